/**
 * What the figure shows of its state: the singular terms of K, what the kept ones make, and what they do to a picture.
 *
 *   K = Σ_j σ_j · v_j · h_jᵀ        ΣK² = Σ_j σ_j²        K ≈ L = the first r terms, two passes each
 *
 * The r columns are one convolution from 1 to r channels, the r rows another one from r channels to 1, so that the two passes
 * are two calls of the same operator. Source: Eckart & Young 1936.
 */

import { pixelsOf } from '../../figure/pictureState.ts';
import type { Step } from '../../figure/runs.ts';
import { conv2d } from '../../nn/ops/conv2d.ts';
import { svd } from '../../nn/ops/svd.ts';
import { type Tensor, tensor } from '../../nn/tensor.ts';
import { type SeparableState, size } from './model.ts';

export interface SingularTerm {
  readonly sigma: number;
  /** Unit vectors down and along. */
  readonly v: readonly number[];
  readonly h: readonly number[];
}

/** All terms of K, the heaviest first: as many as K has rows. What rounding leaves of a zero is a zero. */
export function termsOf({ kernel, w }: Pick<SeparableState, 'kernel' | 'w'>): readonly SingularTerm[] {
  const { u, s, v } = svd.forward({ a: tensor([kernel, kernel], Float64Array.from(w)) });
  const least = 1e-9 * (s.data[0] ?? 0);
  const column = ({ data }: Tensor<Float64Array>, at: number) => Array.from({ length: kernel }, (_, row) => data[row * kernel + at] ?? 0);
  return Array.from(s.data, (sigma, at) => ({ sigma: sigma > least ? sigma : 0, v: column(u, at), h: column(v, at) }));
}

export const rankOf = (terms: readonly SingularTerm[]): number => terms.filter(({ sigma }) => sigma > 0).length;

/** The cells of a sum of terms. */
export function kernelOf(terms: readonly SingularTerm[], side: number): number[] {
  return Array.from({ length: side * side }, (_, at) =>
    terms.reduce((sum, { sigma, v, h }) => sum + sigma * (v[Math.floor(at / side)] ?? 0) * (h[at % side] ?? 0), 0),
  );
}

/** x, K and the strips of the kept terms as the operators take them. σ goes half to the column, half to the row. */
export function tensorsOf(state: SeparableState, terms: readonly SingularTerm[]) {
  const kept = terms.slice(0, state.terms);
  const root = (sigma: number) => Math.sqrt(sigma);
  return {
    x: tensor([1, 1, size.side, size.side], pixelsOf(state.picture, size)),
    K: tensor([1, 1, state.kernel, state.kernel], state.w),
    columns: tensor(
      [kept.length, 1, state.kernel, 1],
      kept.flatMap(({ sigma, v }) => v.map((value) => root(sigma) * value)),
    ),
    rows: tensor(
      [1, kept.length, 1, state.kernel],
      kept.flatMap(({ sigma, h }) => h.map((value) => root(sigma) * value)),
    ),
  };
}

type Tensors = ReturnType<typeof tensorsOf>;

export const direct = ({ x, K }: Tensors): Tensor => conv2d.forward({ x, w: K });
export const inPasses = ({ x, columns, rows }: Tensors): Tensor => conv2d.forward({ x: conv2d.forward({ x, w: columns }), w: rows });
export const secondPass = ({ rows }: Tensors): readonly Step[] => [{ name: 'conv2d', inputs: { w: rows }, options: {} }];

/** Multiply–adds of the whole picture, directly and in passes. */
export function costOf({ x, K, columns, rows }: Tensors) {
  const z = conv2d.outputShape({ x: x.shape, w: columns.shape });
  const [whole, down, along] = [
    conv2d.cost({ x: x.shape, w: K.shape }),
    conv2d.cost({ x: x.shape, w: columns.shape }),
    conv2d.cost({ x: z, w: rows.shape }),
  ];
  return { whole, down, along };
}

/** Parts of a whole number, rounded to hundredths so that the rounded parts still add up to it. */
export function hundredths(parts: readonly number[], whole: number): readonly number[] {
  const floors = parts.map((part) => Math.floor(part * 100 + 1e-6));
  let missing = Math.round(whole * 100) - floors.reduce((sum, part) => sum + part, 0);
  const byRest = parts.map((part, at) => ({ at, rest: part * 100 - (floors[at] ?? 0) })).sort((a, b) => b.rest - a.rest);
  for (const { at } of byRest) {
    if (missing <= 0) break;
    floors[at] = (floors[at] ?? 0) + 1;
    missing--;
  }
  return floors.map((part) => part / 100);
}

/** Largest and root-mean-square difference of two pictures. */
export function errorOf(a: ArrayLike<number>, b: ArrayLike<number>) {
  let [largest, squares] = [0, 0];
  for (let i = 0; i < a.length; i++) {
    const gap = Math.abs((a[i] ?? 0) - (b[i] ?? 0));
    largest = Math.max(largest, gap);
    squares += gap * gap;
  }
  return { largest, rootMeanSquare: Math.sqrt(squares / Math.max(1, a.length)) };
}

/** What a reader should look at. `numbers` fill the sentence. */
export function noticed(state: SeparableState, terms: readonly SingularTerm[]) {
  const rank = rankOf(terms);
  const { kernel, terms: kept } = state;
  const squares = terms.map(({ sigma }) => sigma * sigma);
  const total = squares.reduce((sum, value) => sum + value, 0);
  const share = total === 0 ? 100 : (100 * squares.slice(0, kept).reduce((sum, value) => sum + value, 0)) / total;
  const numbers = {
    rank,
    kept,
    kernel,
    taps: 2 * kernel * kept,
    whole: kernel * kernel,
    fewest: 2 * kernel * rank,
    share: Number(share.toFixed(1)),
    lost: Number((100 - share).toFixed(1)),
  };
  const [first, last] = [terms[0]?.sigma ?? 0, terms.at(-1)?.sigma ?? 0];
  if (rank === 0) return { sentence: 'seesZero', numbers };
  if (rank === 1) return { sentence: kept === 1 ? 'seesOne' : 'seesSpare', numbers };
  if (rank === kernel && first - last < 1e-6 * first && kept < rank) return { sentence: 'seesEqual', numbers };
  if (kept < rank) return { sentence: 'seesPart', numbers };
  return { sentence: 2 * kernel * rank < kernel * kernel ? 'seesPays' : 'seesDear', numbers };
}
