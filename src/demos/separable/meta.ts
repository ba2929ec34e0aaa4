/** What the site says about this figure outside it: in the gallery, in the title of its page, in search. */
export const meta = {
  id: 'separable',
  title: { zh: '可分离卷积：把核拆成列乘行', en: 'Separable convolution: a kernel as columns times rows' },
  summary: {
    zh: '画一个核，看它的奇异值；拨动项数，用几对长条代替整个核，比较图像、误差与乘加。',
    en: 'Draw a kernel and see its singular values; choose how many pairs of strips stand in for it, and compare image, error and multiply–adds.',
  },
  topics: ['separable-convolution'],
  note: 'separable-convolution',
  glyph: ['...w...', '...w...', '...w...', 'wwwwwww', '...w...', '...w...', '...w...'],
  inGallery: true,
} as const;
