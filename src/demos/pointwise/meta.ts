/** What the site says about this figure outside it: in the gallery, in the title of its page, in search. */
export const meta = {
  id: 'pointwise',
  title: { zh: '1×1卷积：一个小矩阵改换颜色', en: '1×1 convolution: recolouring with a small matrix' },
  summary: {
    zh: '改一个3×3的通道矩阵，看整张图换色、像素的颜色云怎样被拉伸；再接一层，看没有激活时两层塌成一个矩阵。',
    en: 'Edit a 3×3 channel matrix and watch a picture change colour and its cloud of pixels stretch; add a second layer and see two collapse to one matrix without an activation.',
  },
  topics: ['pointwise-convolution'],
  note: 'pointwise-convolution',
  glyph: ['.......', '.......', '.x.x.x.', '...w...', '.y.y.y.', '.......', '.......'],
  inGallery: true,
} as const;
