/** The numbers of the note on receptive fields: one walk along an axis, three networks and a module, and the effective field. */
import type { Example } from './example.ts';
import { effectiveField } from './receptive-field/effective.ts';
import { networks } from './receptive-field/tables.ts';
import { walk } from './receptive-field/walk.ts';

export const example: Example = {
  values: { ...walk.values, ...networks.values, ...effectiveField.values },
  formulas: { ...walk.formulas, ...effectiveField.formulas },
  tables: { ...walk.tables, ...networks.tables, ...effectiveField.tables },
  grids: { ...walk.grids, ...effectiveField.grids },
};
