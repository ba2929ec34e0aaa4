/** The activations on the GPU. Their equations are in ops/activations.ts. */
import { elementCount } from '../../tensor.ts';
import type { GpuTensor, Job } from '../job.ts';
import * as kernels from '../kernels/activation.ts';
import type { Program } from './program.ts';

export function recordActivation(job: Job, { value }: kernels.ActivationKernels, x: GpuTensor, y: GpuTensor, slope = 0): void {
  job.dispatch(value, { count: elementCount(x.shape), uniforms: { k: slope }, buffers: { x: x.buffer, y: y.buffer } });
}

export function recordActivationGradient(
  job: Job,
  { gradient }: kernels.ActivationKernels,
  x: GpuTensor,
  g: GpuTensor,
  dx: GpuTensor,
  slope = 0,
): void {
  const buffers = { x: x.buffer, g: g.buffer, dx: dx.buffer };
  job.dispatch(gradient, { count: elementCount(x.shape), uniforms: { k: slope }, buffers });
}

function plain(activation: kernels.ActivationKernels): Program<'relu' | 'sigmoid' | 'tanh'> {
  return {
    run: (job, { x }, _options, y) => recordActivation(job, activation, x, y),
    gradients: (job, { x }, gradient, _options, out) => recordActivationGradient(job, activation, x, gradient, out.x),
  };
}

export const relu: Program<'relu'> = plain(kernels.relu);
export const sigmoid: Program<'sigmoid'> = plain(kernels.sigmoid);
export const tanh: Program<'tanh'> = plain(kernels.tanh);

export const leakyRelu: Program<'leakyRelu'> = {
  run: (job, { x }, { slope = 0.01 } = {}, y) => recordActivation(job, kernels.leakyRelu, x, y, slope),
  gradients: (job, { x }, gradient, { slope = 0.01 } = {}, out) =>
    recordActivationGradient(job, kernels.leakyRelu, x, gradient, out.x, slope),
};
