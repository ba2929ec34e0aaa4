/**
 * The gradient by the weights of a convolution or its transpose: the correlation of both sides.
 *
 *   dw[s,l,i,j] = Σ_{n,p,q} small[n,s,p,q] · large[n, g·L + l, p·sₕ − top + i·dₕ, q·s_w − left + j·d_w]        g = ⌊s / S⌋
 *
 * One workgroup sums up one weight: its threads share the output pixels of all images.
 */
import { defineKernel } from '../kernel.ts';
import { convolutionUniforms } from './convolution.ts';
import { sumOverWorkgroup } from './reduction.ts';

export const weightGradient = defineKernel({
  label: 'weight gradient',
  reach: 'workgroup',
  uniforms: { ...convolutionUniforms, batch: 'i32' },
  reads: { large: 'array<f32>', small: 'array<f32>' },
  writes: { dw: 'array<f32>' },
  declarations: sumOverWorkgroup,
  body: `
  let at = i32(workgroup);
  let j = at % u.kernelWidth;
  let i = at / u.kernelWidth % u.kernelHeight;
  let l = at / (u.kernelWidth * u.kernelHeight) % u.largeChannels;
  let s = at / (u.kernelWidth * u.kernelHeight) / u.largeChannels;
  let channel = s / u.smallChannels * u.largeChannels + l;
  let pixels = u.smallHeight * u.smallWidth;
  var sum = 0.0;
  for (var place = i32(lane); place < u.batch * pixels; place += 64) {
    let n = place / pixels;
    let pixel = place % pixels;
    let row = pixel / u.smallWidth * u.strideHeight - u.top + i * u.dilationHeight;
    let column = pixel % u.smallWidth * u.strideWidth - u.left + j * u.dilationWidth;
    if (row >= 0 && row < u.largeHeight && column >= 0 && column < u.largeWidth) {
      let largePlane = (n * u.groups * u.largeChannels + channel) * u.largeHeight;
      sum += small[(n * u.groups * u.smallChannels + s) * pixels + pixel] * large[(largePlane + row) * u.largeWidth + column];
    }
  }
  let total = sumOverWorkgroup(lane, sum);
  if (lane == 0u) { dw[workgroup] = total; }
`,
});
