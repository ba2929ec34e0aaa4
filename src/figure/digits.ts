/** Handwritten digits as the figures' networks read them, and what they answer. */
import { type Tensor, tensor } from '../nn/tensor.ts';
import { brightest } from './pictureState.ts';

export const side = 28;
export const classes = 10;

/** Whole levels from 0 to 15 in row order as [1, 1, 28, 28] from 0 to 1. */
export const pictureTensor = (pixels: readonly number[]): Tensor =>
  tensor(
    [1, 1, side, side],
    Float32Array.from(pixels, (level) => level / brightest),
  );

/** The class of the largest logit. */
export const largestOf = (logits: ArrayLike<number>): number =>
  Array.from(logits).reduce((best, logit, k, all) => (logit > (all[best] ?? 0) ? k : best), 0);
