/** batchNorm on the GPU. Its equation is in ops/batchNorm.ts. */
import { elementCount, type Shape } from '../../tensor.ts';
import * as kernels from '../kernels/batchNorm.ts';
import type { Program } from './program.ts';

/** x: [N, C, ...]; whatever follows the channel counts as one plane. */
function sizesOf(x: Shape) {
  const [batch, channels] = x as readonly [number, number];
  return { batch, channels, plane: elementCount(x) / (batch * channels) };
}

export const batchNorm: Program<'batchNorm'> = {
  run(job, { x, gamma, beta, mean, variance }, { eps = 1e-5 } = {}, y) {
    const { channels, plane } = sizesOf(x.shape);
    job.dispatch(kernels.batchNorm, {
      count: elementCount(x.shape),
      uniforms: { channels, plane, eps },
      buffers: { x: x.buffer, gamma: gamma.buffer, beta: beta.buffer, mean: mean.buffer, variance: variance.buffer, y: y.buffer },
    });
  },
  gradients(job, { x, gamma, mean, variance }, { buffer: g }, { eps = 1e-5 } = {}, out) {
    const { batch, channels, plane } = sizesOf(x.shape);
    const [dgamma, dbeta] = [out.gamma.buffer, out.beta.buffer];
    job.dispatch(kernels.batchNormInputGradient, {
      count: elementCount(x.shape),
      uniforms: { channels, plane, eps },
      buffers: { g, gamma: gamma.buffer, variance: variance.buffer, dx: out.x.buffer },
    });
    job.dispatch(kernels.batchNormSums, {
      count: channels,
      uniforms: { batch, channels, plane, eps },
      buffers: { x: x.buffer, g, mean: mean.buffer, variance: variance.buffer, dgamma, dbeta },
    });
    job.dispatch(kernels.batchNormStatistics, {
      count: channels,
      uniforms: { eps },
      buffers: { gamma: gamma.buffer, variance: variance.buffer, dgamma, dbeta, dmean: out.mean.buffer, dvariance: out.variance.buffer },
    });
  },
};
