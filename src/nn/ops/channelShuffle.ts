/**
 * Channel shuffle: channels are dealt out to the groups in turn, so that the next grouped convolution mixes them.
 *
 *   y[n, k·groups + g] = x[n, g·(C/groups) + k]          a [groups, C/groups] table of channels, transposed
 *
 * x, y: [N, C, H, W]. Shuffling again with C/groups groups undoes it, which is also the gradient.
 * Source: Zhang et al. 2018, "ShuffleNet: An Extremely Efficient Convolutional Neural Network for Mobile Devices", section 3.1.
 */
import { bytesOf, expectGradientShape, type Operator } from '../operator.ts';
import { dimensions, type FloatArray, type Shape, ShapeError, type Tensor, zeros } from '../tensor.ts';
import { wholeNumber } from '../window.ts';

export interface ChannelShuffleInputs<A extends FloatArray = Float32Array> {
  readonly x: Tensor<A>;
}

export interface ChannelShuffleOptions {
  readonly groups: number;
}

function outputShape({ x }: { readonly x: Shape }, options: ChannelShuffleOptions): Shape {
  const [, channels] = dimensions('x', x, ['N', 'C', 'H', 'W']);
  if (channels % wholeNumber('groups', options.groups, 1) !== 0) {
    throw new ShapeError(`${options.groups} groups must divide the ${channels} channels`);
  }
  return x;
}

function forward<A extends FloatArray>({ x }: ChannelShuffleInputs<A>, options: ChannelShuffleOptions): Tensor<A> {
  const y = zeros(outputShape({ x: x.shape }, options), x.data);
  const [batch, channels, height, width] = dimensions('x', x.shape, ['N', 'C', 'H', 'W']);
  const { groups } = options;
  const perGroup = channels / groups;
  const plane = height * width;
  for (let n = 0; n < batch; n++) {
    for (let g = 0; g < groups; g++) {
      for (let k = 0; k < perGroup; k++) {
        const from = (n * channels + g * perGroup + k) * plane;
        y.data.set(x.data.subarray(from, from + plane), (n * channels + k * groups + g) * plane);
      }
    }
  }
  return y;
}

export const channelShuffle: Operator<ChannelShuffleInputs, ChannelShuffleOptions> = {
  outputShape,
  cost: (shapes, options) => ({ parameters: 0, multiplyAccumulates: 0, bytes: bytesOf(shapes.x, outputShape(shapes, options)) }),
  forward,
  backward({ x }, gradient, options) {
    expectGradientShape(gradient, outputShape({ x: x.shape }, options));
    return { x: forward({ x: gradient }, { groups: (x.shape[1] as number) / options.groups }) };
  },
};
