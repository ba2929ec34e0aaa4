/** What the gallery draws of this figure: an input channel, its own kernel, the weights that mix the channels, an output. */
import type { Plate } from '../../schema/plate.ts';
import { defaults, inChannels, kernel, outSide, side } from './model.ts';
import { channel, inSteps, tensorsOf } from './reading.ts';

export function thumbnail(): readonly Plate[] {
  const tensors = tensorsOf(defaults);
  return [
    { role: 'x', columns: side, values: defaults.x.slice(0, side ** 2) },
    { role: 'w', columns: kernel, values: defaults.d.slice(0, kernel ** 2) },
    // Inputs across, outputs down: one column is left free, so that the cells are square.
    { role: 'w', columns: kernel, values: rows(defaults.p) },
    { role: 'y', columns: outSide, values: channel(inSteps(tensors, defaults.relu), 0) },
  ];
}

const rows = (p: readonly number[]): number[] =>
  Array.from({ length: kernel ** 2 }, (_, at) =>
    at % kernel < inChannels ? (p[Math.floor(at / kernel) * inChannels + (at % kernel)] ?? 0) : 0,
  );
