/**
 * A small decoder, four times over: x (1×12×12) → 3×3 convolution to 4 channels → leaky ReLU → a head that doubles the side → y
 * (1×24×24). The heads are the ways to upsample; each network is fitted to the same target by gradient descent with momentum:
 *
 *   L = (1/N) Σ (ŷ − y)²      v ← μv − η ∂L/∂θ      θ ← θ + v      N = 576, μ = 0.9, η = 0.01
 *
 * Weights are drawn from a normal distribution, of variance 2/fan-in in front of the leaky ReLU (He et al. 2015) and 1/fan-in in the
 * head. The gradients are the operators' own.
 */
import { conv2d } from '../../nn/ops/conv2d.ts';
import { convTranspose2d } from '../../nn/ops/convTranspose2d.ts';
import { pixelShuffle } from '../../nn/ops/pixelShuffle.ts';
import { resizeNearest } from '../../nn/ops/resizeNearest.ts';
import { normal, uniform } from '../../nn/random.ts';
import { type Tensor, tensor } from '../../nn/tensor.ts';
import { share } from './period.ts';

export const headNames = ['transposed3', 'transposed4', 'resize', 'shuffle'] as const;
export type HeadName = (typeof headNames)[number];

export const smallSide = 12;
export const largeSide = 2 * smallSide;
export const lastStep = 120;
const channels = 4;
const rate = 0.01;
const momentum = 0.9;
/** Slope of the leaky ReLU below 0: without it, a bad draw can switch a small network off for good. */
const leak = 0.1;

interface Layer {
  readonly w: Tensor;
  readonly b: Tensor;
}
interface Head {
  /** Of w. */
  readonly shape: readonly number[];
  /** Products that one output sums. */
  readonly fanIn: number;
  readonly forward: (x: Tensor, layer: Layer) => Tensor;
  /** The gradients of x, w and b. */
  readonly backward: (
    x: Tensor,
    layer: Layer,
    upstream: Tensor,
  ) => { readonly x: Tensor; readonly w: Tensor; readonly b?: Tensor | undefined };
  readonly cost: { readonly parameters: number; readonly multiplyAccumulates: number };
}

const plane = [1, channels, smallSide, smallSide];
const transposedHead = (kernel: number): Head => {
  const options = { stride: 2, padding: 1, outputPadding: kernel % 2 };
  const shape = [channels, 1, kernel, kernel];
  return {
    shape,
    fanIn: (channels * kernel ** 2) / 4,
    forward: (x, layer) => convTranspose2d.forward({ x, ...layer }, options),
    backward: (x, layer, upstream) => convTranspose2d.backward({ x, ...layer }, upstream, options),
    cost: convTranspose2d.cost({ x: plane, w: shape, b: [1] }, options),
  };
};
const same = { padding: 1 };
const double = { size: largeSide };
const upscale = { upscale: 2 };

const heads: Readonly<Record<HeadName, Head>> = {
  transposed3: transposedHead(3),
  transposed4: transposedHead(4),
  resize: {
    shape: [1, channels, 3, 3],
    fanIn: 9 * channels,
    forward: (x, layer) => conv2d.forward({ x: resizeNearest.forward({ x }, double), ...layer }, same),
    backward(x, layer, upstream) {
      const gradient = conv2d.backward({ x: resizeNearest.forward({ x }, double), ...layer }, upstream, same);
      return { ...gradient, x: resizeNearest.backward({ x }, gradient.x, double).x };
    },
    cost: conv2d.cost({ x: [1, channels, largeSide, largeSide], w: [1, channels, 3, 3], b: [1] }, same),
  },
  shuffle: {
    shape: [4, channels, 3, 3],
    fanIn: 9 * channels,
    forward: (x, layer) => pixelShuffle.forward({ x: conv2d.forward({ x, ...layer }, same) }, upscale),
    backward(x, layer, upstream) {
      const before = conv2d.forward({ x, ...layer }, same);
      return conv2d.backward({ x, ...layer }, pixelShuffle.backward({ x: before }, upstream, upscale).x, same);
    },
    cost: conv2d.cost({ x: plane, w: [4, channels, 3, 3], b: [4] }, same),
  },
};

/** What a head has to learn and to multiply. */
export const headCost = (name: HeadName) => heads[name].cost;

/** A picture without edges, from 0.05 to 0.95. */
export const target: Tensor = tensor(
  [1, 1, largeSide, largeSide],
  Float32Array.from({ length: largeSide ** 2 }, (_, at) => {
    const [row, column] = [(Math.floor(at / largeSide) + 0.5) / largeSide, ((at % largeSide) + 0.5) / largeSide];
    return 0.5 + 0.25 * Math.sin(2 * Math.PI * (0.9 * row + 0.35 * column)) + 0.2 * Math.cos(2 * Math.PI * (1.1 * column - 0.3 * row));
  }),
);

export const feeds = ['picture', 'constant'] as const;
export type Feed = (typeof feeds)[number];
/** What the decoders read: the target at half its side (a nearest cell of each 2×2), or the same grey everywhere. */
export const fed: Readonly<Record<Feed, Tensor>> = {
  picture: resizeNearest.forward({ x: target }, { size: smallSide }),
  constant: tensor([1, 1, smallSide, smallSide], Array<number>(smallSide ** 2).fill(0.5)),
};

export interface Network {
  readonly body: Layer;
  readonly head: Layer;
}
/** A network at one step of its training. */
export interface Moment {
  readonly network: Network;
  readonly loss: number;
  /** Share of the energy at the stride's frequency, with the constant grey as input. */
  readonly share: number;
}
export type Moments = Readonly<Record<HeadName, Moment>>;

const hiddenOf = (x: Tensor, { body }: Network) => conv2d.forward({ x, ...body }, same);
const activated = ({ shape, data }: Tensor) =>
  tensor(
    shape,
    data.map((value) => Math.max(leak * value, value)),
  );

export const outputOf = (name: HeadName, network: Network, feed: Feed): Tensor =>
  heads[name].forward(activated(hiddenOf(fed[feed], network)), network.head);

/** The network before its first step: the same seed draws the same weights, and every head stands on the same body. */
export function begun(name: HeadName, seed: number): Network {
  const next = uniform(seed);
  const layer = (shape: readonly number[], variance: number, outChannels: number): Layer => ({
    w: tensor(
      shape,
      Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, () => Math.sqrt(variance) * normal(next)),
    ),
    b: tensor([outChannels], Array<number>(outChannels).fill(0)),
  });
  const body = layer([channels, 1, 3, 3], 2 / 9, channels);
  return { body, head: layer(heads[name].shape, 1 / heads[name].fanIn, name === 'shuffle' ? 4 : 1) };
}

/** One step of the descent; the loss is that before it. */
function stepped(
  name: HeadName,
  network: Network,
  speed: Network,
): { readonly next: Network; readonly speed: Network; readonly loss: number } {
  const before = hiddenOf(fed.picture, network);
  const hidden = activated(before);
  const errors = errorsOf(heads[name].forward(hidden, network.head));
  const upstream = errors.map((error) => (2 * error) / errors.length);
  const head = heads[name].backward(hidden, network.head, tensor(target.shape, upstream));
  const through = head.x.data.map((value, at) => ((before.data[at] ?? 0) > 0 ? value : leak * value));
  const body = conv2d.backward({ x: fed.picture, ...network.body }, tensor(hidden.shape, through), same);
  const faster = {
    body: both(speed.body, body, (v, slope) => momentum * v - rate * slope),
    head: both(speed.head, head, (v, slope) => momentum * v - rate * slope),
  };
  const plus = (value: number, by: number) => value + by;
  return {
    next: { body: both(network.body, faster.body, plus), head: both(network.head, faster.head, plus) },
    speed: faster,
    loss: meanSquare(errors),
  };
}

/** Each number of a layer with its partner in another. */
function both(one: Layer, other: { readonly w: Tensor; readonly b?: Tensor | undefined }, of: (a: number, b: number) => number): Layer {
  const each = ({ shape, data }: Tensor, partner: Tensor | undefined) =>
    tensor(
      shape,
      data.map((value, at) => of(value, partner?.data[at] ?? 0)),
    );
  return { w: each(one.w, other.w), b: each(one.b, other.b) };
}

const meanSquare = (errors: Float32Array) => errors.reduce((sum, error) => sum + error * error, 0) / errors.length;
const errorsOf = (output: Tensor) => output.data.map((value, at) => value - (target.data[at] ?? 0));

/**
 * All four networks, moment by moment from step 0 to `lastStep`, in pieces of a few milliseconds: after each network comes an
 * undefined, so that the caller may rest there.
 */
export function* training(seed: number): Generator<Moments | undefined, void> {
  const still = (layer: Layer) => both(layer, layer, () => 0);
  const now = headNames.map((name) => {
    const network = begun(name, seed);
    return { name, network, speed: { body: still(network.body), head: still(network.head) } };
  });
  for (let step = 0; step <= lastStep; step++) {
    const moments: Partial<Record<HeadName, Moment>> = {};
    for (const learner of now) {
      const { name, network } = learner;
      const { next, speed, loss } = stepped(name, network, learner.speed);
      moments[name] = { network, loss, share: share(outputOf(name, network, 'constant').data, largeSide) };
      learner.network = next;
      learner.speed = speed;
      yield undefined;
    }
    // Every name has had its turn.
    yield moments as Moments;
  }
}

/** The whole training at once, for tests and for the page as it is built. */
export const trained = (seed: number): readonly Moments[] => [...training(seed)].filter((moments) => moments !== undefined);
