/** What the site says about this figure outside it: in the gallery, in the title of its page, in search. */
export const meta = {
  id: 'depthwise-separable',
  title: { zh: '深度可分离卷积：一层拆成两步', en: 'Depthwise separable convolution: one layer in two steps' },
  summary: {
    zh: '两个通道先各卷各的，再逐点混合；改任何一格，看合成的核、省下的乘加，和两步之间放ReLU会怎样。',
    en: 'Two channels are filtered each by itself, then mixed; change any cell and see the merged kernels, the work saved, and what a ReLU between the steps does.',
  },
  topics: ['depthwise-separable-convolution'],
  note: 'depthwise-separable-convolution',
  glyph: ['www....', 'www....', 'www....', '....w..', '...www.', '....w..', '.......'],
  inGallery: true,
} as const;
