/**
 * Average pooling: y = 1/K · Σ of a window's cells; each of them gets g/K back. K counts the padding or only what exists.
 *
 * Forward, one thread adds up one window. Backward, one thread collects for one cell of x from the windows that hold it.
 */
import { defineKernel } from '../kernel.ts';
import { poolDeclarations, poolUniforms } from './pool.ts';

const divisor = `${poolDeclarations}
fn divisor(cells: vec4i) -> f32 {
  if (u.countIncludePad != 0) { return f32(u.kernelHeight * u.kernelWidth); }
  return f32((cells.z - cells.x) * (cells.w - cells.y));
}
`;

export const avgPool = defineKernel({
  label: 'average pool',
  uniforms: { ...poolUniforms, countIncludePad: 'i32' },
  reads: { x: 'array<f32>' },
  writes: { y: 'array<f32>' },
  declarations: divisor,
  body: `
  let at = i32(index);
  let plane = at / u.outWidth / u.outHeight;
  let cells = cellsOf(at / u.outWidth % u.outHeight, at % u.outWidth);
  var sum = 0.0;
  for (var row = cells.x; row < cells.z; row++) {
    for (var column = cells.y; column < cells.w; column++) { sum += x[(plane * u.inHeight + row) * u.inWidth + column]; }
  }
  y[index] = sum / divisor(cells);
`,
});

export const avgPoolGradient = defineKernel({
  label: 'average pool gradient',
  uniforms: { ...poolUniforms, countIncludePad: 'i32' },
  reads: { g: 'array<f32>' },
  writes: { dx: 'array<f32>' },
  declarations: divisor,
  body: `
  let at = i32(index);
  let plane = at / u.inWidth / u.inHeight;
  let windows = windowsOf(at / u.inWidth % u.inHeight, at % u.inWidth);
  var sum = 0.0;
  for (var p = windows.x; p < windows.z; p++) {
    for (var q = windows.y; q < windows.w; q++) { sum += g[(plane * u.outHeight + p) * u.outWidth + q] / divisor(cellsOf(p, q)); }
  }
  dx[index] = sum;
`,
});
