/** conv2d on the GPU: x is the large side of the taps. Its equation is in ops/conv2d.ts. */
import { shapesOf } from '../../operator.ts';
import { conv2dGeometry } from '../../ops/conv2d.ts';
import { recordBiasGradient, recordCorrelation, recordSpread, recordWeightGradient } from './convolutions.ts';
import type { Program } from './program.ts';

export const conv2d: Program<'conv2d'> = {
  run(job, { x, w, b }, options, y) {
    recordCorrelation(job, conv2dGeometry(shapesOf({ x, w, b }), options), x, w, b, y);
  },
  gradients(job, { x, w, b }, gradient, options, out) {
    const geometry = conv2dGeometry(shapesOf({ x, w, b }), options);
    recordSpread(job, geometry, gradient, w, undefined, out.x);
    recordWeightGradient(job, geometry, x, gradient, out.w);
    if (out.b !== undefined) recordBiasGradient(job, gradient, out.b);
  },
};
