import type { Setting } from '../../figure/code/layers.ts';
import { type SeparableState, size } from './model.ts';
import { type SingularTerm, tensorsOf } from './reading.ts';

/** The kept terms in two passes: down the columns, then along the rows. */
export function codeSetting(state: SeparableState, terms: readonly SingularTerm[]): Setting {
  const { columns, rows } = tensorsOf(state, terms);
  const kept = columns.shape[0] ?? 0;
  return {
    input: { channels: 1, size: [size.side, size.side] },
    layers: [
      { kind: 'conv', inChannels: 1, outChannels: kept, kernel: [state.kernel, 1], weights: [...columns.data] },
      { kind: 'conv', inChannels: kept, outChannels: 1, kernel: [1, state.kernel], weights: [...rows.data] },
    ],
  };
}
