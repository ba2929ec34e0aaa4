/**
 * Mixing channels at each pixel, on plain lists: what the note writes as Wx + b.
 *
 *   y[o] = b[o] + Σ_c W[o, c] x[c]        x: channels of H×W planes, W: [O, C], y: O planes of the same size
 */
import { relu } from '../../nn/ops/activations.ts';
import { conv2d } from '../../nn/ops/conv2d.ts';
import { tensor } from '../../nn/tensor.ts';

export type Matrix = readonly (readonly number[])[];
/** Channels, each a plane of rows. */
export type Planes = readonly Matrix[];

export const product = (a: Matrix, b: Matrix): Matrix =>
  a.map((row) => (b[0] ?? []).map((_, column) => row.reduce((sum, value, m) => sum + value * (b[m]?.[column] ?? 0), 0)));

const stack = (x: Planes) => tensor([1, x.length, x[0]?.length ?? 0, x[0]?.[0]?.length ?? 0], x.flat(2));
const unstack = (data: ArrayLike<number>, [channels, height, width]: readonly [number, number, number]): Planes =>
  Array.from({ length: channels }, (_, c) =>
    Array.from({ length: height }, (__, p) => Array.from({ length: width }, (___, q) => (data[(c * height + p) * width + q] ?? 0) + 0)),
  );

/** A 1×1 convolution. @throws ShapeError when W does not read as many channels as x has. */
export function pointwise(x: Planes, W: Matrix, b: readonly number[] = W.map(() => 0)): Planes {
  const y = conv2d.forward({ x: stack(x), w: tensor([W.length, W[0]?.length ?? 0, 1, 1], W.flat()), b: tensor([b.length], b) });
  return unstack(y.data, [W.length, x[0]?.length ?? 0, x[0]?.[0]?.length ?? 0]);
}

/** max(0, x) at every pixel of every channel. */
export const rectified = (x: Planes): Planes =>
  unstack(relu.forward({ x: stack(x) }).data, [x.length, x[0]?.length ?? 0, x[0]?.[0]?.length ?? 0]);
