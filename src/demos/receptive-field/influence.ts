/**
 * How much each input cell can move one output: the gradient of that output with respect to the input, layer by layer from the
 * output back. The gradient of a convolution is the transposed convolution of what arrives from above, so this is a chain of
 * transposed convolutions that starts from a single 1. Mean pooling is a convolution with equal weights.
 *
 * Nothing is padded, so that one output keeps its whole field: with n cells above there are (n − 1)·s + d·(k − 1) + 1 below.
 * Source: Luo, Li, Urtasun & Zemel 2016, "Understanding the Effective Receptive Field in Deep Convolutional Neural Networks".
 */
import { type Job, jobOf, type Step } from '../../figure/runs.ts';
import { convTranspose2d } from '../../nn/ops/convTranspose2d.ts';
import { normal, uniform } from '../../nn/random.ts';
import { type Tensor, tensor } from '../../nn/tensor.ts';
import type { Weights } from './model.ts';
import type { Layer } from './networks.ts';

const one = (channels: number): Tensor => tensor([1, channels, 1, 1], Array<number>(channels).fill(1));
const equal = (shape: readonly number[], value: number): Tensor =>
  tensor(shape, Array<number>(shape.reduce((product, size) => product * size, 1)).fill(value));

/** The gradient along one axis with equal weights, as one chain of operators for every backend. The shares sum to 1. */
export function axisJob(layers: readonly Layer[]): Job {
  const chain = layers.toReversed().map(
    ({ kernel, stride, dilation }): Step => ({
      name: 'convTranspose2d',
      inputs: { w: equal([1, 1, 1, kernel], 1 / kernel) },
      options: { stride: [1, stride], dilation: [1, dilation] },
    }),
  );
  const reference = () =>
    layers
      .toReversed()
      .reduce<Tensor>(
        (x, { kernel, stride, dilation }) =>
          convTranspose2d.forward({ x, w: equal([1, 1, 1, kernel], 1 / kernel) }, { stride: [1, stride], dilation: [1, dilation] }),
        one(1),
      );
  const [first, ...then] = chain;
  if (first === undefined) throw new RangeError('a stack has at least one layer');
  return jobOf(first.name, { x: one(1), ...first.inputs }, first.options, reference, then);
}

/** Multiply-accumulates of that chain. */
export function axisCost(layers: readonly Layer[]): number {
  let cells = 1;
  let sum = 0;
  for (const { kernel, stride, dilation } of layers.toReversed()) {
    sum += cells * kernel;
    cells = (cells - 1) * stride + dilation * (kernel - 1) + 1;
  }
  return sum;
}

export interface Plane {
  readonly side: number;
  /** side² shares of the influence in row order; they sum to 1. */
  readonly shares: Float32Array;
  /** How many draws of the weights the shares are the mean of; equal weights need one. */
  readonly draws: number;
}

/** Larger planes are left to the axis. */
export const mostPlaneCells = 512 ** 2;

/** A few channels keep single unlucky weights from ruling a whole draw. */
const randomChannels = 4;
/** Products that all draws together may take. */
const workOfDraws = 6e7;
const fewestDraws = 3;
const mostDraws = 40;
/** Products of one strip, a few milliseconds: between strips the caller may stop or rest. */
const workOfStrip = 4e5;

/** Products that one plane takes with one channel. */
export function planeWork(layers: readonly Layer[]): number {
  let side = 1;
  let work = 0;
  for (const { kernel, stride, dilation } of layers.toReversed()) {
    work += side ** 2 * kernel ** 2;
    side = (side - 1) * stride + dilation * (kernel - 1) + 1;
  }
  return work;
}

/**
 * The plane of influence, in small steps: yields undefined between strips, and the mean so far after each draw. Equal weights
 * give the gradient itself, random ones its square, as the sign of a random gradient says nothing.
 */
export function* influence(layers: readonly Layer[], weights: Weights): Generator<Plane | undefined, void> {
  const channels = weights === 'equal' ? 1 : randomChannels;
  const work = planeWork(layers) * channels ** 2;
  const draws = weights === 'equal' ? 1 : Math.max(fewestDraws, Math.min(mostDraws, Math.floor(workOfDraws / work)));
  const next = uniform(1);
  let mean: Float32Array | undefined;
  for (let draw = 1; draw <= draws; draw++) {
    let gradient = one(channels);
    for (const layer of layers.toReversed()) {
      const w = weights === 'equal' || layer.kind === 'pool' ? undefined : randomWeights(channels, layer.kernel, next);
      gradient = yield* stepBack(gradient, layer, w);
    }
    const side = gradient.shape[3] ?? 1;
    yield;
    const shares = sharesOf(gradient.data, side * side, channels, weights);
    yield;
    mean = mean === undefined ? shares : mean.map((old, at) => old + ((shares[at] ?? 0) - old) / draw);
    yield { side, shares: mean, draws: draw };
  }
}

/** One layer back, strip by strip of the rows above: what the strips give overlaps and adds up. `w` is undefined for a mean. */
function* stepBack(above: Tensor, { kernel, stride, dilation }: Layer, w: Tensor | undefined): Generator<undefined, Tensor> {
  const channels = above.shape[1] ?? 1;
  const rows = above.shape[2] ?? 1;
  const side = (rows - 1) * stride + dilation * (kernel - 1) + 1;
  const groups = w === undefined ? channels : 1;
  const kernels = w ?? equal([channels, 1, kernel, kernel], 1 / kernel ** 2);
  const below = tensor([1, channels, side, side], new Float32Array(channels * side * side));
  const workOfRow = rows * kernel ** 2 * channels * (channels / groups);
  const height = Math.max(1, Math.floor(workOfStrip / workOfRow));
  for (let top = 0; top < rows; top += height) {
    const strip = rowsOf(above, top, Math.min(height, rows - top));
    const part = convTranspose2d.forward({ x: strip, w: kernels }, { stride, dilation, groups });
    const plane = part.data.length / channels;
    for (let channel = 0; channel < channels; channel++) {
      const from = channel * plane;
      const to = (channel * side + top * stride) * side;
      for (let at = 0; at < plane; at++) below.data[to + at] = (below.data[to + at] ?? 0) + (part.data[from + at] ?? 0);
    }
    yield undefined;
  }
  return below;
}

function rowsOf({ shape, data }: Tensor, top: number, height: number): Tensor {
  const [, channels = 1, rows = 1, columns = 1] = shape;
  const strip = new Float32Array(channels * height * columns);
  for (let channel = 0; channel < channels; channel++) {
    const from = (channel * rows + top) * columns;
    strip.set(data.subarray(from, from + height * columns), channel * height * columns);
  }
  return tensor([1, channels, height, columns], strip);
}

function sharesOf(gradient: Float32Array, cells: number, channels: number, weights: Weights): Float32Array {
  const shares = new Float32Array(cells);
  let whole = 0;
  for (let at = 0; at < cells * channels; at++) {
    const value = gradient[at] ?? 0;
    const influence = weights === 'equal' ? value : value * value;
    shares[at % cells] = (shares[at % cells] ?? 0) + influence;
    whole += influence;
  }
  return shares.map((share) => share / whole);
}

/** Normal weights whose variance keeps the size of the gradient, so that sixty layers neither vanish nor overflow. */
function randomWeights(channels: number, kernel: number, next: () => number): Tensor {
  const deviation = 1 / Math.sqrt(channels * kernel ** 2);
  return tensor(
    [channels, channels, kernel, kernel],
    Array.from({ length: channels ** 2 * kernel ** 2 }, () => deviation * normal(next)),
  );
}
