/**
 * One number for each channel of each image, spread over the channel's plane or collected from it.
 *
 *   scaleChannels     y[m,i] = x[m,i] · gate[m]
 *   fillChannels      y[m,i] = factor · value[m]
 *   channelProducts   sums[m] = Σᵢ a[m,i] · b[m,i]
 *
 * x, y, a, b: [N·C, plane]; m counts channels of all images.
 */
import { defineKernel } from '../kernel.ts';
import { sumOverWorkgroup } from './reduction.ts';

export const scaleChannels = defineKernel({
  label: 'scale channels',
  uniforms: { plane: 'u32' },
  reads: { x: 'array<f32>', gate: 'array<f32>' },
  writes: { y: 'array<f32>' },
  body: `
  y[index] = x[index] * gate[index / u.plane];
`,
});

export const fillChannels = defineKernel({
  label: 'fill channels',
  uniforms: { plane: 'u32', factor: 'f32' },
  reads: { value: 'array<f32>' },
  writes: { y: 'array<f32>' },
  body: `
  y[index] = u.factor * value[index / u.plane];
`,
});

export const channelProducts = defineKernel({
  label: 'channel products',
  reach: 'workgroup',
  uniforms: { plane: 'u32' },
  reads: { a: 'array<f32>', b: 'array<f32>' },
  writes: { sums: 'array<f32>' },
  declarations: sumOverWorkgroup,
  body: `
  var sum = 0.0;
  for (var i = lane; i < u.plane; i += 64u) { sum += a[workgroup * u.plane + i] * b[workgroup * u.plane + i]; }
  let total = sumOverWorkgroup(lane, sum);
  if (lane == 0u) { sums[workgroup] = total; }
`,
});
