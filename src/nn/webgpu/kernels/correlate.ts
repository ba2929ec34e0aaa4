/**
 * Correlation, gathered at the small side: the forward pass of conv2d, and the gradient of convTranspose2d by its input.
 *
 *   small[n,s,p,q] = b[s] + Σ_{l,i,j} large[n, g·L + l, p·sₕ − top + i·dₕ, q·s_w − left + j·d_w] · w[s,l,i,j]      g = ⌊s / S⌋
 *
 * L and S are the channels of one group on either side; outside, large reads as 0. One thread computes one number.
 */
import { defineKernel } from '../kernel.ts';
import { convolutionUniforms } from './convolution.ts';

export const correlate = defineKernel({
  label: 'correlate',
  uniforms: { ...convolutionUniforms, biased: 'i32' },
  reads: { large: 'array<f32>', w: 'array<f32>', b: 'array<f32>' },
  writes: { small: 'array<f32>' },
  body: `
  let at = i32(index);
  let q = at % u.smallWidth;
  let p = at / u.smallWidth % u.smallHeight;
  let smallTotal = u.groups * u.smallChannels;
  let s = at / (u.smallWidth * u.smallHeight) % smallTotal;
  let n = at / (u.smallWidth * u.smallHeight) / smallTotal;
  var sum = 0.0;
  if (u.biased != 0) { sum = b[s]; }
  var plane = n * u.groups * u.largeChannels + s / u.smallChannels * u.largeChannels;
  var weight = s * u.largeChannels * u.kernelHeight * u.kernelWidth;
  for (var l = 0; l < u.largeChannels; l++) {
    var row = p * u.strideHeight - u.top;
    for (var i = 0; i < u.kernelHeight; i++) {
      if (row >= 0 && row < u.largeHeight) {
        let start = (plane * u.largeHeight + row) * u.largeWidth;
        var column = q * u.strideWidth - u.left;
        for (var j = 0; j < u.kernelWidth; j++) {
          if (column >= 0 && column < u.largeWidth) { sum += large[start + column] * w[weight + j]; }
          column += u.dilationWidth;
        }
      }
      row += u.dilationHeight;
      weight += u.kernelWidth;
    }
    plane++;
  }
  small[index] = sum;
`,
});
