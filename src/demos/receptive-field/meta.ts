/** What the site says about this figure outside it: in the gallery, in the title of its page, in search. */
export const meta = {
  id: 'receptive-field',
  title: { zh: '感受野：边界与有效部分', en: 'Receptive field: the border and what counts' },
  summary: {
    zh: '搭一叠卷积与池化，或选AlexNet、VGG-16、ResNet-50，逐层看感受野的大小、步距与起点；再求输入的梯度，看真正起作用的是哪一块，短短训练一次之后又是哪一块。',
    en: 'Build a stack of convolutions and pooling, or take AlexNet, VGG-16 or ResNet-50; follow size, jump and start layer by layer, then compute the gradient of the input to see which part really counts, before and after a short training.',
  },
  topics: ['receptive-field'],
  note: 'receptive-field',
  glyph: ['xxxxxxx', 'x.....x', 'x.xxx.x', 'x.xyx.x', 'x.xxx.x', 'x.....x', 'xxxxxxx'],
  inGallery: true,
} as const;
