/**
 * Kernels as matrices: products of a column and a row, their rank, and the singular value decomposition.
 *
 *   K = Σᵣ σᵣ vᵣ hᵣᵀ        vᵣ: column of length k, hᵣ: row of length k, both of unit length; σ₁ ≥ σ₂ ≥ … ≥ 0
 */
import { svd } from '../../nn/ops/svd.ts';
import { tensor } from '../../nn/tensor.ts';

export type Rows = readonly (readonly number[])[];

/** v hᵀ: the multiplication table of a column and a row. */
export const outer = (v: readonly number[], h: readonly number[]): Rows => v.map((a) => h.map((b) => a * b));

export const add = (a: Rows, b: Rows): Rows => a.map((row, i) => row.map((value, j) => value + (b[i]?.[j] ?? 0)));

/** One term of the sum; the first entry of `v` that is not 0 is positive. */
export interface Term {
  readonly sigma: number;
  readonly v: readonly number[];
  readonly h: readonly number[];
}

/** All terms, the largest first, those with σ = 0 among them. Computed in float64. */
export function terms(kernel: Rows): readonly Term[] {
  const columns = kernel[0]?.length ?? 0;
  const { u, s, v } = svd.forward({ a: tensor([kernel.length, columns], new Float64Array(kernel.flat())) });
  const column = (data: Float64Array, r: number) => [...data].filter((_, i) => i % s.data.length === r);
  return [...s.data].map((sigma, r) => {
    const [left, right] = [column(u.data, r), column(v.data, r)];
    const sign = (left.find((entry) => Math.abs(entry) > 1e-9) ?? 1) < 0 ? -1 : 1;
    return { sigma, v: left.map((entry) => sign * entry), h: right.map((entry) => sign * entry) };
  });
}

/** How many singular values are not 0, next to the largest one. */
export function rank(kernel: Rows): number {
  const all = terms(kernel);
  return all.filter(({ sigma }) => sigma > 1e-9 * (all[0]?.sigma ?? 0)).length;
}

/** The share of Σ K[a,b]² that the first `count` terms keep. */
export function keptShare(kernel: Rows, count: number): number {
  const squares = terms(kernel).map(({ sigma }) => sigma ** 2);
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  return sum(squares.slice(0, count)) / sum(squares);
}

const diagonal = (side: number): Rows => Array.from({ length: side }, (_, i) => Array.from({ length: side }, (__, j) => (i === j ? 1 : 0)));

/** A wave at `degrees` from the vertical under a round Gaussian: cos(2π(a·sin + b·cos)/period)·e^{−(a² + b²)/2σ²}. */
export function gabor(side: number, degrees: number, period: number, sigma: number): Rows {
  const [sin, cos] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)];
  const offsets = Array.from({ length: side }, (_, i) => i - (side - 1) / 2);
  return offsets.map((a) =>
    offsets.map((b) => Math.cos((2 * Math.PI * (a * sin + b * cos)) / period) * Math.exp(-(a * a + b * b) / (2 * sigma * sigma))),
  );
}

export const kernels = {
  box: outer([1, 1, 1], [1, 1, 1]),
  binomial: outer([1, 4, 6, 4, 1], [1, 4, 6, 4, 1]),
  sobel: outer([1, 2, 1], [-1, 0, 1]),
  laplacian: [
    [0, 1, 0],
    [1, -4, 1],
    [0, 1, 0],
  ],
  disc: [
    [0, 1, 1, 1, 0],
    [1, 1, 1, 1, 1],
    [1, 1, 1, 1, 1],
    [1, 1, 1, 1, 1],
    [0, 1, 1, 1, 0],
  ],
  gabor: gabor(7, 30, 4, 2),
  diagonal: diagonal(5),
} as const satisfies Record<string, Rows>;
