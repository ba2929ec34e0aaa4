/** What the site says about this figure outside it: in the gallery, in the title of its page, in search. */
export const meta = {
  id: 'shuffle',
  title: { zh: '通道混洗：几层读遍全部', en: 'Channel shuffle: how many layers reach everything' },
  summary: {
    zh: '在分组卷积之间插入混洗，看一个输出能读到的输入怎样从几分之一涨到全部；换一种排列，或者干脆不混洗，比一比。',
    en: 'Put a shuffle between grouped convolutions and watch what one output reaches grow from a fraction to everything; compare with the other order, or with none.',
  },
  topics: ['channel-shuffle'],
  note: 'channel-shuffle',
  glyph: ['xxx.yyy', '.......', 'x.y.x.y', '.......', 'yx.yx.y', '.......', 'xyxyxyx'],
  inGallery: true,
} as const;
