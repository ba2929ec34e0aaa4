/** The poolings on the GPU. Their equations are in ops/maxPool2d.ts, ops/avgPool2d.ts and ops/globalAvgPool2d.ts. */
import { poolGeometry } from '../../pool.ts';
import { elementCount } from '../../tensor.ts';
import type { GpuTensor, Job } from '../job.ts';
import { avgPool, avgPoolGradient } from '../kernels/avgPool.ts';
import { channelSum } from '../kernels/channelSum.ts';
import { maxPool, maxPoolGradient } from '../kernels/maxPool.ts';
import { fillChannels } from '../kernels/perChannel.ts';
import { poolValues } from '../kernels/pool.ts';
import type { Program } from './program.ts';

export const maxPool2d: Program<'maxPool2d'> = {
  run(job, { x }, options, y) {
    const uniforms = poolValues(poolGeometry(x.shape, options));
    job.dispatch(maxPool, { count: elementCount(y.shape), uniforms, buffers: { x: x.buffer, y: y.buffer } });
  },
  gradients(job, { x }, gradient, options, out) {
    const uniforms = poolValues(poolGeometry(x.shape, options));
    const buffers = { x: x.buffer, g: gradient.buffer, dx: out.x.buffer };
    job.dispatch(maxPoolGradient, { count: elementCount(x.shape), uniforms, buffers });
  },
};

export const avgPool2d: Program<'avgPool2d'> = {
  run(job, { x }, options, y) {
    const uniforms = { ...poolValues(poolGeometry(x.shape, options)), countIncludePad: options.countIncludePad === false ? 0 : 1 };
    job.dispatch(avgPool, { count: elementCount(y.shape), uniforms, buffers: { x: x.buffer, y: y.buffer } });
  },
  gradients(job, { x }, gradient, options, out) {
    const uniforms = { ...poolValues(poolGeometry(x.shape, options)), countIncludePad: options.countIncludePad === false ? 0 : 1 };
    const buffers = { g: gradient.buffer, dx: out.x.buffer };
    job.dispatch(avgPoolGradient, { count: elementCount(x.shape), uniforms, buffers });
  },
};

/** The mean of every channel of every image: x [N, C, H, W], means [N·C] in any shape. */
export function recordMeans(job: Job, x: GpuTensor, means: GpuTensor): void {
  const channels = elementCount(means.shape);
  const plane = elementCount(x.shape) / channels;
  const uniforms = { batch: 1, channels, plane, factor: 1 / plane };
  job.dispatch(channelSum, { count: channels, uniforms, buffers: { x: x.buffer, sums: means.buffer } });
}

export const globalAvgPool2d: Program<'globalAvgPool2d'> = {
  run: (job, { x }, _options, y) => recordMeans(job, x, y),
  gradients(job, { x }, gradient, _options, out) {
    const plane = elementCount(x.shape) / elementCount(gradient.shape);
    const buffers = { value: gradient.buffer, y: out.x.buffer };
    job.dispatch(fillChannels, { count: elementCount(x.shape), uniforms: { plane, factor: 1 / plane }, buffers });
  },
};
