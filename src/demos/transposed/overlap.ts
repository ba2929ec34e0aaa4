/**
 * How many stamps fall on one output cell, far from every border: the layer itself, run on a plane of ones with a kernel of
 * ones. Along an axis cell t hears from every n with 0 ≤ t − s·n < k: ⌈k/s⌉ inputs, or one fewer where s does not divide k.
 * Source: Odena, Dumoulin & Olah 2016, "Deconvolution and Checkerboard Artifacts", Distill.
 */
import { convTranspose2d } from '../../nn/ops/convTranspose2d.ts';
import { tensor } from '../../nn/tensor.ts';

export interface Overlap {
  /** Counts along an axis over two periods, beginning with phase s − 1. */
  readonly axis: readonly number[];
  readonly side: number;
  /** Counts of side × side cells of the interior. */
  readonly counts: readonly number[];
  readonly fewest: number;
  readonly most: number;
}

/** Enough cells to see the pattern repeat, and whole periods of it. */
const shownCells = 8;

export function overlap(kernel: number, stride: number): Overlap {
  const side = Math.max(2, Math.ceil(shownCells / stride)) * stride;
  const start = stride * Math.ceil(kernel / stride) + stride - 1;
  const inputs = Math.ceil((start + side) / stride) + 1;
  const ones = (count: number) => tensor([1, 1, count, count], Array<number>(count * count).fill(1));
  const y = convTranspose2d.forward({ x: ones(inputs), w: ones(kernel) }, { stride });
  const width = y.shape[3] ?? 0;
  const counts = Array.from(
    { length: side * side },
    (_, index) => y.data[(start + Math.floor(index / side)) * width + start + (index % side)] ?? 0,
  );
  const line = convTranspose2d.forward(
    { x: tensor([1, 1, 1, inputs], Array<number>(inputs).fill(1)), w: tensor([1, 1, 1, kernel], Array<number>(kernel).fill(1)) },
    { stride: [1, stride] },
  );
  return {
    axis: [...line.data.slice(start, start + 2 * stride)],
    side,
    counts,
    fewest: Math.min(...counts),
    most: Math.max(...counts),
  };
}
