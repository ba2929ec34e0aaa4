/**
 * Resizing by tables: along each axis, output cell p blends the input cells near[p] and near[p] + 1, the second with weight
 * blend[p]. Past the last cell the last one is repeated.
 *
 *   y[m,p,q] = Σ over both neighbours along each axis of x[m,·,·] · weight
 *
 * x: [N·C, H, W]   y: [N·C, H′, W′]. A table's entries are (near, bits of blend); a range's are (first, end): the output cells
 * that one input cell may have a part in. Forward, one thread blends one output; backward, one collects for one input.
 */
import { defineKernel } from '../kernel.ts';

const uniforms = { inHeight: 'i32', inWidth: 'i32', outHeight: 'i32', outWidth: 'i32' } as const;

export const resize = defineKernel({
  label: 'resize',
  uniforms,
  reads: { x: 'array<f32>', rows: 'array<vec2i>', columns: 'array<vec2i>' },
  writes: { y: 'array<f32>' },
  declarations: `
/** A cell of weight 0 is not part of the blend: an infinity there must not turn into NaN. */
fn blend(near: f32, far: f32, weight: f32) -> f32 {
  return select(near * (1.0 - weight) + far * weight, near, weight == 0.0);
}
`,
  body: `
  let at = i32(index);
  let row = rows[at / u.outWidth % u.outHeight];
  let column = columns[at % u.outWidth];
  let plane = at / u.outWidth / u.outHeight * u.inHeight;
  let near = (plane + row.x) * u.inWidth;
  let far = (plane + min(row.x + 1, u.inHeight - 1)) * u.inWidth;
  let right = min(column.x + 1, u.inWidth - 1);
  let across = bitcast<f32>(column.y);
  y[index] = blend(blend(x[near + column.x], x[near + right], across), blend(x[far + column.x], x[far + right], across), bitcast<f32>(row.y));
`,
});

export const resizeGradient = defineKernel({
  label: 'resize gradient',
  uniforms,
  reads: { g: 'array<f32>', rows: 'array<vec2i>', columns: 'array<vec2i>', rowRanges: 'array<vec2i>', columnRanges: 'array<vec2i>' },
  writes: { dx: 'array<f32>' },
  declarations: `
/** The weight with which a sample takes part of a cell. */
fn part(sample: vec2i, cell: i32, last: i32) -> f32 {
  let weight = bitcast<f32>(sample.y);
  return select(0.0, 1.0 - weight, sample.x == cell) + select(0.0, weight, min(sample.x + 1, last) == cell);
}
`,
  body: `
  let at = i32(index);
  let row = at / u.inWidth % u.inHeight;
  let column = at % u.inWidth;
  let plane = at / u.inWidth / u.inHeight * u.outHeight;
  let down = rowRanges[row];
  let across = columnRanges[column];
  var sum = 0.0;
  for (var p = down.x; p < down.y; p++) {
    let weight = part(rows[p], row, u.inHeight - 1);
    for (var q = across.x; q < across.y; q++) {
      sum += weight * part(columns[q], column, u.inWidth - 1) * g[(plane + p) * u.outWidth + q];
    }
  }
  dx[index] = sum;
`,
});
