/**
 * Batch normalisation with stored statistics, and its gradients; r = 1/√(variance[c] + eps), x̂ = (x − mean[c])·r.
 *
 *   y = γ·x̂ + β        dx = g·γ·r        dγ = Σ g·x̂        dβ = Σ g        dmean = −γ·r·dβ        dvariance = −γ·r²/2·dγ
 *
 * x, y, g: [N, C, plane]; the sums run over everything but the channel.
 */
import { defineKernel } from '../kernel.ts';
import { sumOverWorkgroup } from './reduction.ts';

export const batchNorm = defineKernel({
  label: 'batch norm',
  uniforms: { channels: 'u32', plane: 'u32', eps: 'f32' },
  reads: { x: 'array<f32>', gamma: 'array<f32>', beta: 'array<f32>', mean: 'array<f32>', variance: 'array<f32>' },
  writes: { y: 'array<f32>' },
  body: `
  let c = index / u.plane % u.channels;
  y[index] = gamma[c] * ((x[index] - mean[c]) / sqrt(variance[c] + u.eps)) + beta[c];
`,
});

export const batchNormInputGradient = defineKernel({
  label: 'batch norm input gradient',
  uniforms: { channels: 'u32', plane: 'u32', eps: 'f32' },
  reads: { g: 'array<f32>', gamma: 'array<f32>', variance: 'array<f32>' },
  writes: { dx: 'array<f32>' },
  body: `
  let c = index / u.plane % u.channels;
  dx[index] = g[index] * gamma[c] / sqrt(variance[c] + u.eps);
`,
});

/** dγ and dβ: one workgroup sums up one channel. */
export const batchNormSums = defineKernel({
  label: 'batch norm sums',
  reach: 'workgroup',
  uniforms: { batch: 'u32', channels: 'u32', plane: 'u32', eps: 'f32' },
  reads: { x: 'array<f32>', g: 'array<f32>', mean: 'array<f32>', variance: 'array<f32>' },
  writes: { dgamma: 'array<f32>', dbeta: 'array<f32>' },
  declarations: sumOverWorkgroup,
  body: `
  let c = workgroup;
  let scale = 1.0 / sqrt(variance[c] + u.eps);
  var products = 0.0;
  var plain = 0.0;
  for (var n = 0u; n < u.batch; n++) {
    let start = (n * u.channels + c) * u.plane;
    for (var i = start + lane; i < start + u.plane; i += 64u) {
      products += g[i] * (x[i] - mean[c]) * scale;
      plain += g[i];
    }
  }
  let total = sumOverWorkgroup(lane, products);
  let plainTotal = sumOverWorkgroup(lane, plain);
  if (lane == 0u) {
    dgamma[c] = total;
    dbeta[c] = plainTotal;
  }
`,
});

/** dmean and dvariance follow from dγ and dβ: one thread for each channel. */
export const batchNormStatistics = defineKernel({
  label: 'batch norm statistics gradient',
  uniforms: { eps: 'f32' },
  reads: { gamma: 'array<f32>', variance: 'array<f32>', dgamma: 'array<f32>', dbeta: 'array<f32>' },
  writes: { dmean: 'array<f32>', dvariance: 'array<f32>' },
  body: `
  let scale = 1.0 / sqrt(variance[index] + u.eps);
  dmean[index] = -gamma[index] * scale * dbeta[index];
  dvariance[index] = -gamma[index] * scale * scale * dgamma[index] / 2.0;
`,
});
