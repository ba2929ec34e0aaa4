/**
 * The effective field of layers that nobody trained: eight layers of 3 taps and 16 channels along one axis, with normally
 * distributed weights, drawn 100 times. The squared gradient of one output cell is summed over the channels and scaled to a share of
 * the whole field; the shares are averaged over the draws.
 */

import { relu } from '../../nn/ops/activations.ts';
import { conv2d } from '../../nn/ops/conv2d.ts';
import { normal, uniform } from '../../nn/random.ts';
import { type Tensor, tensor, zeros } from '../../nn/tensor.ts';

export const depth = 8;
const channels = 16;
const draws = 100;
const cells = 2 * depth + 1;

function normalTensor(shape: readonly number[], deviation: number, next: () => number): Tensor {
  const count = shape.reduce((product, size) => product * size, 1);
  return tensor(
    shape,
    Array.from({ length: count }, () => deviation * normal(next)),
  );
}

/** One draw: forward without padding down to a single cell, then the gradient of the sum of its channels. */
function squaredGradients(next: () => number, rectified: boolean): number[] {
  const deviation = Math.sqrt((rectified ? 2 : 1) / (3 * channels));
  const weights = Array.from({ length: depth }, () => normalTensor([channels, channels, 1, 3], deviation, next));
  const inputs: Tensor[] = [];
  let x = normalTensor([1, channels, 1, cells], 1, next);
  for (const w of weights) {
    inputs.push(x);
    const y = conv2d.forward({ x, w });
    inputs.push(y);
    x = rectified ? relu.forward({ x: y }) : y;
  }
  let gradient = zeros(x.shape, x.data);
  gradient.data.fill(1);
  for (const w of weights.toReversed()) {
    const [y, from] = [inputs.pop(), inputs.pop()];
    if (y === undefined || from === undefined) break;
    if (rectified) gradient = relu.backward({ x: y }, gradient).x;
    gradient = conv2d.backward({ x: from, w }, gradient).x;
  }
  return [...gradient.data].map((value) => value ** 2);
}

/** The share of each cell of the field in the squared gradient, averaged over the draws. */
export function randomInfluence(rectified: boolean): number[] {
  const next = uniform(rectified ? 2 : 1);
  const shares: number[] = Array(cells).fill(0);
  for (let draw = 0; draw < draws; draw++) {
    const squares = squaredGradients(next, rectified);
    const whole = squares.reduce((sum, square) => sum + square, 0);
    squares.forEach((square, at) => {
      shares[at % cells] = (shares[at % cells] ?? 0) + square / whole / draws;
    });
  }
  return shares;
}
