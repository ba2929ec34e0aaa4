/** What the site says about this figure outside it: in the gallery, in the title of its page, in search. */
export const meta = {
  id: 'dilated',
  title: { zh: '空洞卷积：隔着读', en: 'Dilated convolution: reading with gaps' },
  summary: {
    zh: '拨动核长、扩张率、步幅与填充，逐格看一个输出读了哪些输入、怎样加成一个数，再看一叠层读到了几格。',
    en: 'Change kernel, dilation, stride and padding; see cell by cell which inputs one output reads, how they add up, and how much a stack of layers reads.',
  },
  topics: ['dilated-convolution'],
  note: 'dilated-convolution',
  glyph: ['.......', '.w.w.w.', '.......', '.w.w.w.', '.......', '.w.w.w.', '.......'],
  inGallery: true,
} as const;
