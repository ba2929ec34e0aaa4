/**
 * What the selected output reads, and what follows from it.
 *
 *   y[u, v] = Σ_{a,b} w[a, b] · x[s·u + d·a − p, s·v + d·b − p]        a, b from 0 to k − 1; outside, x reads as 0
 */
import { type DilatedState, outputSide, span } from './model.ts';

export interface Tap {
  readonly weight: number;
  readonly value: number;
  /** Where in x; outside it, the reading is a zero of the padding. */
  readonly row: number;
  readonly column: number;
  readonly padded: boolean;
}

/** The readings of one output cell, in the order of the kernel. */
export function tapsOf(state: DilatedState, outRow = state.row, outColumn = state.column): Tap[] {
  const { input, kernel, dilation, stride, padding, x, w } = state;
  return w.map((weight, index) => {
    const row = stride * outRow + dilation * Math.floor(index / kernel) - padding;
    const column = stride * outColumn + dilation * (index % kernel) - padding;
    const padded = row < 0 || column < 0 || row >= input || column >= input;
    return { weight, value: padded ? 0 : (x[row * input + column] ?? 0), row, column, padded };
  });
}

export const sumOf = (taps: readonly Tap[]): number => taps.reduce((sum, { weight, value }) => sum + weight * value, 0);

/** Which outputs read each input cell: for every cell of x the indices of the cells of y. */
export function readers(state: DilatedState): number[][] {
  const side = outputSide(state);
  const found: number[][] = state.x.map(() => []);
  for (let index = 0; index < side * side; index++) {
    for (const { row, column, padded } of tapsOf(state, Math.floor(index / side), index % side)) {
      if (!padded) found[row * state.input + column]?.push(index);
    }
  }
  return found;
}

export type Sight = 'seesPoint' | 'seesPadding' | 'seesUnread' | 'seesOrdinary' | 'seesSpread';

/** The one thing worth noticing in this state: the key of its sentence, and the numbers in it. */
export function noticed(state: DilatedState): { readonly sentence: Sight; readonly numbers: Readonly<Record<string, number>> } {
  const { kernel, dilation, stride, input } = state;
  const taps = kernel * kernel;
  const across = span(state);
  const padded = tapsOf(state).filter((tap) => tap.padded).length;
  const unread = readers(state).filter((outputs) => outputs.length === 0).length;
  const numbers = { kernel, dilation, stride, taps, span: across, padded, unread, total: input * input, skipped: across * across - taps };
  if (kernel === 1 && padded === 0 && stride === 1) return { sentence: 'seesPoint', numbers };
  if (padded > 0) return { sentence: 'seesPadding', numbers };
  if (stride > 1 && unread > 0) return { sentence: 'seesUnread', numbers };
  if (kernel === 1) return { sentence: 'seesPoint', numbers };
  return { sentence: dilation === 1 ? 'seesOrdinary' : 'seesSpread', numbers };
}
