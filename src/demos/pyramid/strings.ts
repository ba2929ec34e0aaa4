export const strings = {
  zh: {
    title: '一格输出的感受野逐层展开',
    layer: '层',
    dilation: '扩张率',
    span: '跨度',
    read: '读到',
    hint: '指一个 y 的格子，看它往下读到哪里。方向键也行。',
    cell: 'y 的第 {row} 行第 {column} 列：往下跨 {spans} 格',
    formula: '感受野的边长',
  },
  en: {
    title: 'The field of one output cell, opening layer by layer',
    layer: 'layer',
    dilation: 'dilation',
    span: 'span',
    read: 'read',
    hint: 'Point at a cell of y and see how far down it reads. Arrow keys work too.',
    cell: 'y, row {row}, column {column}: the field spans {spans} cells on the way down',
    formula: 'side of the receptive field',
  },
} as const;
export type PyramidStrings = { readonly [Key in keyof (typeof strings)['en']]: string };
