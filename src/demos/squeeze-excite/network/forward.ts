/** What the network makes of a picture, with everything between that the figure shows. Reference operators throughout. */
import { classes } from '../../../figure/digits.ts';
import { relu } from '../../../nn/ops/activations.ts';
import { avgPool2d } from '../../../nn/ops/avgPool2d.ts';
import { conv2d } from '../../../nn/ops/conv2d.ts';
import { squeezeExcite, squeezeExciteStages } from '../../../nn/ops/squeezeExcite.ts';
import { type Tensor, tensor } from '../../../nn/tensor.ts';
import { channels, firstOptions, poolOptions, secondOptions, type Weights } from './layers.ts';

/** The maps that enter the block: [1, 16, 14, 14], none of them negative. */
export function mapsOf(x: Tensor, { k1, c1, k2, c2 }: Weights): Tensor {
  const early = relu.forward({ x: conv2d.forward({ x, w: k1, b: c1 }, firstOptions) });
  return relu.forward({ x: conv2d.forward({ x: early, w: k2, b: c2 }, secondOptions) });
}

/** Means, bottleneck and gates of the block on these maps. */
export const stagesOf = (maps: Tensor, { w1, b1, w2, b2 }: Weights) => squeezeExciteStages({ x: maps, w1, b1, w2, b2 });

/** The ten logits from the maps, through the block. */
export function logitsOf(maps: Tensor, { w1, b1, w2, b2, v, c }: Weights): Float32Array {
  const gated = squeezeExcite.forward({ x: maps, w1, b1, w2, b2 });
  return conv2d.forward({ x: avgPool2d.forward({ x: gated }, poolOptions), w: v, b: c }).data;
}

/**
 * What each channel would add to each class were its gate 1: 16 × 10 numbers, channel by channel. After the gates all is linear,
 * so a logit is its bias plus the sum of gate times such a number.
 */
export function sharesOf(maps: Tensor, { v }: Weights): Float32Array {
  const cells = v.data.length / channels / classes;
  const w = new Float32Array(v.data.length);
  for (let k = 0; k < classes; k++)
    for (let c = 0; c < channels; c++)
      w.set(v.data.subarray((k * channels + c) * cells, (k * channels + c + 1) * cells), (c * classes + k) * cells);
  const [, , height = 1, width = 1] = v.shape;
  const x = avgPool2d.forward({ x: maps }, poolOptions);
  return conv2d.forward({ x, w: tensor([channels * classes, 1, height, width], w) }, { groups: channels }).data;
}

/** The sigmoid of ±87 is 1 and, for every number that is printed, 0; further out, e⁻ˣ would leave float32. */
const far = 87;

/**
 * The same network with some gates held at a value from 0 to 1: their rows of w2 become zeros and their biases the value's logit,
 * so that the operator itself computes what the figure shows.
 */
export function held(weights: Weights, gates: readonly (number | undefined)[]): Weights {
  if (gates.every((gate) => gate === undefined)) return weights;
  const [w2, b2] = [weights.w2.data.slice(), weights.b2.data.slice()];
  const wide = w2.length / b2.length;
  for (const [channel, gate] of gates.entries()) {
    if (gate === undefined) continue;
    w2.fill(0, channel * wide, (channel + 1) * wide);
    b2[channel] = Math.min(far, Math.max(-far, Math.log(gate / (1 - gate))));
  }
  return { ...weights, w2: tensor(weights.w2.shape, w2), b2: tensor(weights.b2.shape, b2) };
}

/** Softmax of the logits. */
export function probabilitiesOf(logits: ArrayLike<number>): number[] {
  const all = Array.from(logits);
  const largest = Math.max(...all);
  const powers = all.map((logit) => Math.exp(logit - largest));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}
