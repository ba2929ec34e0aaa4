/**
 * The gradients of a deformable convolution by where it reads, from d, the gradient by its columns (deformColumns.ts).
 *
 *   dΔrow = Σ_c d·m·∂x̃/∂row        dΔcolumn = Σ_c d·m·∂x̃/∂column        dm = Σ_c d·x̃        dx[corner] += d·m·weight of the corner
 *
 * c runs over the channels of an offset group. The first kernel has a thread for each tap and output pixel. The second has one
 * for each value of the columns and scatters; WGSL adds atomically only to integers, so a float is added by trying until no
 * other thread came between. The order of such additions is not fixed, and with it the last bit of dx.
 */
import { defineKernel } from '../kernel.ts';
import { cornerPixels, deformation, deformationUniforms } from './deformation.ts';

export const deformOffsetGradient = defineKernel({
  label: 'deform offset gradient',
  uniforms: deformationUniforms,
  reads: { x: 'array<f32>', offset: 'array<f32>', mask: 'array<f32>', d: 'array<f32>' },
  writes: { doffset: 'array<f32>', dmask: 'array<f32>' },
  declarations: deformation + cornerPixels,
  body: `
  let outputPlane = u.smallHeight * u.smallWidth;
  let taps = u.kernelHeight * u.kernelWidth;
  let channels = u.groups * u.largeChannels;
  let perOffsetGroup = channels / u.offsetGroups;
  let at = i32(index);
  let pixel = at % outputPlane;
  let tapField = at / outputPlane;
  let tap = tapField % taps;
  let offsetGroup = tapField / taps % u.offsetGroups;
  let n = tapField / taps / u.offsetGroups;
  let place = placeOf(tapField, tap, pixel);
  var factor = 1.0;
  if (u.masked != 0) { factor = mask[at]; }
  var sums = vec3f();
  if (isNear(place)) {
    let part = fract(place);
    for (var c = offsetGroup * perOffsetGroup; c < (offsetGroup + 1) * perOffsetGroup; c++) {
      let corners = cornersOf(n * channels + c, place);
      let above = mix(corners.x, corners.y, part.y);
      let below = mix(corners.z, corners.w, part.y);
      let perColumn = mix(corners.y - corners.x, corners.w - corners.z, part.x);
      sums += d[((n * channels + c) * taps + tap) * outputPlane + pixel] * vec3f(below - above, perColumn, mix(above, below, part.x));
    }
  }
  doffset[2 * tapField * outputPlane + pixel] = factor * sums.x;
  doffset[(2 * tapField + 1) * outputPlane + pixel] = factor * sums.y;
  if (u.masked != 0) { dmask[at] = sums.z; }
`,
});

export const deformInputGradient = defineKernel({
  label: 'deform input gradient',
  uniforms: deformationUniforms,
  reads: { offset: 'array<f32>', mask: 'array<f32>', d: 'array<f32>' },
  writes: { dx: 'array<atomic<u32>>' },
  declarations: `${deformation}
fn add(plane: i32, row: i32, column: i32, value: f32) {
  if (value == 0.0 || !isInside(row, column)) { return; }
  let at = (plane * u.largeHeight + row) * u.largeWidth + column;
  var known = atomicLoad(&dx[at]);
  loop {
    let result = atomicCompareExchangeWeak(&dx[at], known, bitcast<u32>(bitcast<f32>(known) + value));
    if (result.exchanged) { break; }
    known = result.old_value;
  }
}
`,
  body: `
  let outputPlane = u.smallHeight * u.smallWidth;
  let taps = u.kernelHeight * u.kernelWidth;
  let channels = u.groups * u.largeChannels;
  let at = i32(index);
  let pixel = at % outputPlane;
  let tap = at / outputPlane % taps;
  let plane = at / outputPlane / taps;
  let tapField = field(plane / channels, plane % channels / (channels / u.offsetGroups), tap);
  let place = placeOf(tapField, tap, pixel);
  if (!isNear(place)) { return; }
  var upstream = d[index];
  if (u.masked != 0) { upstream *= mask[tapField * outputPlane + pixel]; }
  let row = i32(floor(place.x));
  let column = i32(floor(place.y));
  let part = fract(place);
  add(plane, row, column, upstream * (1.0 - part.x) * (1.0 - part.y));
  add(plane, row, column + 1, upstream * (1.0 - part.x) * part.y);
  add(plane, row + 1, column, upstream * part.x * (1.0 - part.y));
  add(plane, row + 1, column + 1, upstream * part.x * part.y);
`,
});
