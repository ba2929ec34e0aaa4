/** What the site says about this figure outside it: in the gallery, in the title of its page, in search. */
export const meta = {
  id: 'kernel-lab',
  title: { zh: '卷积核工作台', en: 'Kernel workbench' },
  summary: {
    zh: '画一张图或带一张图来，改卷积核的每一格，拨步幅、填充与扩张率；指着输出的一个像素，看窗口、乘积与和。',
    en: 'Paint a picture or bring one, edit every cell of the kernel, set stride, padding and dilation; point at an output pixel and see its window, the products and their sum.',
  },
  topics: ['convolution'],
  note: 'convolution',
  glyph: ['.......', '.xxx...', '.xwx...', '.xxx.y.', '.......', '.......', '.......'],
  inGallery: true,
} as const;
