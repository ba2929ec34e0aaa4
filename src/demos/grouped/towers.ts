/**
 * The convolutions of AlexNet as they were wired over two GPUs, each half of a layer being a channel of a small stack: what a
 * half depends on is the operators' own gradient, and the sizes and costs are the operators' own.
 * Source: Krizhevsky, Sutskever & Hinton 2012, sections 3.2 and 3.5. The input is 227×227, which gives the first map of 55×55.
 */
import { pathsTo } from '../../figure/channels/steps.ts';
import { conv2d } from '../../nn/ops/conv2d.ts';
import { maxPool2d } from '../../nn/ops/maxPool2d.ts';

export const towers = 2;

interface Layer {
  readonly outChannels: number;
  readonly kernel: number;
  readonly stride: number;
  readonly padding: number;
  /** Two where each half reads its own GPU only. */
  readonly groups: 1 | 2;
  /** A 3×3 max pooling of stride 2 follows. */
  readonly pooled: boolean;
}

const plain = { stride: 1, padding: 1, pooled: false };
const wired: readonly Layer[] = [
  { outChannels: 96, kernel: 11, stride: 4, padding: 0, groups: 1, pooled: true },
  { ...plain, outChannels: 256, kernel: 5, padding: 2, groups: 2, pooled: true },
  { ...plain, outChannels: 384, kernel: 3, groups: 1 },
  { ...plain, outChannels: 384, kernel: 3, groups: 2 },
  { ...plain, outChannels: 256, kernel: 3, groups: 2, pooled: true },
];

export interface Counted extends Layer {
  readonly name: string;
  /** Channels of the map below that one kernel reads. */
  readonly reads: number;
  /** Side of the map that the layer makes, before any pooling. */
  readonly side: number;
  /** Side of the map that it reads. */
  readonly below: number;
  readonly weights: number;
  readonly multiplyAccumulates: number;
  /** Weights of the same layer, were each kernel to read both halves. */
  readonly ungrouped: number;
}

const image = [1, 3, 227, 227] as const;

function counted(): Counted[] {
  let x: readonly number[] = image;
  return wired.map((layer, at) => {
    const { outChannels, kernel, stride, padding, groups } = layer;
    const [, channels = 0, below = 0] = x;
    const w = [outChannels, channels / groups, kernel, kernel];
    const { parameters, multiplyAccumulates } = conv2d.cost({ x, w }, { stride, padding, groups });
    const y = conv2d.outputShape({ x, w }, { stride, padding, groups });
    x = layer.pooled ? maxPool2d.outputShape({ x: y }, { kernel: 3, stride: 2 }) : y;
    const sizes = { reads: channels / groups, side: y[2] ?? 0, below };
    return { ...layer, name: `conv${at + 1}`, ...sizes, weights: parameters, multiplyAccumulates, ungrouped: parameters * groups };
  });
}
export const alexnetLayers: readonly Counted[] = counted();

/** One half of one layer: layers from 0, which is conv1, and GPUs from 0. */
export interface Half {
  readonly layer: number;
  readonly gpu: number;
}

/** For every layer up to that of the half, which halves it depends on: `[0]` are those of conv1. */
export function litBy({ layer, gpu }: Half): boolean[][] {
  const steps = alexnetLayers.slice(1, layer + 1).map(({ groups }) => ({ kind: 'conv' as const, groups }));
  return pathsTo(towers, steps, gpu).map((halves) => halves.map((paths) => paths > 0));
}

/** Maps of conv1 that the half depends on, of the 96. */
export const conv1Behind = (half: Half): number =>
  ((litBy(half)[0] ?? []).filter(Boolean).length * (alexnetLayers[0]?.outChannels ?? 0)) / towers;

/** The half that an arrow key leads to, if any. */
export function halfAfter({ layer, gpu }: Half, key: string): Half | undefined {
  const next = {
    ArrowLeft: { layer, gpu: gpu - 1 },
    ArrowRight: { layer, gpu: gpu + 1 },
    // conv1 is on top, as the input is in the rest of the figure.
    ArrowUp: { layer: layer - 1, gpu },
    ArrowDown: { layer: layer + 1, gpu },
  }[key];
  return next !== undefined && next.gpu in [0, 1] && alexnetLayers[next.layer] !== undefined ? next : undefined;
}

export type TowerSight = 'towerImage' | 'towerOwn' | 'towerCrosses' | 'towerAfter';

/** What there is to see of a half: whether it reads the image, its own GPU, both, or its own after both have met. */
export function towerSight(half: Half): TowerSight {
  if (half.layer === 0) return 'towerImage';
  if (alexnetLayers[half.layer]?.groups === 1) return 'towerCrosses';
  return conv1Behind(half) === alexnetLayers[0]?.outChannels ? 'towerAfter' : 'towerOwn';
}
