/** The numbers of the note on fine-tuning: a two-parameter network tuned four ways, CaffeNet counted, and a rank-one update. */
import type { Example } from './example.ts';
import { costs } from './fine-tuning/costs.ts';
import { runs } from './fine-tuning/runs.ts';

// A rank-one update of a 3 × 3 matrix, small enough to check by eye.
const base = [
  [1, 0, 2],
  [0, 3, 1],
  [2, 1, 0],
];
const columnB = [1, 0, 2];
const rowA = [2, -1, 0];
const updated = base.map((row, i) => row.map((value, j) => value + (columnB[i] ?? 0) * (rowA[j] ?? 0) + 0));

export const example: Example = {
  values: { ...runs.values, ...costs.values },
  formulas: { ...runs.formulas, ...costs.formulas },
  tables: { ...runs.tables, ...costs.tables },
  grids: {
    lowRank: {
      caption: {
        zh: '秩一的增量：冻结的 W，加上一列 B 乘一行 A，得到微调后的矩阵；九个数里训练的只有六个',
        en: 'A rank-one update: the frozen W plus a column B times a row A gives the tuned matrix; six numbers are trained instead of nine',
      },
      grids: [
        { role: 'w', name: { zh: 'W，冻结', en: 'W, frozen' }, cells: base },
        { role: 'g', name: { zh: 'B', en: 'B' }, cells: columnB.map((value) => [value]) },
        { role: 'g', name: { zh: 'A', en: 'A' }, cells: [rowA] },
        { role: 'y', name: { zh: 'W + BA', en: 'W + BA' }, cells: updated },
      ],
    },
  },
};
