/**
 * Weights in the order in which the tiled kernels read them: tap by tap, and for each channel that is summed over, the channels
 * that are computed side by side, four in a vector.
 *
 *   packed[g, t, k, m] = w[g·S·L·taps + k·kStep + m·mStep + t]        0 where k or m is past the end
 *
 * w: [groups·S, L, taps]. Correlation sums over L and computes S, so that kStep = taps, mStep = L·taps; its adjoint the other way
 * round. k is filled up to whole slices of 16, m to whole tiles.
 */
import { defineKernel } from '../kernel.ts';

export const packWeights = defineKernel({
  label: 'pack weights',
  uniforms: { taps: 'u32', sums: 'u32', computes: 'u32', kFilled: 'u32', mFilled: 'u32', kStep: 'u32', mStep: 'u32' },
  reads: { w: 'array<f32>' },
  writes: { packed: 'array<f32>' },
  body: `
  let m = index % u.mFilled;
  let k = index / u.mFilled % u.kFilled;
  let tap = index / u.mFilled / u.kFilled % u.taps;
  let g = index / u.mFilled / u.kFilled / u.taps;
  var value = 0.0;
  if (k < u.sums && m < u.computes) { value = w[g * u.sums * u.computes * u.taps + k * u.kStep + m * u.mStep + tap]; }
  packed[index] = value;
`,
});
