/** convTranspose2d on the GPU: x is the small side of the taps. Its equation is in ops/convTranspose2d.ts. */
import { shapesOf } from '../../operator.ts';
import { convTranspose2dGeometry } from '../../ops/convTranspose2d.ts';
import { recordBiasGradient, recordCorrelation, recordSpread, recordWeightGradient } from './convolutions.ts';
import type { Program } from './program.ts';

export const convTranspose2d: Program<'convTranspose2d'> = {
  run(job, { x, w, b }, options, y) {
    recordSpread(job, convTranspose2dGeometry(shapesOf({ x, w, b }), options), x, w, b, y);
  },
  gradients(job, { x, w, b }, gradient, options, out) {
    const geometry = convTranspose2dGeometry(shapesOf({ x, w, b }), options);
    recordCorrelation(job, geometry, gradient, w, undefined, out.x);
    recordWeightGradient(job, geometry, gradient, x, out.w);
    if (out.b !== undefined) recordBiasGradient(job, gradient, out.b);
  },
};
