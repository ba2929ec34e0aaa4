/**
 * Correlation for few channels and wide planes (a filter over a picture, a depthwise layer): the equation of correlate.ts.
 *
 * One thread computes four neighbouring pixels of a row, so that a weight is read once for the four of them. Most quads have all
 * their readings in a tap inside; only at the left and right edge is each one checked.
 */
import { defineKernel } from '../kernel.ts';
import { convolutionUniforms } from './convolution.ts';

export const correlateQuads = defineKernel({
  label: 'correlate, quads',
  uniforms: { ...convolutionUniforms, biased: 'i32', quadsPerRow: 'i32' },
  reads: { large: 'array<f32>', w: 'array<f32>', b: 'array<f32>' },
  writes: { small: 'array<f32>' },
  declarations: `
/** Four readings of a row, by its start; 0 outside of it. */
fn readEdge(start: i32, columns: vec4i) -> vec4f {
  let inside = (columns >= vec4i(0)) & (columns < vec4i(u.largeWidth));
  let at = start + clamp(columns, vec4i(0), vec4i(u.largeWidth - 1));
  return select(vec4f(), vec4f(large[at.x], large[at.y], large[at.z], large[at.w]), inside);
}
`,
  body: `
  let at = i32(index);
  let q = at % u.quadsPerRow * 4;
  let p = at / u.quadsPerRow % u.smallHeight;
  let channel = at / u.quadsPerRow / u.smallHeight;
  let smallTotal = u.groups * u.smallChannels;
  let s = channel % smallTotal;
  let n = channel / smallTotal;
  var sums = vec4f();
  if (u.biased != 0) { sums += b[s]; }
  let columns = (q + vec4i(0, 1, 2, 3)) * u.strideWidth - u.left;
  let isInner = columns.x >= 0 && columns.w + (u.kernelWidth - 1) * u.dilationWidth < u.largeWidth;
  // Rows of taps that are inside, for all channels alike.
  let top = p * u.strideHeight - u.top;
  let firstRow = max(0, (-top + u.dilationHeight - 1) / u.dilationHeight);
  let endRow = min(u.kernelHeight, (u.largeHeight - top + u.dilationHeight - 1) / u.dilationHeight);
  var plane = n * u.groups * u.largeChannels + s / u.smallChannels * u.largeChannels;
  var kernel = s * u.largeChannels * u.kernelHeight * u.kernelWidth;
  for (var l = 0; l < u.largeChannels; l++) {
    for (var i = firstRow; i < endRow; i++) {
      let start = (plane * u.largeHeight + top + i * u.dilationHeight) * u.largeWidth;
      let weight = kernel + i * u.kernelWidth;
      if (isInner) {
        var near = start + columns.x;
        for (var j = 0; j < u.kernelWidth; j++) {
          let read = vec4f(large[near], large[near + u.strideWidth], large[near + 2 * u.strideWidth], large[near + 3 * u.strideWidth]);
          sums += w[weight + j] * read;
          near += u.dilationWidth;
        }
      } else {
        for (var j = 0; j < u.kernelWidth; j++) { sums += w[weight + j] * readEdge(start, columns + j * u.dilationWidth); }
      }
    }
    plane++;
    kernel += u.kernelHeight * u.kernelWidth;
  }
  let result = (channel * u.smallHeight + p) * u.smallWidth + q;
  small[result] = sums.x;
  if (q + 1 < u.smallWidth) { small[result + 1] = sums.y; }
  if (q + 2 < u.smallWidth) { small[result + 2] = sums.z; }
  if (q + 3 < u.smallWidth) { small[result + 3] = sums.w; }
`,
});
