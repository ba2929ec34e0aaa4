/**
 * A stack of grouped convolutions and channel shuffles over the same number of channels, and how its channels hang together.
 *
 * With every weight 1 and a 1×1 kernel the gradient of one output channel with respect to a channel below counts the paths
 * between the two. A count of 0 means that the output cannot depend on that channel, whatever the weights and however large the
 * kernel. All of it is computed by the operators' own gradients.
 */
import { channelShuffle } from '../../nn/ops/channelShuffle.ts';
import { conv2d } from '../../nn/ops/conv2d.ts';
import { type Tensor, tensor } from '../../nn/tensor.ts';
import type { Layer } from '../code/layers.ts';
import { type Job, jobOf, type Step } from '../runs.ts';

/** `groups` divides the channels. A shuffle deals the channels of so many groups out in turn. */
export type ChannelStep = { readonly kind: 'conv'; readonly groups: number } | { readonly kind: 'shuffle'; readonly groups: number };

/** The whole numbers that divide `channels`, smallest first: the possible numbers of groups. */
export const divisors = (channels: number): number[] =>
  Array.from({ length: channels }, (_, index) => index + 1).filter((groups) => channels % groups === 0);

/** The largest divisor that is not above `asked`. */
export const divisorNear = (channels: number, asked: number): number => divisors(channels).findLast((groups) => groups <= asked) ?? 1;

/** A step as a layer of framework code, with a kernel that keeps the planes' side. */
export const layerOf = (channels: number, { kind, groups }: ChannelStep): Layer =>
  kind === 'shuffle'
    ? { kind, groups }
    : { kind, inChannels: channels, outChannels: channels, kernel: [kernelSide, kernelSide], padding: [1, 1], groups };

/** Side of the planes and of the kernels that the stack is counted and timed with. */
export const planeSide = 8;
export const kernelSide = 3;

const filled = (shape: readonly number[], value: (index: number) => number): Tensor =>
  tensor(
    shape,
    Array.from({ length: shape.reduce((product, size) => product * size, 1) }, (_, index) => value(index)),
  );

/** Paths from every channel of every level to one output channel: level 0 is the input, the last one the output itself. */
export function pathsTo(channels: number, steps: readonly ChannelStep[], output: number): number[][] {
  const x = filled([1, channels, 1, 1], () => 0);
  let gradient = filled([1, channels, 1, 1], (channel) => (channel === output ? 1 : 0));
  const levels = [[...gradient.data]];
  for (const { kind, groups } of steps.toReversed()) {
    const w = filled([channels, channels / groups, 1, 1], () => 1);
    gradient = kind === 'conv' ? conv2d.backward({ x, w }, gradient, { groups }).x : channelShuffle.backward({ x }, gradient, { groups }).x;
    levels.unshift([...gradient.data]);
  }
  return levels;
}

/** Paths from every input channel (column) to every output channel (row). */
export const pathTable = (channels: number, steps: readonly ChannelStep[]): number[][] =>
  Array.from({ length: channels }, (_, output) => pathsTo(channels, steps, output)[0] ?? []);

/** How many input channels an output channel depends on. */
export const reachOf = (channels: number, steps: readonly ChannelStep[], output: number): number =>
  (pathsTo(channels, steps, output)[0] ?? []).filter((paths) => paths > 0).length;

/** The wires of one step as [channel above, channel below]. */
export function wiresOf(channels: number, { kind, groups }: ChannelStep): (readonly [from: number, to: number])[] {
  if (kind === 'shuffle') return orderOf(channels, groups).map((from, to) => [from, to] as const);
  const each = channels / groups;
  return Array.from({ length: channels * each }, (_, index) => {
    const to = Math.floor(index / each);
    return [Math.floor(to / each) * each + (index % each), to] as const;
  });
}

/** Which channel stands at each place after a shuffle. */
export const orderOf = (channels: number, groups: number): number[] => [
  ...channelShuffle.forward({ x: filled([1, channels, 1, 1], (channel) => channel) }, { groups }).data,
];

const weightShape = (channels: number, groups: number) => [channels, channels / groups, kernelSide, kernelSide];
const padding = (kernelSide - 1) / 2;

/** Parameters and multiply-accumulates of each convolution of the stack, without biases. */
export const costsOf = (channels: number, steps: readonly ChannelStep[]) =>
  steps
    .filter(({ kind }) => kind === 'conv')
    .map(({ groups }) => conv2d.cost({ x: [1, channels, planeSide, planeSide], w: weightShape(channels, groups) }, { padding, groups }));

/** The whole stack on small whole numbers, for every backend. */
export function stackJob(channels: number, steps: readonly ChannelStep[]): Job {
  const x = filled([1, channels, planeSide, planeSide], (index) => (index * 7) % 4);
  // Weights of both signs, so that the numbers stay small through four layers.
  const weights = (groups: number) => filled(weightShape(channels, groups), (index) => ((index * 5 + 1) % 3) - 1);
  const chain = steps.map(({ kind, groups }): Step => {
    return kind === 'conv'
      ? { name: 'conv2d', inputs: { w: weights(groups) }, options: { padding, groups } }
      : { name: 'channelShuffle', inputs: {}, options: { groups } };
  });
  const [first, ...then] = chain;
  if (first === undefined) throw new RangeError('a stack has at least one step');
  const reference = () =>
    steps.reduce<Tensor>((map, { kind, groups }, at) => {
      const w = chain[at]?.inputs['w'];
      return kind === 'conv' && w !== undefined
        ? conv2d.forward({ x: map, w }, { padding, groups })
        : channelShuffle.forward({ x: map }, { groups });
    }, x);
  return jobOf(first.name, { x, ...first.inputs }, first.options, reference, then);
}
