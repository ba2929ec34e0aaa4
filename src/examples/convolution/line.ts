/**
 * Sequences on the integers, 0 outside a finite stretch, with the two products that the note compares.
 *
 *   (f∗g)[n] = Σₘ f[m] g[n − m]        (f⋆g)[n] = Σₘ f[n + m] g[m]
 *
 * The first runs through mathConvolve2d, the second through conv2d, so that neither is defined by the other.
 */
import { conv2d } from '../../nn/ops/conv2d.ts';
import { mathConvolve2d } from '../../nn/ops/mathConvolve2d.ts';
import { tensor } from '../../nn/tensor.ts';

export interface Sequence {
  /** The index of the first value. */
  readonly start: number;
  readonly values: readonly number[];
}

/** A sequence whose first value stands at 0. */
export const from0 = (...values: readonly number[]): Sequence => ({ start: 0, values });

/** f∗g, all of it: it starts where both starts add up to. */
export function convolve(f: Sequence, g: Sequence): Sequence {
  const y = mathConvolve2d.forward({ x: tensor([1, f.values.length], f.values), k: tensor([1, g.values.length], g.values) });
  return { start: f.start + g.start, values: [...y.data] };
}

/** f⋆g, all of it: it starts where the end of g meets the start of f. */
export function correlate(f: Sequence, g: Sequence): Sequence {
  const overhang = g.values.length - 1;
  const x = tensor([1, 1, 1, f.values.length], f.values);
  const w = tensor([1, 1, 1, g.values.length], g.values);
  return { start: f.start - g.start - overhang, values: [...conv2d.forward({ x, w }, { padding: [0, overhang] }).data] };
}

/** Values from index `first` to `last`, empty outside the stretch: a row of a table. */
export const spread = ({ start, values }: Sequence, first: number, last: number): readonly (number | null)[] =>
  Array.from({ length: last - first + 1 }, (_, i) => values[first + i - start] ?? null);
