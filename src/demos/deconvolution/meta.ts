/** What the site says about this figure outside it: in the gallery, in the title of its page, in search. */
export const meta = {
  id: 'deconvolution',
  title: { zh: '去模糊的四条路', en: 'Four ways back from a blur' },
  summary: {
    zh: '选一个点扩散把图弄模糊，再加噪声；逆滤波、维纳、理查森–露西与转置卷积并排复原，看分贝数、|H|与最好的迭代次数。',
    en: 'Blur a picture with a chosen point spread and add noise; inverse filter, Wiener, Richardson–Lucy and transposed convolution stand side by side with their decibels, |H| and the best number of iterations.',
  },
  topics: ['deconvolution'],
  note: 'deconvolution',
  glyph: ['.......', '.yyy...', '.ywyy..', '.yyyyx.', '..yyyy.', '.......', '.......'],
  inGallery: true,
} as const;
