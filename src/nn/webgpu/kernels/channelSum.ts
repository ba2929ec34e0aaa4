/**
 * The sum of each channel, scaled: the gradient of a bias, and with the factor 1/(H·W) global average pooling.
 *
 *   sums[c] = factor · Σ_{n,i} x[n,c,i]
 *
 * x: [N, C, plane]. One workgroup sums up one channel.
 */
import { defineKernel } from '../kernel.ts';
import { sumOverWorkgroup } from './reduction.ts';

export const channelSum = defineKernel({
  label: 'channel sum',
  reach: 'workgroup',
  uniforms: { batch: 'u32', channels: 'u32', plane: 'u32', factor: 'f32' },
  reads: { x: 'array<f32>' },
  writes: { sums: 'array<f32>' },
  declarations: sumOverWorkgroup,
  body: `
  var sum = 0.0;
  for (var n = 0u; n < u.batch; n++) {
    let start = (n * u.channels + workgroup) * u.plane;
    for (var i = lane; i < u.plane; i += 64u) { sum += x[start + i]; }
  }
  let total = sumOverWorkgroup(lane, sum);
  if (lane == 0u) { sums[workgroup] = total * u.factor; }
`,
});
