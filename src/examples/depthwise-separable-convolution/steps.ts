/**
 * A depthwise separable convolution on plain lists, step by step, and the one kernel that its two steps amount to.
 *
 *   z_c = x_c ⋆ D_c      y_o = Σ_c P[o, c] z_c      K[o, c] = P[o, c] D_c, so that y_o = Σ_c x_c ⋆ K[o, c]
 *
 * x: C channels of H×W, D: C kernels of k×k, P: [O, C]; stride 1, no padding, no biases.
 */
import { relu } from '../../nn/ops/activations.ts';
import { conv2d } from '../../nn/ops/conv2d.ts';
import { type Tensor, tensor } from '../../nn/tensor.ts';

export type Matrix = readonly (readonly number[])[];
/** Channels, each a plane of rows. */
export type Planes = readonly Matrix[];

const stack = (x: Planes): Tensor => tensor([1, x.length, x[0]?.length ?? 0, x[0]?.[0]?.length ?? 0], x.flat(2));
const unstack = ({ shape: [, channels = 0, height = 0, width = 0], data }: Tensor): Planes =>
  Array.from({ length: channels }, (_, c) =>
    Array.from({ length: height }, (__, p) =>
      // Adding 0 turns −0 into 0.
      Array.from({ length: width }, (___, q) => (data[(c * height + p) * width + q] ?? 0) + 0),
    ),
  );

/** Each channel with its own kernel. @throws ShapeError unless D has one kernel for each channel of x. */
export function depthwise(x: Planes, D: Planes): Planes {
  const w = tensor([D.length, 1, D[0]?.length ?? 0, D[0]?.[0]?.length ?? 0], D.flat(2));
  return unstack(conv2d.forward({ x: stack(x), w }, { groups: D.length }));
}

/** The same matrix at every pixel. */
export const pointwise = (z: Planes, P: Matrix): Planes =>
  unstack(conv2d.forward({ x: stack(z), w: tensor([P.length, P[0]?.length ?? 0, 1, 1], P.flat()) }));

/** K[o][c] = P[o, c] D_c. */
export const product = (D: Planes, P: Matrix): readonly Planes[] =>
  P.map((row) => row.map((weight, c) => (D[c] ?? []).map((line) => line.map((value) => weight * value + 0))));

/** An ordinary convolution; K[o][c] is the kernel between input c and output o. */
export function ordinary(x: Planes, K: readonly Planes[]): Planes {
  const w = tensor([K.length, K[0]?.length ?? 0, K[0]?.[0]?.length ?? 0, K[0]?.[0]?.[0]?.length ?? 0], K.flat(3));
  return unstack(conv2d.forward({ x: stack(x), w }));
}

export const rectified = (z: Planes): Planes => unstack(relu.forward({ x: stack(z) }));
export const negated = (x: Planes): Planes => x.map((plane) => plane.map((row) => row.map((value) => 0 - value)));
