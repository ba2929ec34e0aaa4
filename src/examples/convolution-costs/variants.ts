/**
 * What the members of the family cost in one place: `channels` in and out, a square map, same padding, no biases (but for the
 * two small layers of squeeze-and-excitation). A variant is a list of layers, each of which reads its input from memory once
 * and writes its output once; a map between two layers therefore counts twice.
 */
import type { Cost } from '../../nn/operator.ts';
import { channelShuffle } from '../../nn/ops/channelShuffle.ts';
import { conv2d } from '../../nn/ops/conv2d.ts';
import { convTranspose2d } from '../../nn/ops/convTranspose2d.ts';
import { deformConv2d } from '../../nn/ops/deformConv2d.ts';
import { squeezeExcite } from '../../nn/ops/squeezeExcite.ts';
import type { Localised } from '../../schema/localised.ts';

export interface Place {
  readonly channels: number;
  readonly side: number;
  readonly batch?: number;
}

export interface Variant {
  readonly name: Localised;
  readonly layers: readonly Cost[];
}

interface Convolution {
  readonly from: number;
  readonly to: number;
  readonly kernel?: readonly [number, number];
  readonly dilation?: number;
  readonly groups?: number;
}

/** One size-keeping convolution at a place; `from` and `to` are its channels. */
export function convolution(
  { side, batch = 1 }: Pick<Place, 'side' | 'batch'>,
  { from, to, kernel = [3, 3], dilation = 1, groups = 1 }: Convolution,
) {
  const padding = [(dilation * (kernel[0] - 1)) / 2, (dilation * (kernel[1] - 1)) / 2] as const;
  return conv2d.cost({ x: [batch, from, side, side], w: [to, from / groups, ...kernel] }, { padding, dilation, groups });
}

const pointwise = [1, 1] as const;

export const dense = (place: Place): Cost => convolution(place, { from: place.channels, to: place.channels });
export const grouped = (place: Place, groups: number): Cost => convolution(place, { from: place.channels, to: place.channels, groups });
export const depthwise = (place: Place, kernel = 3): Cost =>
  convolution(place, { from: place.channels, to: place.channels, kernel: [kernel, kernel], groups: place.channels });
export const mix = (place: Place, from = place.channels, to = place.channels): Cost => convolution(place, { from, to, kernel: pointwise });
export const depthwiseSeparable = (place: Place): Cost[] => [depthwise(place), mix(place)];
export const spatiallySeparable = (place: Place, middle = place.channels): Cost[] => [
  convolution(place, { from: place.channels, to: middle, kernel: [3, 1] }),
  convolution(place, { from: middle, to: place.channels, kernel: [1, 3] }),
];

function bottleneck(place: Place): Cost[] {
  const middle = place.channels / 4;
  return [mix(place, place.channels, middle), convolution(place, { from: middle, to: middle }), mix(place, middle, place.channels)];
}

/** 1×1 layers in four groups around a shuffle, the two halves of a ShuffleNet unit without its depthwise layer. */
function shuffled(place: Place): Cost[] {
  const { channels, side, batch = 1 } = place;
  const layer = convolution(place, { from: channels, to: channels, kernel: pointwise, groups: 4 });
  return [layer, channelShuffle.cost({ x: [batch, channels, side, side] }, { groups: 4 })];
}

/** Version 1: a 3×3 convolution predicts the 18 offsets, then the layer proper reads between the pixels. */
function deformable(place: Place): Cost[] {
  const { channels, side, batch = 1 } = place;
  const shapes = { x: [batch, channels, side, side], offset: [batch, 18, side, side], w: [channels, channels, 3, 3] };
  return [convolution(place, { from: channels, to: 18 }), deformConv2d.cost(shapes, { padding: 1 })];
}

function transposed({ channels, side, batch = 1 }: Place): Cost[] {
  const shapes = { x: [batch, channels, side, side], w: [channels, channels, 4, 4] };
  return [convTranspose2d.cost(shapes, { stride: 2, padding: 1 })];
}

/** One gate per channel, reduction ratio 16. */
export function gate({ channels, side, batch = 1 }: Place): Cost {
  const middle = channels / 16;
  return squeezeExcite.cost({
    x: [batch, channels, side, side],
    w1: [middle, channels],
    b1: [middle],
    w2: [channels, middle],
    b2: [channels],
  });
}

export const variants = (place: Place): readonly Variant[] => [
  { name: { zh: '稠密3×3', en: 'dense 3×3' }, layers: [dense(place)] },
  {
    name: { zh: '空洞3×3，d=2', en: 'dilated 3×3, d = 2' },
    layers: [convolution(place, { from: place.channels, to: place.channels, dilation: 2 })],
  },
  { name: { zh: '可变形3×3', en: 'deformable 3×3' }, layers: deformable(place) },
  { name: { zh: '空间可分离，Cₘ=C', en: 'spatially separable, Cₘ = C' }, layers: spatiallySeparable(place) },
  { name: { zh: '分组3×3，g=4', en: 'grouped 3×3, g = 4' }, layers: [grouped(place, 4)] },
  { name: { zh: '深度可分离', en: 'depthwise separable' }, layers: depthwiseSeparable(place) },
  { name: { zh: '瓶颈，C/4', en: 'bottleneck, C/4' }, layers: bottleneck(place) },
  { name: { zh: '1×1', en: '1×1' }, layers: [mix(place)] },
  { name: { zh: '1×1，g=4，再混洗', en: '1×1, g = 4, and shuffle' }, layers: shuffled(place) },
  { name: { zh: '逐通道3×3', en: 'depthwise 3×3' }, layers: [depthwise(place)] },
  { name: { zh: '挤压与激励，r=16', en: 'squeeze-and-excitation, r = 16' }, layers: [gate(place)] },
  { name: { zh: '转置4×4，s=2', en: 'transposed 4×4, s = 2' }, layers: transposed(place) },
];

export interface Bill {
  readonly parameters: number;
  readonly multiplyAccumulates: number;
  /** float32 bytes of maps read and written. */
  readonly activationBytes: number;
  readonly bytes: number;
  /** Floating-point operations, two per multiply-accumulate, for each byte that crosses memory. */
  readonly intensity: number;
}

export function bill(layers: readonly Cost[]): Bill {
  const sum = (of: (cost: Cost) => number) => layers.reduce((total, cost) => total + of(cost), 0);
  const [parameters, multiplyAccumulates, bytes] = [sum((c) => c.parameters), sum((c) => c.multiplyAccumulates), sum((c) => c.bytes)];
  return { parameters, multiplyAccumulates, activationBytes: bytes - 4 * parameters, bytes, intensity: (2 * multiplyAccumulates) / bytes };
}
