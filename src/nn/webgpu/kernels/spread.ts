/**
 * The adjoint of correlation, gathered at the large side: the forward pass of convTranspose2d, and the gradient of conv2d by
 * its input.
 *
 *   large[n, g·L + l, r, c] = b[g·L + l] + Σ_{s,i,j} small[n,s,p,q] · w[s,l,i,j]        where p·sₕ = r + top − i·dₕ, q·s_w = c + left − j·d_w
 *
 * s runs over the S channels of group g; p and q must be whole and inside. One thread collects the stamps that one pixel gets.
 */
import { defineKernel } from '../kernel.ts';
import { convolutionUniforms } from './convolution.ts';

export const spread = defineKernel({
  label: 'spread',
  uniforms: { ...convolutionUniforms, biased: 'i32' },
  reads: { small: 'array<f32>', w: 'array<f32>', b: 'array<f32>' },
  writes: { large: 'array<f32>' },
  body: `
  let at = i32(index);
  let column = at % u.largeWidth + u.left;
  let row = at / u.largeWidth % u.largeHeight + u.top;
  let largeTotal = u.groups * u.largeChannels;
  let channel = at / (u.largeWidth * u.largeHeight) % largeTotal;
  let n = at / (u.largeWidth * u.largeHeight) / largeTotal;
  let firstSmall = channel / u.largeChannels * u.smallChannels;
  let l = channel % u.largeChannels;
  let taps = u.kernelHeight * u.kernelWidth;
  let smallPlane = u.smallHeight * u.smallWidth;
  var sum = 0.0;
  if (u.biased != 0) { sum = b[channel]; }
  for (var i = 0; i < u.kernelHeight; i++) {
    let stampRow = row - i * u.dilationHeight;
    let p = stampRow / u.strideHeight;
    if (stampRow < 0 || p * u.strideHeight != stampRow || p >= u.smallHeight) { continue; }
    for (var j = 0; j < u.kernelWidth; j++) {
      let stampColumn = column - j * u.dilationWidth;
      let q = stampColumn / u.strideWidth;
      if (stampColumn < 0 || q * u.strideWidth != stampColumn || q >= u.smallWidth) { continue; }
      var source = (n * u.groups * u.smallChannels + firstSmall) * smallPlane + p * u.smallWidth + q;
      var weight = (firstSmall * u.largeChannels + l) * taps + i * u.kernelWidth + j;
      for (var s = 0; s < u.smallChannels; s++) {
        sum += small[source] * w[weight];
        source += smallPlane;
        weight += u.largeChannels * taps;
      }
    }
  }
  large[index] = sum;
`,
});
