/**
 * The network of this figure as a chain of the library's operators, for any weights: the page computes it, the training script
 * trains it.
 *
 *   28×28 → conv 3×3, stride 2 → ReLU → conv 3×3 → ReLU → squeeze-and-excitation → means of 5×5, every third → one number for each class
 *
 * The last layer is fully connected, written as a convolution whose kernel covers the 4×4 that are left.
 */
import { classes } from '../../../figure/digits.ts';
import type { Step } from '../../../figure/runs.ts';
import type { Tensor } from '../../../nn/tensor.ts';

/** Channels that the gates scale, units of the bottleneck, and cells across of the maps between. */
export const channels = 16;
export const ratio = 4;
export const units = channels / ratio;
export const mapSide = 14;
const early = 12;
/** Cells across of what the windows of the pooling leave. */
export const pooled = 4;

/** Every learned tensor and its shape. */
export const shapes = {
  k1: [early, 1, 3, 3],
  c1: [early],
  k2: [channels, early, 3, 3],
  c2: [channels],
  w1: [units, channels],
  b1: [units],
  w2: [channels, units],
  b2: [channels],
  v: [classes, channels, pooled, pooled],
  c: [classes],
} as const;

export type WeightName = keyof typeof shapes;
export const weightNames = Object.keys(shapes) as readonly WeightName[];
export type Weights = Readonly<Record<WeightName, Tensor>>;

export const firstOptions = { stride: 2, padding: 1 } as const;
export const secondOptions = { padding: 1 } as const;
export const poolOptions = { kernel: 5, stride: 3 } as const;

/** The layers in order; `gated: false` leaves the block out. */
export const layersOf = ({ k1, c1, k2, c2, w1, b1, w2, b2, v, c }: Weights, gated = true): readonly Step[] => [
  { name: 'conv2d', inputs: { w: k1, b: c1 }, options: firstOptions },
  { name: 'relu', inputs: {}, options: {} },
  { name: 'conv2d', inputs: { w: k2, b: c2 }, options: secondOptions },
  { name: 'relu', inputs: {}, options: {} },
  ...(gated ? [{ name: 'squeezeExcite', inputs: { w1, b1, w2, b2 }, options: {} } as const] : []),
  { name: 'avgPool2d', inputs: {}, options: poolOptions },
  { name: 'conv2d', inputs: { w: v, b: c }, options: {} },
];
