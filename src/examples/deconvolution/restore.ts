/**
 * One blur on a ring of cells, and four ways back, on plain lists.
 *
 *   y = h ∗ x + e        h = (2, 5, 2)/9, centred        H(ω) = (5 + 4·cos ω)/9        1/H ↔ g[n] = 3·(−½)^|n|
 *
 * Signals are zero near both ends of the ring, so that a circular blur and one with zeros outside give the same numbers.
 */
import { convTranspose2d } from '../../nn/ops/convTranspose2d.ts';
import { mathConvolve2d } from '../../nn/ops/mathConvolve2d.ts';
import { richardsonLucyEstimates } from '../../nn/ops/richardsonLucy.ts';
import { wienerDeconvolution } from '../../nn/ops/wienerDeconvolution.ts';
import { tensor } from '../../nn/tensor.ts';

type Signal = readonly number[];

/** The blur in ninths. */
export const ninths: readonly [number, number, number] = [2, 5, 2];
const taps = ninths.map((weight) => weight / 9);
const row = (values: Signal) => tensor([1, values.length], Float64Array.from(values));
const image = (values: Signal) => tensor([1, 1, 1, values.length], Float64Array.from(values));

/** Ax = h ∗ x, as long as x. Whole ninths are summed first, so that multiples of nine give whole numbers. */
export const blur = (x: Signal): Signal =>
  Array.from(mathConvolve2d.forward({ x: row(x), k: row(ninths) }, { mode: 'same' }).data, (sum) => sum / 9);

/** Aᵀy: what a transposed convolution with the blur's own kernel makes of y. */
export const transposed = (y: Signal): Signal => [
  ...convTranspose2d.forward({ x: image(y), w: tensor([1, 1, 1, 3], Float64Array.from(taps)) }, { padding: [0, 1] }).data,
];

/** Wiener deconvolution with noise-to-signal ratio K; K = 0 is the inverse filter. */
export function wiener(y: Signal, K: number): Signal {
  // On the ring the centre tap is at 0 and the left one at the far end.
  const ring = y.map((_, n) => (n === 0 ? (taps[1] ?? 0) : n === 1 ? (taps[2] ?? 0) : n === y.length - 1 ? (taps[0] ?? 0) : 0));
  return [...wienerDeconvolution.forward({ image: row(y), psf: row(ring) }, { noiseToSignal: K }).data];
}

/** The Richardson–Lucy estimate after some iterations. */
export const richardsonLucy = (y: Signal, iterations: number): Signal => [
  ...(richardsonLucyEstimates({ image: row(y), psf: row(taps) }, iterations).at(-1)?.data ?? []),
];

/** H(ω) of the blur; real, since the kernel is symmetric. */
export const transfer = (omega: number): number => (ninths[1] + (ninths[0] + ninths[2]) * Math.cos(omega)) / 9;

/** The weight of the exact inverse at a distance: 3, −3/2, 3/4, … */
export const inverseTap = (distance: number): number => 3 * (-0.5) ** distance;

/** One value of the exact inverse applied to a signal that is zero outside the list. */
export const inverseAt = (y: Signal, n: number): number => y.reduce((sum, value, m) => sum + inverseTap(Math.abs(m - n)) * value, 0);

export const energy = (values: Signal): number => values.reduce((sum, value) => sum + value ** 2, 0);

/** Root of the mean squared difference. */
export const rmse = (a: Signal, b: Signal): number => Math.sqrt(energy(a.map((value, n) => value - (b[n] ?? 0))) / a.length);
