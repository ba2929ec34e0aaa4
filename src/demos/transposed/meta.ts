/** What the site says about this figure outside it: in the gallery, in the title of its page, in search. */
export const meta = {
  id: 'transposed',
  title: { zh: '转置卷积：三种画法，一个答案', en: 'Transposed convolution: three pictures, one answer' },
  summary: {
    zh: '同一层同时画成盖章相加、插零后卷积和矩阵Cᵀ，逐格对照；算一算输出填充该取几，再看重叠从哪里来。',
    en: 'One layer drawn at once as stamps that add up, as a convolution over inserted zeros and as the matrix Cᵀ; solve for the output padding, and see where overlap comes from.',
  },
  topics: ['transposed-convolution'],
  note: 'transposed-convolution',
  glyph: ['yyy.yyy', 'yxy.yxy', 'yyy.yyy', '.......', 'yyy.yyy', 'yxy.yxy', 'yyy.yyy'],
  inGallery: true,
} as const;
