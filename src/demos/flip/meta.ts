/** What the site says about this figure outside it: in the gallery, in the title of its page, in search. */
export const meta = {
  id: 'flip',
  title: { zh: '翻不翻转：卷积与互相关', en: 'To flip or not: convolution and correlation' },
  summary: {
    zh: '同一个核，翻与不翻，作用在一个冲激和一张图上；再用梯度下降各学一遍，看学到的核互为180°旋转、损失一样。',
    en: 'One kernel, flipped and not, over an impulse and a picture; then both conventions learn by gradient descent, and their kernels are each other’s rotation at the same loss.',
  },
  topics: ['convolution'],
  note: 'convolution',
  glyph: ['.......', '.w...y.', '.ww.yy.', '.......', '...x...', '.......', '.......'],
  inGallery: true,
} as const;
