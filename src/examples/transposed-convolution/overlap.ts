/**
 * How many inputs contribute to one output of a transposed convolution, and which.
 * An output t of the interior hears from every n with 0 ≤ t − sn < k: ⌈k/s⌉ of them, or one fewer in some phases.
 */
import { convTranspose2d } from '../../nn/ops/convTranspose2d.ts';
import { tensor } from '../../nn/tensor.ts';
import { scatter } from './line.ts';

const ones = (count: number): readonly number[] => Array<number>(count).fill(1);

/** Enough inputs that two whole periods of the output lie away from both ends. */
const inputsFor = (kernel: number, stride: number): number => 2 * Math.ceil(kernel / stride) + 4;

/** Where the first of these periods begins: the first output of phase s − 1 that no border touches. */
export const firstInterior = (kernel: number, stride: number): number => stride * Math.ceil(kernel / stride) + stride - 1;

/** Two periods of the interior output for a constant input of ones, beginning with the last phase. */
export function interior(w: readonly number[], stride: number): readonly number[] {
  const start = firstInterior(w.length, stride);
  return scatter(ones(inputsFor(w.length, stride)), w, { stride }).slice(start, start + 2 * stride);
}

/** Contributions along one axis, over two periods: 1, 2, 1, 2 for kernel 3 and stride 2. */
export const counts = (kernel: number, stride: number): readonly number[] => interior(ones(kernel), stride);

/** The smallest and the largest number of contributions in the interior of a plane. */
export function planeRange(kernel: number, stride: number): readonly [smallest: number, largest: number] {
  const side = inputsFor(kernel, stride);
  const x = tensor([1, 1, side, side], ones(side * side));
  const y = convTranspose2d.forward({ x, w: tensor([1, 1, kernel, kernel], ones(kernel * kernel)) }, { stride });
  const [start, width] = [firstInterior(kernel, stride), y.shape[3] ?? 0];
  const rows = Array.from({ length: stride }, (_, r) => y.data.slice((start + r) * width + start, (start + r) * width + start + stride));
  const inside = rows.flatMap((row) => [...row]);
  return [Math.min(...inside), Math.max(...inside)];
}

/** One product that reaches an output cell. */
export interface Contribution {
  /** [row, column] of the input, and of the weight it meets. */
  readonly input: readonly [number, number];
  readonly weight: readonly [number, number];
}

/** Every (input, weight) pair with s·n + m = t on both axes, inputs in reading order; no padding, no dilation. */
export function contributions(
  [row, column]: readonly [number, number],
  input: readonly [height: number, width: number],
  kernel: number,
  stride: number,
): readonly Contribution[] {
  const along = (target: number, size: number) =>
    Array.from({ length: size }, (_, n) => [n, target - stride * n] as const).filter(([, m]) => m >= 0 && m < kernel);
  return along(row, input[0]).flatMap(([p, i]) =>
    along(column, input[1]).map(([q, j]): Contribution => ({ input: [p, q], weight: [i, j] })),
  );
}
