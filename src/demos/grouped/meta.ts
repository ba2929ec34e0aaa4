/** What the site says about this figure outside it: in the gallery, in the title of its page, in search. */
export const meta = {
  id: 'grouped',
  title: { zh: '分组卷积：一个输出看得到谁', en: 'Grouped convolution: whom an output can see' },
  summary: {
    zh: '给几层卷积各选组数，点亮一个输出通道逐层看得到的通道；从稠密拨到逐通道，看参数和乘加怎样变，再看AlexNet的两半在哪一层相通。',
    en: 'Choose the groups of each layer and light up what one output channel can see through them; go from dense to depthwise, watch parameters and multiply–adds, and find where the two halves of AlexNet meet.',
  },
  topics: ['grouped-convolution'],
  note: 'grouped-convolution',
  glyph: ['ww.....', 'ww.....', '..ww...', '..ww...', '....ww.', '....ww.', '.......'],
  inGallery: true,
} as const;
