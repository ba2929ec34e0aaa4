/**
 * Weights, multiply-accumulates and bytes of single layers and of MobileNet, as conv2d counts them: "same" padding, no biases.
 * Architecture: Howard et al. 2017, table 1; α multiplies all widths, the resolution is the side of the image.
 */
import type { Cost } from '../../nn/operator.ts';
import { conv2d } from '../../nn/ops/conv2d.ts';

export const total = (costs: readonly Cost[]): Cost => ({
  parameters: costs.reduce((sum, { parameters }) => sum + parameters, 0),
  multiplyAccumulates: costs.reduce((sum, { multiplyAccumulates }) => sum + multiplyAccumulates, 0),
  bytes: costs.reduce((sum, { bytes }) => sum + bytes, 0),
});

export interface Layer {
  readonly kernel: number;
  readonly inChannels: number;
  readonly outChannels: number;
  /** Side of the input plane. */
  readonly side: number;
  readonly stride?: number;
}

const convolution = ({ kernel, inChannels, outChannels, side, stride = 1 }: Layer, groups = 1): Cost =>
  conv2d.cost(
    { x: [1, inChannels, side, side], w: [outChannels, inChannels / groups, kernel, kernel] },
    { stride, padding: (kernel - 1) / 2, groups },
  );

export const dense = (layer: Layer): Cost => convolution(layer);

/** The two steps of the separable layer with `multiplier` kernels for each input channel; the stride is on the first. */
export function separable(layer: Layer, multiplier = 1): { readonly depthwise: Cost; readonly pointwise: Cost } {
  const { inChannels, side, stride = 1 } = layer;
  const middle = inChannels * multiplier;
  return {
    depthwise: convolution({ ...layer, outChannels: middle }, inChannels),
    pointwise: convolution({ kernel: 1, inChannels: middle, outChannels: layer.outChannels, side: side / stride }),
  };
}

export const together = (layer: Layer, multiplier = 1): Cost => {
  const { depthwise, pointwise } = separable(layer, multiplier);
  return total([depthwise, pointwise]);
};

/** In, out and stride of the thirteen pairs. */
const pairs: readonly (readonly [number, number, number])[] = [
  [32, 64, 1],
  [64, 128, 2],
  [128, 128, 1],
  [128, 256, 2],
  [256, 256, 1],
  [256, 512, 2],
  ...Array.from({ length: 5 }, () => [512, 512, 1] as const),
  [512, 1024, 2],
  [1024, 1024, 1],
];

/** MobileNet, its thirteen inner layers either separable or ordinary 3×3 convolutions. */
export function mobileNet(alpha = 1, resolution = 224, inner: (layer: Layer) => Cost = together): Cost {
  let side = resolution / 2;
  const body = pairs.map(([inChannels, outChannels, stride]) => {
    const cost = inner({ kernel: 3, inChannels: alpha * inChannels, outChannels: alpha * outChannels, side, stride });
    side /= stride;
    return cost;
  });
  const first = dense({ kernel: 3, inChannels: 3, outChannels: alpha * 32, side: resolution, stride: 2 });
  return total([first, ...body, dense({ kernel: 1, inChannels: alpha * 1024, outChannels: 1000, side: 1 })]);
}
