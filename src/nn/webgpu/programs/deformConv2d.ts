/**
 * deformConv2d on the GPU: what the taps read is laid out as channels, and the rest is a pointwise convolution. Its equation
 * is in ops/deformConv2d.ts.
 */
import { shapesOf } from '../../operator.ts';
import { type DeformConvGeometry, deformConv2dGeometry } from '../../ops/deformConv2d.ts';
import type { ConvGeometry } from '../../taps.ts';
import { elementCount } from '../../tensor.ts';
import type { GpuTensor, Job } from '../job.ts';
import { convolutionValues } from '../kernels/convolution.ts';
import { deformColumns } from '../kernels/deformColumns.ts';
import { deformInputGradient, deformOffsetGradient } from '../kernels/deformGradients.ts';
import { recordBiasGradient, recordCorrelation, recordSpread, recordWeightGradient } from './convolutions.ts';
import type { GpuInputs, GpuOptions, Program } from './program.ts';

/** The pointwise convolution over the columns: each tap of each channel is a channel of its own. */
function pointwise(geometry: DeformConvGeometry): ConvGeometry {
  const { batch, groups, largeChannels, smallChannels, small, kernel } = geometry;
  const one = [1, 1] as const;
  const taps = kernel[0] * kernel[1];
  return {
    batch,
    groups,
    largeChannels: largeChannels * taps,
    smallChannels,
    large: small,
    small,
    kernel: one,
    stride: one,
    dilation: one,
    padding: [0, 0, 0, 0],
  };
}

function prepare(job: Job, inputs: GpuInputs<'deformConv2d'>, options: GpuOptions<'deformConv2d'>) {
  const { x, offset, mask } = inputs;
  const geometry = deformConv2dGeometry(shapesOf(inputs), options);
  const { batch, groups, largeChannels, small, kernel, offsetGroups } = geometry;
  const shape = [batch, groups * largeChannels * kernel[0] * kernel[1], ...small];
  const columns = job.scratch(shape, 'what the taps of the deformable convolution read');
  const uniforms = { ...convolutionValues(geometry), offsetGroups, masked: mask === undefined ? 0 : 1 };
  // Something must be bound where there is no mask; it is not read.
  const reads = { offset: offset.buffer, mask: (mask ?? offset).buffer };
  job.dispatch(deformColumns, { count: elementCount(shape), uniforms, buffers: { x: x.buffer, ...reads, columns: columns.buffer } });
  return { columns, pointwise: pointwise(geometry), uniforms, reads };
}

/** w as the pointwise convolution has it: its numbers are already in that order. */
const flatKernels = ({ shape, buffer }: GpuTensor): GpuTensor => ({
  shape: [shape[0] as number, elementCount(shape) / (shape[0] as number), 1, 1],
  buffer,
});

export const deformConv2d: Program<'deformConv2d'> = {
  run(job, inputs, options, y) {
    const { columns, pointwise } = prepare(job, inputs, options);
    recordCorrelation(job, pointwise, columns, flatKernels(inputs.w), inputs.b, y);
  },
  gradients(job, inputs, gradient, options, out) {
    const { x, offset, w } = inputs;
    const { columns, pointwise, uniforms, reads } = prepare(job, inputs, options);
    const dcolumns = job.scratch(columns.shape);
    recordSpread(job, pointwise, gradient, flatKernels(w), undefined, dcolumns);
    recordWeightGradient(job, pointwise, columns, gradient, flatKernels(out.w));
    const d = dcolumns.buffer;
    const dmask = out.mask?.buffer ?? job.scratch([1]).buffer;
    job.dispatch(deformOffsetGradient, {
      count: elementCount(offset.shape) / 2,
      uniforms,
      buffers: { x: x.buffer, ...reads, d, doffset: out.offset.buffer, dmask },
    });
    job.clear(out.x.buffer);
    job.dispatch(deformInputGradient, { count: elementCount(columns.shape), uniforms, buffers: { ...reads, d, dx: out.x.buffer } });
    if (out.b !== undefined) recordBiasGradient(job, gradient, out.b);
  },
};
