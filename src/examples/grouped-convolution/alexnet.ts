/**
 * AlexNet as it was wired over two GPUs, and counted. Groups of 2 stand at the layers whose halves stay on their own GPU.
 * Source: Krizhevsky, Sutskever & Hinton 2012, sections 3.2 and 3.5; layers-imagenet-2gpu-model.cfg of cuda-convnet2. The
 * input is 227×227, which is what gives the first map of 55×55.
 */
import { conv2d } from '../../nn/ops/conv2d.ts';
import { maxPool2d } from '../../nn/ops/maxPool2d.ts';
import { afterGrouped, atInput, type Seen } from '../channel-shuffle/reach.ts';

interface Layer {
  readonly name: string;
  readonly outChannels: number;
  readonly kernel: number;
  readonly stride?: number;
  readonly padding?: number;
  /** Two where each half reads its own GPU only. */
  readonly groups: 1 | 2;
  /** A 3×3 max pooling of stride 2 follows. */
  readonly pooled?: boolean;
}

/** A dense layer is a convolution whose kernel covers the whole map. */
export const alexnet: readonly Layer[] = [
  { name: 'conv1', outChannels: 96, kernel: 11, stride: 4, groups: 1, pooled: true },
  { name: 'conv2', outChannels: 256, kernel: 5, padding: 2, groups: 2, pooled: true },
  { name: 'conv3', outChannels: 384, kernel: 3, padding: 1, groups: 1 },
  { name: 'conv4', outChannels: 384, kernel: 3, padding: 1, groups: 2 },
  { name: 'conv5', outChannels: 256, kernel: 3, padding: 1, groups: 2, pooled: true },
  { name: 'fc6', outChannels: 4096, kernel: 6, groups: 1 },
  { name: 'fc7', outChannels: 4096, kernel: 1, groups: 1 },
  { name: 'fc8', outChannels: 1000, kernel: 1, groups: 1 },
];

/** The tower of 2014 without groups, in the widths that torchvision builds; its first layer pads a 224×224 image by 2. */
export const oneTower: readonly Layer[] = alexnet.map((layer, index) => ({
  ...layer,
  groups: 1,
  outChannels: [64, 192, 384, 256, 256][index] ?? layer.outChannels,
}));

export interface Counted extends Layer {
  readonly inChannelsRead: number;
  readonly outSide: number;
  readonly weights: number;
  readonly multiplyAccumulates: number;
  /** Values of the map that this layer reads, both halves together. */
  readonly inputValues: number;
  /** How many maps of conv1 one output can depend on; null for conv1 itself. */
  readonly conv1Behind: number | null;
}

/** Every layer with its size, cost and reach. `ungrouped` counts the same widths without groups. */
export function count(layers: readonly Layer[], ungrouped = false): readonly Counted[] {
  let x: readonly number[] = [1, 3, 227, 227];
  let seen: readonly Seen[] = [];
  return layers.map((layer, index) => {
    const groups = ungrouped ? 1 : layer.groups;
    const inChannelsRead = (x[1] ?? 0) / groups;
    const w = [layer.outChannels, inChannelsRead, layer.kernel, layer.kernel];
    const options = { stride: layer.stride, padding: layer.padding, groups };
    const { parameters, multiplyAccumulates } = conv2d.cost({ x, w }, options);
    const inputValues = x.reduce((product, size) => product * size, 1);
    const y = conv2d.outputShape({ x, w }, options);
    seen = index === 0 ? atInput(layer.outChannels) : afterGrouped(seen, groups, layer.outChannels);
    x = layer.pooled === true ? maxPool2d.outputShape({ x: y }, { kernel: 3, stride: 2 }) : y;
    const conv1Behind = index === 0 ? null : Math.min(...seen.map((set) => set.size));
    return { ...layer, inChannelsRead, outSide: y[2] ?? 0, weights: parameters, multiplyAccumulates, inputValues, conv1Behind };
  });
}

export const total = (layers: readonly Counted[], of: (layer: Counted) => number): number =>
  layers.reduce((sum, layer) => sum + of(layer), 0);
