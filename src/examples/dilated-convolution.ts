/**
 * The numbers of the note on dilated convolution, from four small subjects: one 7×7 plane, one signal of eight samples,
 * what a layer costs, and what a stack of layers reads.
 */
import { spannedCost } from './dilated-convolution/cost.ts';
import { phases } from './dilated-convolution/phases.ts';
import { plane } from './dilated-convolution/plane.ts';
import { stacks } from './dilated-convolution/stacks.ts';
import type { Example } from './example.ts';

export const example: Example = {
  values: { ...plane.values, ...spannedCost.values, ...stacks.values },
  formulas: { ...plane.formulas, ...stacks.formulas },
  tables: { ...spannedCost.tables, ...stacks.tables },
  grids: { ...plane.grids, ...phases.grids, ...stacks.grids },
};
