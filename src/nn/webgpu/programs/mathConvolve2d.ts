/**
 * mathConvolve2d on the GPU. Convolution with a flipped kernel is what a transposed convolution does with one that is not: the
 * stamps of all pixels of x, of which `same` and `valid` cut off a margin. Its equation is in ops/mathConvolve2d.ts.
 */
import type { ConvGeometry } from '../../taps.ts';
import type { Shape } from '../../tensor.ts';
import { recordCorrelation, recordSpread, recordWeightGradient } from './convolutions.ts';
import type { GpuOptions, Program } from './program.ts';

function geometryOf(x: Shape, k: Shape, y: Shape, { mode = 'full' }: NonNullable<GpuOptions<'mathConvolve2d'>> = {}): ConvGeometry {
  // The operator has checked that all of them are matrices.
  const [large, small, kernel] = [y, x, k] as readonly Shape[] as readonly [
    readonly [number, number],
    readonly [number, number],
    readonly [number, number],
  ];
  const margin = (length: number) => ({ full: 0, same: Math.floor((length - 1) / 2), valid: length - 1 })[mode];
  const one = [1, 1] as const;
  const padding = [margin(kernel[0]), margin(kernel[1]), 0, 0] as const;
  return { batch: 1, groups: 1, largeChannels: 1, smallChannels: 1, large, small, kernel, stride: one, dilation: one, padding };
}

export const mathConvolve2d: Program<'mathConvolve2d'> = {
  run(job, { x, k }, options, y) {
    recordSpread(job, geometryOf(x.shape, k.shape, y.shape, options), x, k, undefined, y);
  },
  gradients(job, { x, k }, gradient, options, out) {
    const geometry = geometryOf(x.shape, k.shape, gradient.shape, options);
    recordCorrelation(job, geometry, gradient, k, undefined, out.x);
    recordWeightGradient(job, geometry, gradient, x, out.k);
  },
};
