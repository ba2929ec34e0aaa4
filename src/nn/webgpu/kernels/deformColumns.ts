/**
 * What every tap of a deformable convolution reads, laid out as channels: with it, the convolution is a pointwise one.
 *
 *   columns[n, c·taps + t, pixel] = m[n,t,pixel] · x̃(n, c, place of tap t at the pixel)
 *
 * columns: [N, C·taps, outₕ, out_w]. One thread reads one value; see deformation.ts.
 */
import { defineKernel } from '../kernel.ts';
import { cornerPixels, deformation, deformationUniforms } from './deformation.ts';

export const deformColumns = defineKernel({
  label: 'deform columns',
  uniforms: deformationUniforms,
  reads: { x: 'array<f32>', offset: 'array<f32>', mask: 'array<f32>' },
  writes: { columns: 'array<f32>' },
  declarations: deformation + cornerPixels,
  body: `
  let outputPlane = u.smallHeight * u.smallWidth;
  let taps = u.kernelHeight * u.kernelWidth;
  let channels = u.groups * u.largeChannels;
  let at = i32(index);
  let pixel = at % outputPlane;
  let tap = at / outputPlane % taps;
  let c = at / outputPlane / taps % channels;
  let n = at / outputPlane / taps / channels;
  let tapField = field(n, c / (channels / u.offsetGroups), tap);
  let place = placeOf(tapField, tap, pixel);
  var value = 0.0;
  if (isNear(place)) {
    let corners = cornersOf(n * channels + c, place);
    let part = fract(place);
    value = mix(mix(corners.x, corners.y, part.y), mix(corners.z, corners.w, part.y), part.x);
    if (u.masked != 0) { value *= mask[tapField * outputPlane + pixel]; }
  }
  columns[index] = value;
`,
});
