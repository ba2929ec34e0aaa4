/** What the site says about this figure outside it: in the gallery, in the title of its page, in search. */
export const meta = {
  id: 'squeeze-excite',
  title: { zh: '压缩—激励：十六道门', en: 'Squeeze-and-excitation: sixteen gates' },
  summary: {
    zh: '写一个数字，看训练好的小网络怎样从各通道的均值算出门；把门按在0或1，或借另一类的门，看十个得分怎样动。',
    en: 'Draw a digit and see how a small trained network turns channel means into gates; hold a gate at 0 or 1, or borrow those of another class, and watch the ten scores move.',
  },
  topics: ['squeeze-and-excitation'],
  note: 'squeeze-and-excitation',
  glyph: ['xxx....', 'xxx.g..', 'xxx....', '....g..', 'yyy....', 'yyy.g..', 'yyy....'],
  inGallery: true,
} as const;
