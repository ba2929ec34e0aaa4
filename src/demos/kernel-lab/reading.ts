/**
 * What one output reads, and what the kernel does as a whole.
 *
 *   y[u, v] = (1 / divisor) · Σ_{a,b} w[a, b] · x[s·u + d·a − p, s·v + d·b − p]     a, b from 0 to k − 1; outside, x reads as 0
 */
import { brightest, pixelsOf } from '../../figure/pictureState.ts';
import { type LabState, size } from './model.ts';

export interface Tap {
  readonly weight: number;
  readonly value: number;
  readonly row: number;
  readonly column: number;
  /** A zero of the padding. */
  readonly padded: boolean;
}

/** The readings of one output, in the order of the kernel. */
export function tapsOf(state: LabState, outRow = state.row, outColumn = state.column): Tap[] {
  const { picture, kernel, w, dilation, stride, padding } = state;
  const x = pixelsOf(picture, size);
  return w.map((weight, index) => {
    const row = stride * outRow + dilation * Math.floor(index / kernel) - padding;
    const column = stride * outColumn + dilation * (index % kernel) - padding;
    const padded = row < 0 || column < 0 || row >= size.side || column >= size.side;
    return { weight, value: padded ? 0 : (x[row * size.side + column] ?? 0), row, column, padded };
  });
}

/** Before the division. */
export const sumOf = (taps: readonly Tap[]): number => taps.reduce((sum, { weight, value }) => sum + weight * value, 0);

export type Sight = 'seesNothing' | 'seesPadding' | 'seesCopy' | 'seesEdges' | 'seesMean' | 'seesSharp' | 'seesScale';

/** The one thing worth noticing: the key of its sentence, and the numbers in it. */
export function noticed(state: LabState): { readonly sentence: Sight; readonly numbers: Readonly<Record<string, number>> } {
  const { w, divisor } = state;
  const total = w.reduce((sum, weight) => sum + weight, 0);
  const taps = tapsOf(state);
  const padded = taps.filter((tap) => tap.padded).length;
  const used = w.filter((weight) => weight !== 0).length;
  // What a flat part of the darkest and of the brightest level gives.
  const numbers = { total, divisor, padded, taps: w.length, used, brightest, flat: Number(((brightest * total) / divisor).toPrecision(4)) };
  if (used === 0) return { sentence: 'seesNothing', numbers };
  if (padded > 0) return { sentence: 'seesPadding', numbers };
  if (used === 1 && total === divisor) return { sentence: 'seesCopy', numbers };
  if (total === 0) return { sentence: 'seesEdges', numbers };
  if (total !== divisor) return { sentence: 'seesScale', numbers };
  return { sentence: w.every((weight) => weight >= 0) ? 'seesMean' : 'seesSharp', numbers };
}
