/** What the site says about this figure outside it: in the gallery, in the title of its page, in search. */
export const meta = {
  id: 'cost',
  title: { zh: '卷积的账：参数、乘加、字节与时间', en: 'What convolutions cost: parameters, multiply–adds, bytes, time' },
  summary: {
    zh: '给定自己的形状，七种卷积并排算账，再在这台机器上用CPU与GPU各测一遍。',
    en: 'For shapes of your own, seven convolutions side by side in four accounts, and then timed on this device, CPU and GPU.',
  },
  topics: ['convolution-costs'],
  note: 'convolution-costs',
  glyph: ['w......', 'ww.....', 'w......', 'wwww...', 'w......', 'wwwwww.', 'w......'],
  inGallery: true,
} as const;
