/** linear on the GPU: a convolution of 1×1 images with 1×1 kernels. Its equation is in ops/linear.ts. */
import type { ConvGeometry } from '../../taps.ts';
import { elementCount, type Shape } from '../../tensor.ts';
import type { GpuTensor, Job } from '../job.ts';
import { recordBiasGradient, recordCorrelation, recordSpread, recordWeightGradient } from './convolutions.ts';
import type { GpuInputs, Program } from './program.ts';

/** Every leading dimension of x is a batch. w: [O, I]. */
function geometryOf(x: Shape, w: Shape): ConvGeometry {
  const [outFeatures, inFeatures] = w as readonly [number, number];
  const one = [1, 1] as const;
  return {
    batch: elementCount(x) / inFeatures,
    groups: 1,
    largeChannels: inFeatures,
    smallChannels: outFeatures,
    large: one,
    small: one,
    kernel: one,
    stride: one,
    dilation: one,
    padding: [0, 0, 0, 0],
  };
}

export function recordLinear(job: Job, { x, w, b }: GpuInputs<'linear'>, y: GpuTensor): void {
  recordCorrelation(job, geometryOf(x.shape, w.shape), x, w, b, y);
}

export function recordLinearGradients(job: Job, { x, w }: GpuInputs<'linear'>, gradient: GpuTensor, out: GpuInputs<'linear'>): void {
  const geometry = geometryOf(x.shape, w.shape);
  recordSpread(job, geometry, gradient, w, undefined, out.x);
  recordWeightGradient(job, geometry, x, gradient, out.w);
  // The kernel of the bias gradient reads [N, C]: however many batch dimensions there are, they count as one.
  const rows = { shape: [geometry.batch, geometry.smallChannels], buffer: gradient.buffer };
  if (out.b !== undefined) recordBiasGradient(job, rows, out.b);
}

export const linear: Program<'linear'> = {
  run: (job, inputs, _options, y) => recordLinear(job, inputs, y),
  gradients: (job, inputs, gradient, _options, out) => recordLinearGradients(job, inputs, gradient, out),
};
