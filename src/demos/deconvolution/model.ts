/**
 * The state of the figure, and what a blur and four ways back make of a picture:
 *
 *   y = h ∗ x + e            x: 28×28 on black, h: 5×5, y: 32×32, all of the convolution; e: seeded Gaussian noise
 *
 * Because the whole of the blurred picture is kept, the circular blur of the Fourier methods and the dark surroundings of
 * Richardson–Lucy both describe it exactly; what separates the methods is the noise alone.
 */
import { brightest, type Picture, type PictureSize, pixelsOf } from '../../figure/pictureState.ts';
import type { SceneName } from '../../figure/scenes.ts';
import { convTranspose2d } from '../../nn/ops/convTranspose2d.ts';
import { fft2d } from '../../nn/ops/fft2d.ts';
import { mathConvolve2d } from '../../nn/ops/mathConvolve2d.ts';
import { wienerDeconvolution } from '../../nn/ops/wienerDeconvolution.ts';
import { type Tensor, tensor } from '../../nn/tensor.ts';
import { type BlurName, blurOf, blurSide } from './blurs.ts';

export const backends = ['cpu', 'webgpu'] as const;
export const scenes: readonly SceneName[] = ['hills', 'shapes', 'stripes', 'dot'];
export const size: PictureSize = { side: 28, channels: 1 };
/** Side of the blurred picture. */
export const seenSide = size.side + blurSide - 1;
export const lastIteration = 100;

/** Standard deviation of the noise, where 1 is the step from black to white. */
export const noises = [0, 0.001, 0.003, 0.01, 0.03, 0.1] as const;
/** K, the ratio of noise to signal power. */
export const ratios = [1e-6, 3e-6, 1e-5, 3e-5, 1e-4, 3e-4, 1e-3, 3e-3, 0.01, 0.03, 0.1, 0.3, 1] as const;

export interface DeconvolutionState {
  readonly picture: Picture;
  readonly blur: BlurName;
  /** Index into `noises`. */
  readonly noise: number;
  /** Index into `ratios`. */
  readonly ratio: number;
  /** Steps of Richardson–Lucy that are shown, from 1. */
  readonly iterations: number;
  /** The looked-at frequency, as a place in the spectrum with frequency 0 in the middle. */
  readonly row: number;
  readonly column: number;
  readonly backend: (typeof backends)[number];
}

export const limits = {
  noise: [0, noises.length - 1],
  ratio: [0, ratios.length - 1],
  iterations: [1, lastIteration],
  place: [0, seenSide - 1],
} as const;

export const defaults: DeconvolutionState = {
  picture: { kind: 'scene', scene: 'hills' },
  blur: 'gauss',
  noise: 3,
  ratio: 8,
  iterations: 20,
  row: seenSide / 2,
  column: seenSide - 4,
  backend: 'cpu',
};

export type Scene = Pick<DeconvolutionState, 'picture' | 'blur' | 'noise'>;
export type Plane = Tensor<Float64Array>;

/** What every method is given, and the truth it is measured by. Values from 0 (black) to 1 (white). */
export interface Observation {
  readonly truth: Float64Array;
  readonly psf: Plane;
  readonly seen: Plane;
}

/** `count` numbers of a normal distribution, from a fixed seed: C's `rand` constants, and the method of Box and Muller. */
export function normals(count: number): Float64Array {
  let seed = 7;
  const uniform = () => {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
    // The high bits are the random ones; never 0, because of the logarithm.
    return ((seed >> 8) + 1) / (2 ** 23 + 1);
  };
  return Float64Array.from({ length: count }, () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform()));
}

export function observe({ picture, blur, noise }: Scene): Observation {
  const truth = Float64Array.from(pixelsOf(picture, size), (level) => level / brightest);
  const psf = tensor([blurSide, blurSide], blurOf(blur));
  const seen = mathConvolve2d.forward({ x: tensor([size.side, size.side], truth), k: psf });
  const deviation = noises[noise] ?? 0;
  if (deviation > 0)
    normals(seen.data.length).forEach((value, at) => {
      seen.data[at] = (seen.data[at] ?? 0) + deviation * value;
    });
  return { truth, psf, seen };
}

/** The picture's part of a plane of the blurred picture's size, whose upper left pixel is `offset` down and to the right. */
export function cropped(plane: ArrayLike<number>, offset: number): Float64Array {
  return Float64Array.from(
    { length: size.side ** 2 },
    (_, at) => plane[(Math.floor(at / size.side) + offset) * seenSide + (at % size.side) + offset] ?? 0,
  );
}

/** Where the picture lies in the blurred one, or in an estimate of Richardson–Lucy. */
export const middleOffset = (blurSide - 1) / 2;

/** The inverse filter for `noiseToSignal` 0, else Wiener's. The blur's origin is its corner, so the picture lies there too. */
export const filtered = ({ seen, psf }: Observation, noiseToSignal: number): Float64Array =>
  cropped(wienerDeconvolution.forward({ image: seen, psf }, { noiseToSignal }).data, 0);

/**
 * The call of the transposed convolution. As a layer, the blur is a conv2d with the kernel turned by 180° and padding k − 1;
 * this is its adjoint, with the same weights.
 */
export function transposedCall({ seen, psf }: Observation) {
  const inputs = {
    x: tensor([1, 1, seenSide, seenSide], Float32Array.from(seen.data)),
    w: tensor([1, 1, blurSide, blurSide], Float32Array.from(psf.data).reverse()),
  };
  const options = { padding: blurSide - 1 };
  return { inputs, options, forward: (): Tensor => convTranspose2d.forward(inputs, options) };
}

export const multiplyAccumulates = size.side ** 2 * blurSide ** 2;

/** |H| of the blurred picture's size, frequency 0 in the middle. */
export function magnitudes(blur: BlurName): Float64Array {
  const plane = new Float64Array(seenSide ** 2);
  blurOf(blur).forEach((weight, at) => {
    plane[Math.floor(at / blurSide) * seenSide + (at % blurSide)] = weight;
  });
  const { data } = fft2d.forward({ x: tensor([seenSide, seenSide], plane) });
  const turned = (at: number) => (at + seenSide / 2) % seenSide;
  return plane.map((_, at) => {
    const from = turned(Math.floor(at / seenSide)) * seenSide + turned(at % seenSide);
    return Math.hypot(data[from] ?? 0, data[seenSide ** 2 + from] ?? 0);
  });
}

/** Peak signal-to-noise ratio in decibels, 10·log₁₀(1/mean square error); the peak is white, 1. Nothing is clipped. */
export function psnr(truth: ArrayLike<number>, estimate: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < truth.length; at++) sum += ((truth[at] ?? 0) - (estimate[at] ?? 0)) ** 2;
  return 10 * Math.log10(truth.length / sum);
}

/** What each way back multiplies a frequency of the observation by, given |H| there. */
export const gains = (magnitude: number, noiseToSignal: number) => ({
  inverse: 1 / magnitude,
  wiener: magnitude / (magnitude ** 2 + noiseToSignal),
  transposed: magnitude,
});
