/** channelShuffle and pixelShuffle on the GPU. Their equations are in ops/channelShuffle.ts and ops/pixelShuffle.ts. */
import { elementCount } from '../../tensor.ts';
import type { GpuTensor, Job } from '../job.ts';
import * as kernels from '../kernels/shuffle.ts';
import type { Program } from './program.ts';

function recordChannelShuffle(job: Job, x: GpuTensor, groups: number, y: GpuTensor): void {
  // The operator has checked that x is [N, C, H, W].
  const [, channels, height, width] = x.shape as readonly [number, number, number, number];
  const uniforms = { groups, channels, plane: height * width };
  job.dispatch(kernels.channelShuffle, { count: elementCount(x.shape), uniforms, buffers: { x: x.buffer, y: y.buffer } });
}

export const channelShuffle: Program<'channelShuffle'> = {
  run: (job, { x }, { groups }, y) => recordChannelShuffle(job, x, groups, y),
  gradients: (job, { x }, gradient, { groups }, out) => recordChannelShuffle(job, gradient, (x.shape[1] as number) / groups, out.x),
};

/** `packed` is the shape [N, C·r², H, W], whichever way the numbers move. */
function recordPixelMove(
  job: Job,
  kernel: typeof kernels.pixelShuffle,
  packed: GpuTensor['shape'],
  upscale: number,
  x: GpuTensor,
  y: GpuTensor,
) {
  const [, , height, width] = packed as readonly [number, number, number, number];
  job.dispatch(kernel, { count: elementCount(packed), uniforms: { upscale, height, width }, buffers: { x: x.buffer, y: y.buffer } });
}

export const pixelShuffle: Program<'pixelShuffle'> = {
  run: (job, { x }, { upscale }, y) => recordPixelMove(job, kernels.pixelShuffle, x.shape, upscale, x, y),
  gradients: (job, { x }, gradient, { upscale }, out) => recordPixelMove(job, kernels.pixelUnshuffle, x.shape, upscale, gradient, out.x),
};
