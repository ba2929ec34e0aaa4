/**
 * The last step of squeeze-and-excitation's gradient: x matters directly through the product with its gate, and through its
 * mean in every gate.
 *
 *   dx[m,i] = g[m,i] · gate[m] + dsqueezed[m] / plane
 *
 * g, dx: [N·C, plane]   gate, dsqueezed: [N·C].
 */
import { defineKernel } from '../kernel.ts';

export const squeezeExciteGradient = defineKernel({
  label: 'squeeze-excite gradient',
  uniforms: { plane: 'u32' },
  reads: { g: 'array<f32>', gate: 'array<f32>', dsqueezed: 'array<f32>' },
  writes: { dx: 'array<f32>' },
  body: `
  let m = index / u.plane;
  dx[index] = g[index] * gate[m] + dsqueezed[m] / f32(u.plane);
`,
});
