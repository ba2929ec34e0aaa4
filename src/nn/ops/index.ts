/**
 * The set of operators of the library. The list exists because a set is what backends, the conformance runner and their
 * types are about: an operator's name is a key here, and `Backend` derives from it what may be called and with what.
 * Whoever needs one operator imports its own file, and ships nothing else.
 */

import type { Operator } from '../operator.ts';
import { leakyRelu, relu, sigmoid, tanh } from './activations.ts';
import { avgPool2d } from './avgPool2d.ts';
import { batchNorm } from './batchNorm.ts';
import { channelShuffle } from './channelShuffle.ts';
import { conv2d } from './conv2d.ts';
import { convTranspose2d } from './convTranspose2d.ts';
import { deformConv2d } from './deformConv2d.ts';
import { fft2d } from './fft2d.ts';
import { globalAvgPool2d } from './globalAvgPool2d.ts';
import { linear } from './linear.ts';
import { mathConvolve2d } from './mathConvolve2d.ts';
import { maxPool2d } from './maxPool2d.ts';
import { pixelShuffle } from './pixelShuffle.ts';
import { resizeBilinear } from './resizeBilinear.ts';
import { resizeNearest } from './resizeNearest.ts';
import { richardsonLucy } from './richardsonLucy.ts';
import { softmaxCrossEntropy } from './softmaxCrossEntropy.ts';
import { squeezeExcite } from './squeezeExcite.ts';
import { svd } from './svd.ts';
import { wienerDeconvolution } from './wienerDeconvolution.ts';

export const operators = {
  avgPool2d,
  batchNorm,
  channelShuffle,
  conv2d,
  convTranspose2d,
  deformConv2d,
  fft2d,
  globalAvgPool2d,
  leakyRelu,
  linear,
  mathConvolve2d,
  maxPool2d,
  pixelShuffle,
  relu,
  resizeBilinear,
  resizeNearest,
  richardsonLucy,
  sigmoid,
  softmaxCrossEntropy,
  squeezeExcite,
  svd,
  tanh,
  wienerDeconvolution,
} as const;

export type OperatorName = keyof typeof operators;

type PartsOf<Name extends OperatorName> =
  (typeof operators)[Name] extends Operator<infer Inputs, infer Options, infer Outputs> ? [Inputs, Options, Outputs] : never;

/** The record of input tensors of an operator, its options, and its output: one tensor, or a record of them. */
export type InputsOf<Name extends OperatorName> = PartsOf<Name>[0];
export type OptionsOf<Name extends OperatorName> = PartsOf<Name>[1];
export type OutputsOf<Name extends OperatorName> = PartsOf<Name>[2];
