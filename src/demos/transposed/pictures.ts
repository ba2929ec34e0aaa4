/**
 * One layer in three pictures that give the same numbers. Along one axis, with output t, input n and weight m:
 *
 *   scatter          y[t] = Σ x[n]·w[m] over all n, m with s·n + m − p = t
 *   zero insertion   s − 1 zeros between inputs, k − 1 − p around (and the output padding at the end); then the flipped kernel
 *                    as a convolution of stride 1
 *   matrix           y = Cᵀx, where column n of Cᵀ is the stamp of input n
 *
 * Source: Dumoulin & Visin 2016, "A guide to convolution arithmetic for deep learning", section 4.
 */
import type { Place } from '../../figure/Grid.tsx';
import { convTranspose2d } from '../../nn/ops/convTranspose2d.ts';
import { tensor } from '../../nn/tensor.ts';
import { inputs, options, type TransposedState } from './model.ts';

export interface Contribution {
  readonly input: Place;
  readonly weight: Place;
  readonly value: number;
  readonly factor: number;
}

/** What reaches an output cell, inputs in reading order. */
export function contributions(state: TransposedState, { row, column }: Place = state): Contribution[] {
  const { input, kernel, x, w } = state;
  return pairs(state, row).flatMap(([p, i]) =>
    pairs(state, column).map(([q, j]) => ({
      input: { row: p, column: q },
      weight: { row: i, column: j },
      value: x[p * input + q] ?? 0,
      factor: w[i * kernel + j] ?? 0,
    })),
  );
}

/** Every [input n, weight m] of one axis that meets at output t. */
function pairs({ input, kernel, stride, padding }: TransposedState, target: number): (readonly [number, number])[] {
  return Array.from({ length: input }, (_, n) => [n, target + padding - stride * n] as const).filter(([, m]) => m >= 0 && m < kernel);
}

/** The indices of the output cells that the stamp of one input covers. */
export function stampOf({ input, kernel, stride, padding }: TransposedState, index: number, side: number): ReadonlySet<number> {
  const [top, left] = [stride * Math.floor(index / input) - padding, stride * (index % input) - padding];
  const inside = (first: number) => Array.from({ length: kernel }, (_, m) => first + m).filter((t) => t >= 0 && t < side);
  return new Set(inside(top).flatMap((row) => inside(left).map((column) => row * side + column)));
}

export interface Inserted {
  readonly side: number;
  /** side² numbers; undefined is an inserted zero. */
  readonly cells: readonly (number | undefined)[];
}

export function withZeros({ input, kernel, stride, padding, outputPadding, x }: TransposedState): Inserted {
  const border = kernel - 1 - padding;
  const side = (input - 1) * stride + 1 + 2 * border + outputPadding;
  const along = (cell: number): number | undefined => {
    const n = (cell - border) / stride;
    return Number.isInteger(n) && n >= 0 && n < input ? n : undefined;
  };
  const cells = Array.from({ length: side * side }, (_, index) => {
    const [p, q] = [along(Math.floor(index / side)), along(index % side)];
    return p === undefined || q === undefined ? undefined : x[p * input + q];
  });
  return { side, cells };
}

/** The kernel turned over in both directions. */
export const flipped = ({ w }: TransposedState): number[] => w.toReversed();

/** Cᵀ, row by row: a row for each output, a column for each input. Column n is what the layer makes of the n-th unit plane. */
export function matrix(state: TransposedState): readonly (readonly number[])[] {
  const { input } = state;
  const { w } = inputs(state);
  const columns = Array.from({ length: input * input }, (_, n) => {
    const unit = Array.from({ length: input * input }, (__, at) => (at === n ? 1 : 0));
    return convTranspose2d.forward({ x: tensor([1, 1, input, input], unit), w }, options(state)).data;
  });
  return Array.from(columns[0] ?? [], (_, row) => columns.map((column) => column[row] ?? 0));
}

export type Sight = 'seesGap' | 'seesOrdinary' | 'seesUneven' | 'seesEven';

/** The one thing worth noticing in this state: the key of its sentence. */
export function noticed({ kernel, stride }: TransposedState): Sight {
  if (stride === 1) return 'seesOrdinary';
  if (kernel < stride) return 'seesGap';
  return kernel % stride === 0 ? 'seesEven' : 'seesUneven';
}
