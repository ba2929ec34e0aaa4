/**
 * A short training that needs the whole field: the stack learns to answer its input with the sum of all that one output can
 * see, scaled to variance 1.
 *
 *   y = Σ g·x    y* = Σ x / √n    E(y − y*)² = Σ (g − 1/√n)²        over white noise x of variance 1 in the n cells of the field
 *
 * Without activations the answer is linear in x, and g, the gradient of the output with respect to the input, says all about
 * it; so the mean loss over all inputs is known exactly and none has to be drawn. Poolings are means and learn nothing.
 * Four channels between first and last convolution, seeded normal weights, Adam; all in float64 by the operators' own
 * gradients. A stack whose plane is too much work is trained along one axis, which is the same with kernels 1×k.
 * Sources: Kingma & Ba 2015, "Adam: A Method for Stochastic Optimization"; the growth of the effective field was seen by Luo
 * et al. 2016, "Understanding the Effective Receptive Field in Deep Convolutional Neural Networks", section 4.
 */
import { adam } from '../../nn/adam.ts';
import { convTranspose2d } from '../../nn/ops/convTranspose2d.ts';
import { normal, uniform } from '../../nn/random.ts';
import { type Tensor, tensor } from '../../nn/tensor.ts';
import { axisOf, type Effective, effectiveOfAxis, effectiveOfPlane } from './effective.ts';
import { axisCost, planeWork } from './influence.ts';
import { lastField } from './model.ts';
import type { Layer } from './networks.ts';

export const channels = 4;
export const lastStep = 160;
/** Products per channel pair of one pass that are trained in a page: no layer holds it up for long, and all takes a second or two. */
export const mostPlaneWork = 2e4;
export const mostAxisWork = 3e4;

export type Extent = 'plane' | 'axis';
export type Impossible = 'noWeights' | 'tooMuch';

/** How much of a stack can be trained, or why nothing. */
export function extentOf(layers: readonly Layer[]): Extent | Impossible {
  if (layers.every(({ kind }) => kind === 'pool')) return 'noWeights';
  if (planeWork(layers) <= mostPlaneWork) return 'plane';
  return axisCost(layers) <= mostAxisWork ? 'axis' : 'tooMuch';
}

/** The share of each input cell in the energy of the gradient, and how much of the field counts by it. */
export interface Field extends Effective {
  readonly shares: ArrayLike<number>;
}

export interface Course {
  readonly extent: Extent;
  readonly before: Field;
  readonly after: Field;
  /** Of the weights at first and after each step. */
  readonly losses: readonly number[];
}

type Weights = Tensor<Float64Array>;
type Values = Tensor<Float64Array>;

/** Deep stacks take shorter steps: their layers change together. */
const rateOf = (layers: readonly Layer[]): number => Math.min(0.1, 0.5 / layers.length);

/**
 * The training in small steps: yields undefined after every layer, and after each step, the first being that of the weights
 * at first, what makes the course so far. Ends early should the loss cease to be a number.
 */
export function* learning(layers: readonly Layer[], extent: Extent): Generator<(() => Course) | undefined, void> {
  const call = layers.map(({ kind, stride, dilation }, at) => {
    const pair = (value: number) => (extent === 'plane' ? value : ([1, value] as const));
    return { stride: pair(stride), dilation: pair(dilation), groups: kind === 'pool' ? channelsBelow(layers, at) : 1 };
  });
  const weights = firstWeights(layers, extent);
  const descend = weights.map(({ data }) => adam([data], { beta2: 0.99, epsilon: 1e-9 }));
  const cells = lastField(layers).size ** (extent === 'plane' ? 2 : 1);
  const wanted = 1 / Math.sqrt(cells);
  const losses: number[] = [];
  let before: Field | undefined;

  for (let step = 0; ; step++) {
    // From the output to the input: what arrives at the bottom is the gradient of the input.
    const above: Values[] = [];
    let gradient: Values = tensor([1, 1, 1, 1], Float64Array.of(1));
    for (let at = layers.length - 1; at >= 0; at--) {
      above[at] = gradient;
      gradient = convTranspose2d.forward({ x: gradient, w: weights[at] as Weights }, call[at]);
      yield undefined;
    }
    const now = gradient.data;
    before ??= fieldOf(now, extent);
    const first = before;
    const loss = now.reduce((sum, value) => sum + (value - wanted) ** 2, 0);
    if (!Number.isFinite(loss)) return;
    losses.push(loss);
    yield () => ({ extent, before: first, after: fieldOf(now, extent), losses: [...losses] });
    if (step === lastStep) return;

    let upstream: Values = tensor(
      gradient.shape,
      now.map((value) => 2 * (value - wanted)),
    );
    for (const [at, { kind, kernel }] of layers.entries()) {
      // One entry for each layer in all of these, hence the casts.
      const w = weights[at] as Weights;
      const found = convTranspose2d.backward({ x: above[at] as Values, w }, upstream, call[at]);
      upstream = found.x;
      if (kind === 'conv') {
        const length = rateOf(layers) / Math.sqrt(channelsBelow(layers, at) * tapsOf(kernel, extent));
        descend[at]?.([found.w.data], length);
      }
      yield undefined;
    }
  }
}

const tapsOf = (kernel: number, extent: Extent): number => (extent === 'plane' ? kernel ** 2 : kernel);

/** Input and output have one channel, and so has what lies between them and the first or last convolution. */
function channelsBelow(layers: readonly Layer[], at: number): number {
  const isConv = ({ kind }: Layer) => kind === 'conv';
  return at <= layers.findIndex(isConv) || at > layers.findLastIndex(isConv) ? 1 : channels;
}

/** IOHW for the transposed convolution, I being the channels above. The variance keeps the energy of the gradient, on average. */
function firstWeights(layers: readonly Layer[], extent: Extent): Weights[] {
  const next = uniform(1);
  return layers.map(({ kind, kernel }, at) => {
    const [up, down] = [channelsBelow(layers, at + 1), channelsBelow(layers, at)];
    const taps = tapsOf(kernel, extent);
    const window = [extent === 'plane' ? kernel : 1, kernel];
    if (kind === 'pool') return tensor([down, 1, ...window], new Float64Array(down * taps).fill(1 / taps));
    const deviation = 1 / Math.sqrt(down * taps);
    return tensor(
      [up, down, ...window],
      Float64Array.from({ length: up * down * taps }, () => deviation * normal(next)),
    );
  });
}

function fieldOf(gradient: Float64Array, extent: Extent): Field {
  const energy = gradient.reduce((sum, value) => sum + value * value, 0);
  const shares = Float32Array.from(gradient, (value) => (value * value) / energy);
  if (extent === 'axis') return { shares, ...effectiveOfAxis(shares, 1) };
  return { shares, ...effectiveOfPlane({ side: Math.sqrt(shares.length), shares }) };
}

/** Along one axis: of a plane, each column added up. */
export const profileOf = ({ shares }: Field, extent: Extent): ArrayLike<number> =>
  extent === 'axis' ? shares : axisOf({ side: Math.sqrt(shares.length), shares });

/** All steps at once: for the build and for tests. */
export function learnt(layers: readonly Layer[], extent: Extent): Course | undefined {
  let course: (() => Course) | undefined;
  for (const known of learning(layers, extent)) course = known ?? course;
  return course?.();
}

/** Rounded so far that the page stays light and nothing that is shown changes. */
export function forPage(course: Course | undefined): Course | undefined {
  if (course === undefined) return undefined;
  const short = (value: number) => Number(value.toPrecision(3));
  const light = (field: Field): Field => ({ ...field, shares: Array.from(field.shares, short) });
  return { ...course, before: light(course.before), after: light(course.after), losses: course.losses.map(short) };
}
