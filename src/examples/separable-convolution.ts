/** The numbers of the note on spatially separable convolution: two passes, ranks, a decomposition, and what it all costs. */
import type { Example } from './example.ts';
import { costs } from './separable-convolution/costs.ts';
import { decompositions } from './separable-convolution/decomposition.ts';
import { passes } from './separable-convolution/passes.ts';

export const example: Example = {
  values: { ...passes.values, ...decompositions.values, ...costs.values },
  formulas: { ...passes.formulas, ...decompositions.formulas },
  tables: { ...decompositions.tables, ...costs.tables },
  grids: passes.grids,
};
