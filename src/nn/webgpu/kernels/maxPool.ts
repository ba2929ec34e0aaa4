/**
 * Max pooling: y = the largest of a window's cells; its gradient goes to the cell that won, the first of equals. A NaN wins.
 *
 * Forward, one thread looks for one winner. Backward, one thread collects for one cell of x what comes from the windows it
 * won: each is searched again, which for small windows is cheaper than remembering.
 */
import { defineKernel } from '../kernel.ts';
import { poolDeclarations, poolUniforms } from './pool.ts';

const winner = `${poolDeclarations}
fn isNan(v: f32) -> bool { return (bitcast<u32>(v) & 0x7fffffffu) > 0x7f800000u; }
fn winner(plane: i32, p: i32, q: i32) -> i32 {
  let cells = cellsOf(p, q);
  var best = (plane * u.inHeight + cells.x) * u.inWidth + cells.y;
  for (var row = cells.x; row < cells.z; row++) {
    for (var column = cells.y; column < cells.w; column++) {
      let at = (plane * u.inHeight + row) * u.inWidth + column;
      if (!isNan(x[best]) && (isNan(x[at]) || x[at] > x[best])) { best = at; }
    }
  }
  return best;
}
`;

export const maxPool = defineKernel({
  label: 'max pool',
  uniforms: poolUniforms,
  reads: { x: 'array<f32>' },
  writes: { y: 'array<f32>' },
  declarations: winner,
  body: `
  let at = i32(index);
  let p = at / u.outWidth % u.outHeight;
  y[index] = x[winner(at / u.outWidth / u.outHeight, p, at % u.outWidth)];
`,
});

export const maxPoolGradient = defineKernel({
  label: 'max pool gradient',
  uniforms: poolUniforms,
  reads: { x: 'array<f32>', g: 'array<f32>' },
  writes: { dx: 'array<f32>' },
  declarations: winner,
  body: `
  let at = i32(index);
  let plane = at / u.inWidth / u.inHeight;
  let windows = windowsOf(at / u.inWidth % u.inHeight, at % u.inWidth);
  var sum = 0.0;
  for (var p = windows.x; p < windows.z; p++) {
    for (var q = windows.y; q < windows.w; q++) {
      if (winner(plane, p, q) == at) { sum += g[(plane * u.outHeight + p) * u.outWidth + q]; }
    }
  }
  dx[index] = sum;
`,
});
