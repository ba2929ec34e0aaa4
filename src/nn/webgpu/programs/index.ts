/**
 * The operators the GPU has. What is missing is missing in the type too: decompositions and iterations of many small dependent
 * steps (svd, fft2d, the restorations), which a GPU has no advantage in at the sizes of a page.
 */
import { leakyRelu, relu, sigmoid, tanh } from './activations.ts';
import { batchNorm } from './batchNorm.ts';
import { conv2d } from './conv2d.ts';
import { convTranspose2d } from './convTranspose2d.ts';
import { deformConv2d } from './deformConv2d.ts';
import { linear } from './linear.ts';
import { mathConvolve2d } from './mathConvolve2d.ts';
import { avgPool2d, globalAvgPool2d, maxPool2d } from './pools.ts';
import { resizeBilinear, resizeNearest } from './resizes.ts';
import { channelShuffle, pixelShuffle } from './shuffles.ts';
import { softmaxCrossEntropy } from './softmaxCrossEntropy.ts';
import { squeezeExcite } from './squeezeExcite.ts';

export const programs = {
  avgPool2d,
  batchNorm,
  channelShuffle,
  conv2d,
  convTranspose2d,
  deformConv2d,
  globalAvgPool2d,
  leakyRelu,
  linear,
  mathConvolve2d,
  maxPool2d,
  pixelShuffle,
  relu,
  resizeBilinear,
  resizeNearest,
  sigmoid,
  softmaxCrossEntropy,
  squeezeExcite,
  tanh,
} as const;

export type GpuOperatorName = keyof typeof programs;
