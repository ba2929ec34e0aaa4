/**
 * Two layers that learn the same task, one correlating and one convolving: from a picture of noise x to the picture that the
 * reader's kernel makes of it by convolution.
 *
 *   L = (1/N) Σ (ŷ − y)²      w ← w − η ∂L/∂w      both begin at w = 0
 *
 * x: 12×12 numbers, seeded; y, ŷ: 10×10, N = 100. Computed in float64 by the operators' own gradients: the two runs are
 * mirror images, and float64 lets the figure show that up to the last digits.
 */
import { conv2d } from '../../nn/ops/conv2d.ts';
import { mathConvolve2d } from '../../nn/ops/mathConvolve2d.ts';
import { type Tensor, tensor } from '../../nn/tensor.ts';

export const lastStep = 40;
const rate = 0.4;
const side = 12;
const kernelSide = 3;

/** One moment of a learner: its kernel, and its loss with that kernel. */
export interface Moment {
  readonly w: readonly number[];
  readonly loss: number;
}
export interface Training {
  readonly correlation: readonly Moment[];
  readonly convolution: readonly Moment[];
}

/** Whole numbers from a fixed seed, turned into −1, −½, ½ or 1: a linear congruential generator with the constants of C's `rand`. */
function noise(count: number): Float64Array {
  let seed = 20;
  return Float64Array.from({ length: count }, () => {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
    return [-1, -0.5, 0.5, 1][(seed >> 16) & 3] ?? 0;
  });
}

interface Learner {
  readonly forward: (w: Float64Array) => Float64Array;
  readonly gradient: (w: Float64Array, upstream: Float64Array) => Float64Array;
}

const out = side - kernelSide + 1;

const correlating = (pixels: Float64Array): Learner => {
  const x = tensor([1, 1, side, side], pixels);
  const kernel = (w: Float64Array): Tensor<Float64Array> => tensor([1, 1, kernelSide, kernelSide], w);
  return {
    forward: (w) => conv2d.forward({ x, w: kernel(w) }).data,
    gradient: (w, upstream) => conv2d.backward({ x, w: kernel(w) }, tensor([1, 1, out, out], upstream)).w.data,
  };
};
const convolving = (pixels: Float64Array): Learner => {
  const x = tensor([side, side], pixels);
  const kernel = (k: Float64Array): Tensor<Float64Array> => tensor([kernelSide, kernelSide], k);
  const options = { mode: 'valid' as const };
  return {
    forward: (k) => mathConvolve2d.forward({ x, k: kernel(k) }, options).data,
    gradient: (k, upstream) => mathConvolve2d.backward({ x, k: kernel(k) }, tensor([out, out], upstream), options).k.data,
  };
};

function learn({ forward, gradient }: Learner, target: Float64Array): Moment[] {
  let w = new Float64Array(kernelSide ** 2);
  const moments: Moment[] = [];
  for (let step = 0; step <= lastStep; step++) {
    const errors = forward(w).map((value, at) => value - (target[at] ?? 0));
    moments.push({ w: [...w], loss: errors.reduce((sum, error) => sum + error * error, 0) / errors.length });
    const slope = gradient(
      w,
      errors.map((error) => (2 * error) / errors.length),
    );
    w = w.map((weight, at) => weight - rate * (slope[at] ?? 0));
  }
  return moments;
}

/** Both learners from zero to `lastStep`, for the kernel to be found. Some milliseconds of work. */
export function trained(w: readonly number[]): Training {
  const pixels = noise(side * side);
  const target = convolving(pixels).forward(Float64Array.from(w));
  return { correlation: learn(correlating(pixels), target), convolution: learn(convolving(pixels), target) };
}
