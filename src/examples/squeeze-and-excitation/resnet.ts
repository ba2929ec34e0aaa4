/**
 * ResNet-50 with and without squeeze-and-excitation, counted layer by layer: weights and multiply-accumulates at 224×224,
 * without biases and normalisation. The stride sits on the first 1×1 of a stage, as in the first version of the network.
 * Architectures: He et al. 2016, table 1; Hu, Shen & Sun 2018, table 1.
 */
import type { Cost } from '../../nn/operator.ts';
import { conv2d } from '../../nn/ops/conv2d.ts';
import { squeezeExcite } from '../../nn/ops/squeezeExcite.ts';

export interface Stage {
  readonly name: string;
  readonly blocks: number;
  /** Channels that leave a block; inside there are a quarter as many. */
  readonly channels: number;
  /** Side of the plane that leaves a block. */
  readonly side: number;
}

export const stages: readonly Stage[] = [
  { name: 'conv2_x', blocks: 3, channels: 256, side: 56 },
  { name: 'conv3_x', blocks: 4, channels: 512, side: 28 },
  { name: 'conv4_x', blocks: 6, channels: 1024, side: 14 },
  { name: 'conv5_x', blocks: 3, channels: 2048, side: 7 },
];

export type Count = Pick<Cost, 'parameters' | 'multiplyAccumulates'>;

export const sum = (counts: readonly Count[]): Count => ({
  parameters: counts.reduce((total, { parameters }) => total + parameters, 0),
  multiplyAccumulates: counts.reduce((total, { multiplyAccumulates }) => total + multiplyAccumulates, 0),
});

/** A convolution with "same" padding on a square plane of `side`. */
export const convolution = (kernel: number, inChannels: number, outChannels: number, side: number, stride = 1): Cost =>
  conv2d.cost({ x: [1, inChannels, side, side], w: [outChannels, inChannels, kernel, kernel] }, { stride, padding: (kernel - 1) / 2 });

/** One bottleneck; the first of a stage also has a 1×1 convolution on its shortcut. */
function bottleneck({ channels, side }: Stage, inChannels: number, stride: number): readonly Count[] {
  const middle = channels / 4;
  const layers = [
    convolution(1, inChannels, middle, side * stride, stride),
    convolution(3, middle, middle, side),
    convolution(1, middle, channels, side),
  ];
  return inChannels === channels ? layers : [...layers, convolution(1, inChannels, channels, side * stride, stride)];
}

/** The convolutions and the classifier. */
export function resnet50(): Count {
  const body = stages.flatMap((stage, index) => {
    const entering = stages[index - 1]?.channels ?? 64;
    return Array.from({ length: stage.blocks }, (_, block) =>
      bottleneck(stage, block === 0 ? entering : stage.channels, block === 0 && index > 0 ? 2 : 1),
    ).flat();
  });
  return sum([convolution(7, 3, 64, 224, 2), ...body, convolution(1, 2048, 1000, 1)]);
}

/** One block without biases: C → C/r → C, and the products of gate and map. */
export function gating(channels: number, side: number, ratio = 16): Cost {
  const middle = channels / ratio;
  const shapes = { x: [1, channels, side, side], w1: [middle, channels], b1: [middle], w2: [channels, middle], b2: [channels] };
  const cost = squeezeExcite.cost(shapes);
  // The operator counts its biases; the network counted here has none.
  return { ...cost, parameters: cost.parameters - middle - channels };
}

/** The gates of a whole network, one for each block of the given stages. */
export const gates = (ratio = 16, among: readonly Stage[] = stages): Count =>
  sum(among.flatMap(({ blocks, channels, side }) => Array<Count>(blocks).fill(gating(channels, side, ratio))));
