/**
 * Weights and multiply-accumulates of layers with "same" padding, without biases, as conv2d counts them.
 * Architectures: Szegedy et al. 2015, table 1; He et al. 2016, figure 5; Howard et al. 2017, table 1.
 */
import type { Cost } from '../../nn/operator.ts';
import { conv2d } from '../../nn/ops/conv2d.ts';

export interface Layer {
  readonly kernel: number;
  readonly inChannels: number;
  readonly outChannels: number;
  /** Side of the input plane. */
  readonly side: number;
  readonly stride?: number;
  readonly groups?: number;
}

export function bill({ kernel, inChannels, outChannels, side, stride = 1, groups = 1 }: Layer): Cost {
  const shapes = { x: [1, inChannels, side, side], w: [outChannels, inChannels / groups, kernel, kernel] };
  return conv2d.cost(shapes, { stride, padding: (kernel - 1) / 2, groups });
}

export function total(layers: readonly Layer[]): { readonly parameters: number; readonly multiplyAccumulates: number } {
  const costs = layers.map(bill);
  return {
    parameters: costs.reduce((sum, cost) => sum + cost.parameters, 0),
    multiplyAccumulates: costs.reduce((sum, cost) => sum + cost.multiplyAccumulates, 0),
  };
}

/** MobileNet of width 1 at 224×224: a 3×3 layer, thirteen pairs of depthwise and pointwise, the classifier as a 1×1. */
export function mobileNet(): {
  readonly first: Layer;
  readonly depthwise: readonly Layer[];
  readonly pointwise: readonly Layer[];
  readonly classifier: Layer;
} {
  const pairs = [
    [32, 64, 1],
    [64, 128, 2],
    [128, 128, 1],
    [128, 256, 2],
    [256, 256, 1],
    [256, 512, 2],
    ...Array.from({ length: 5 }, () => [512, 512, 1] as const),
    [512, 1024, 2],
    [1024, 1024, 1],
  ] as const;
  const depthwise: Layer[] = [];
  const pointwise: Layer[] = [];
  let side = 112;
  for (const [inChannels, outChannels, stride] of pairs) {
    depthwise.push({ kernel: 3, inChannels, outChannels: inChannels, side, stride, groups: inChannels });
    side /= stride;
    pointwise.push({ kernel: 1, inChannels, outChannels, side });
  }
  return {
    first: { kernel: 3, inChannels: 3, outChannels: 32, side: 224, stride: 2 },
    depthwise,
    pointwise,
    classifier: { kernel: 1, inChannels: 1024, outChannels: 1000, side: 1 },
  };
}
