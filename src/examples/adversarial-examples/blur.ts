/** What a 3×3 mean leaves of a perturbation that a linear score was pushed with: the first thing that a lens does to a print. */
import { conv2d } from '../../nn/ops/conv2d.ts';
import { tensor } from '../../nn/tensor.ts';

const period = 12;
const wrap = (place: number): number => (place + period) % period;

/** ⟨δ, blur(δ)⟩ / ⟨δ, δ⟩ for a periodic pattern of ±1: the part of w·δ that is left when w has the signs of δ. */
export function left(pattern: (row: number, column: number) => number): number {
  const side = period + 2;
  const cells = Array.from({ length: side * side }, (_, n) => pattern(wrap(Math.floor(n / side) - 1), wrap((n % side) - 1)));
  const blurred = conv2d.forward({ x: tensor([1, 1, side, side], cells), w: tensor([1, 1, 3, 3], Array<number>(9).fill(1)) }).data;
  const total = blurred.reduce((sum, value, n) => sum + value * pattern(Math.floor(n / period), n % period), 0);
  return total / 9 / period ** 2;
}

export const checkerboard =
  (size: number) =>
  (row: number, column: number): number =>
    (Math.floor(row / size) + Math.floor(column / size)) % 2 === 0 ? 1 : -1;

export const stripes =
  (size: number) =>
  (_: number, column: number): number =>
    Math.floor(column / size) % 2 === 0 ? 1 : -1;
