/**
 * Softmax and cross-entropy, averaged over the rows: y = −1/N · Σₙ ln p[n, label[n]], dlogits = (p − onehot)·g/N.
 *
 *   ln p[n,k] = logits[n,k] − largest − ln Σⱼ e^{logits[n,j] − largest}
 *
 * logits: [N, K]   labels: [N]. One thread reads one row; forward, one workgroup adds them all up.
 */
import { defineKernel } from '../kernel.ts';
import { sumOverWorkgroup } from './reduction.ts';

const logSumExp = `
/** ln Σ e^logit of a row. The largest is taken out first, so that no exponential overflows. */
fn logSumExp(start: u32) -> f32 {
  var largest = logits[start];
  for (var k = 1u; k < u.classes; k++) { largest = max(largest, logits[start + k]); }
  var sum = 0.0;
  for (var k = 0u; k < u.classes; k++) { sum += exp(logits[start + k] - largest); }
  return largest + log(sum);
}
`;

export const softmaxCrossEntropy = defineKernel({
  label: 'softmax cross-entropy',
  reach: 'workgroup',
  uniforms: { rows: 'u32', classes: 'u32' },
  reads: { logits: 'array<f32>', labels: 'array<i32>' },
  writes: { y: 'array<f32>' },
  declarations: sumOverWorkgroup + logSumExp,
  body: `
  var sum = 0.0;
  for (var n = lane; n < u.rows; n += 64u) {
    let start = n * u.classes;
    sum += logSumExp(start) - logits[start + u32(labels[n])];
  }
  let total = sumOverWorkgroup(lane, sum);
  if (lane == 0u) { y[0] = total / f32(u.rows); }
`,
});

export const softmaxCrossEntropyGradient = defineKernel({
  label: 'softmax cross-entropy gradient',
  uniforms: { classes: 'u32' },
  reads: { logits: 'array<f32>', labels: 'array<i32>', g: 'array<f32>' },
  writes: { dlogits: 'array<f32>' },
  declarations: logSumExp,
  body: `
  let start = index * u.classes;
  let whole = logSumExp(start);
  for (var k = 0u; k < u.classes; k++) {
    let right = select(0.0, 1.0, k == u32(labels[index]));
    dlogits[start + k] = (exp(logits[start + k] - whole) - right) * g[0] / f32(u.count);
  }
`,
});
