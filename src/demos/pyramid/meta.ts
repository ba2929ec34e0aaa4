export const meta = {
  id: 'pyramid',
  title: { zh: '一格的感受野', en: 'The field of one cell' },
  summary: { zh: '指一格输出，看它的感受野怎样逐层张开。', en: 'Point at an output cell and watch its field open layer by layer.' },
  topics: ['receptive-field'],
  glyph: ['.......', '.......', '..xxx..', '..xyx..', '..xxx..', '.......', '.......'],
  inGallery: false,
};
