/**
 * One axis and one channel of conv2d and its transpose, on plain lists: what the note writes as Au and Aᵀx.
 *
 *   v[n] = Σ_m w[m] u[sn + m − p]        y[t] = Σ_{sn+m−p=t} w[m] x[n]        A: [o, i], v = Au, y = Aᵀx
 */
import { conv2d } from '../../nn/ops/conv2d.ts';
import { convTranspose2d } from '../../nn/ops/convTranspose2d.ts';
import { tensor } from '../../nn/tensor.ts';

export interface LineOptions {
  readonly stride?: number;
  readonly padding?: number;
}

const row = (values: readonly number[]) => tensor([1, 1, 1, values.length], values);
const alongWidth = ({ stride = 1, padding = 0 }: LineOptions) => ({ stride: [1, stride], padding: [0, padding] }) as const;

/** Au: the convolution gathers. @throws ShapeError when the kernel does not fit. */
export const convolve = (u: readonly number[], w: readonly number[], options: LineOptions = {}): readonly number[] => [
  ...conv2d.forward({ x: row(u), w: row(w) }, alongWidth(options)).data,
];

/** Aᵀx: each input stamps the kernel, and stamps add up. @throws ShapeError */
export const scatter = (x: readonly number[], w: readonly number[], options: LineOptions = {}): readonly number[] => [
  ...convTranspose2d.forward({ x: row(x), w: row(w) }, alongWidth(options)).data,
];

/** The matrix A, row by row: row n is what the transposed convolution makes of the n-th unit vector. */
export function matrix(outputs: number, w: readonly number[], options: LineOptions = {}): readonly (readonly number[])[] {
  const indices = Array.from({ length: outputs }, (_, n) => n);
  return indices.map((n) =>
    scatter(
      indices.map((m) => (m === n ? 1 : 0)),
      w,
      options,
    ),
  );
}

/** The rank, by elimination; exact enough for the small integers it is used on. */
export function rank(rows: readonly (readonly number[])[]): number {
  let left = rows.map((entries) => [...entries]);
  let found = 0;
  for (let column = 0; column < (rows[0]?.length ?? 0); column++) {
    const pivot = left.find((entries) => Math.abs(entries[column] ?? 0) > 1e-9);
    if (pivot === undefined) continue;
    found++;
    left = left
      .filter((entries) => entries !== pivot)
      .map((entries) => entries.map((entry, c) => entry - ((pivot[c] ?? 0) * (entries[column] ?? 0)) / (pivot[column] ?? 1)));
  }
  return found;
}

export const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, value, n) => sum + value * (b[n] ?? 0), 0);

/** Each value `times` over: resizing by nearest neighbour. */
export const repeatEach = (values: readonly number[], times: number): readonly number[] =>
  values.flatMap((value) => Array<number>(times).fill(value));
