/** The numbers of the note on what convolutions cost: a layer small enough to count by hand, the whole family, and bounds on time. */
import { small } from './convolution-costs/small.ts';
import { tables } from './convolution-costs/tables.ts';
import type { Example } from './example.ts';

export const example: Example = {
  values: { ...small.values, ...tables.values },
  formulas: small.formulas,
  tables: { ...small.tables, ...tables.tables },
  grids: small.grids,
};
