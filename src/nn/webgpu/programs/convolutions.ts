/**
 * The three movements along the taps of a convolution, as the programs of conv2d, convTranspose2d, linear and others use them.
 * Where two kernels compute the same, the choice between them is made here.
 */
import type { ConvGeometry } from '../../taps.ts';
import { elementCount } from '../../tensor.ts';
import type { GpuTensor, Job } from '../job.ts';
import { channelSum } from '../kernels/channelSum.ts';
import { convolutionValues } from '../kernels/convolution.ts';
import { correlate } from '../kernels/correlate.ts';
import { spread } from '../kernels/spread.ts';
import { weightGradient } from '../kernels/weightGradient.ts';

/** From the large side to the small one; see correlate.ts. */
export function recordCorrelation(
  job: Job,
  geometry: ConvGeometry,
  large: GpuTensor,
  w: GpuTensor,
  b: GpuTensor | undefined,
  out: GpuTensor,
): void {
  job.dispatch(correlate, {
    count: elementCount(out.shape),
    uniforms: { ...convolutionValues(geometry), biased: b === undefined ? 0 : 1 },
    // Something must be bound where there is no bias; it is not read.
    buffers: { large: large.buffer, w: w.buffer, b: (b ?? w).buffer, small: out.buffer },
  });
}

/** From the small side to the large one; see spread.ts. */
export function recordSpread(
  job: Job,
  geometry: ConvGeometry,
  small: GpuTensor,
  w: GpuTensor,
  b: GpuTensor | undefined,
  out: GpuTensor,
): void {
  job.dispatch(spread, {
    count: elementCount(out.shape),
    uniforms: { ...convolutionValues(geometry), biased: b === undefined ? 0 : 1 },
    buffers: { small: small.buffer, w: w.buffer, b: (b ?? w).buffer, large: out.buffer },
  });
}

/** From both sides to the weights; see weightGradient.ts. */
export function recordWeightGradient(job: Job, geometry: ConvGeometry, large: GpuTensor, small: GpuTensor, out: GpuTensor): void {
  job.dispatch(weightGradient, {
    count: elementCount(out.shape),
    uniforms: { ...convolutionValues(geometry), batch: geometry.batch },
    buffers: { large: large.buffer, small: small.buffer, dw: out.buffer },
  });
}

/** The gradient of a bias that was added to every pixel of its channel; `gradient` is [N, C, ...]. */
export function recordBiasGradient(job: Job, gradient: GpuTensor, out: GpuTensor): void {
  const channels = elementCount(out.shape);
  const batch = gradient.shape[0] ?? 1;
  job.dispatch(channelSum, {
    count: channels,
    uniforms: { batch, channels, plane: elementCount(gradient.shape) / (batch * channels), factor: 1 },
    buffers: { x: gradient.buffer, sums: out.buffer },
  });
}
