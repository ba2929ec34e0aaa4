/** What the site says about this figure outside it: in the gallery, in the title of its page, in search. */
export const meta = {
  id: 'deformable',
  title: { zh: '可变形卷积：会走动的采样点', en: 'Deformable convolution: sampling points that move' },
  summary: {
    zh: '拖动九个采样点，看每次读数怎样由四个像素按双线性权重加成；再让梯度下降把它们送到斜线上。',
    en: 'Drag nine sampling points and see each reading mixed from four pixels by bilinear weights; then let gradient descent carry them onto a leaning stroke.',
  },
  topics: ['deformable-convolution'],
  note: 'deformable-convolution',
  glyph: ['....w..', '.w.....', '...w.w.', 'w..w...', '..w...w', '.w.....', '.....w.'],
  inGallery: true,
} as const;
