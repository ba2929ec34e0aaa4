/**
 * Wiener deconvolution: undoes a blur as far as the noise allows. Where the blur's spectrum H is weak, so is the correction.
 *
 *   y = F⁻¹( H̄/(|H|² + K) · F(image) )        H = F(psf), K the noise-to-signal power ratio
 *
 * image, y: [H, W]   psf: [Kₕ, K_w], its origin in its top left corner. The blur is taken to be circular: what leaves the
 * image on one side enters on the other. K = 0 is the plain inverse filter, which answers NaN where H is 0.
 * Source: Gonzalez & Woods 2018, "Digital Image Processing", section 5.8.
 */
import { type Complex, complex, fftPlane, multiplyInto } from '../fft.ts';
import { bytesOf, expectGradientShape, type Mapped, type Operator, shapesOf } from '../operator.ts';
import { dimensions, elementCount, type FloatArray, type Shape, ShapeError, type Tensor, zeros } from '../tensor.ts';
import { fft2d } from './fft2d.ts';

export interface WienerDeconvolutionInputs<A extends FloatArray = Float32Array> {
  readonly image: Tensor<A>;
  readonly psf: Tensor<A>;
}

export interface WienerDeconvolutionOptions {
  /** K, as a ratio of powers; 0.01 by default. */
  readonly noiseToSignal?: number | undefined;
}

function outputShape(
  { image, psf }: Mapped<WienerDeconvolutionInputs, Shape>,
  { noiseToSignal = 0.01 }: WienerDeconvolutionOptions = {},
): Shape {
  const [height, width] = dimensions('image', image, ['H', 'W']);
  const [kernelHeight, kernelWidth] = dimensions('psf', psf, ['Kₕ', 'K_w']);
  if (kernelHeight > height || kernelWidth > width) {
    throw new ShapeError(`the ${kernelHeight}×${kernelWidth} blur is larger than the ${height}×${width} image`);
  }
  if (!(noiseToSignal >= 0)) throw new ShapeError(`noiseToSignal must be a number ≥ 0, but is ${noiseToSignal}`);
  return image;
}

/** The spectrum of a plane laid into the top left corner of an H×W one. */
function spectrum({ shape, data }: Tensor<FloatArray>, height: number, width: number): Complex {
  const [rows, columns] = dimensions('plane', shape, ['H', 'W']);
  const plane = complex(height * width);
  for (let row = 0; row < rows; row++) plane.re.set(data.subarray(row * columns, (row + 1) * columns), row * width);
  fftPlane(plane, height, width);
  return plane;
}

/** H̄/(|H|² + K), the bar being the complex conjugate. */
function wienerFilter(blur: Complex, noiseToSignal: number): Complex {
  const power = blur.re.map((re, i) => re ** 2 + (blur.im[i] as number) ** 2 + noiseToSignal);
  return { re: blur.re.map((re, i) => re / (power[i] as number)), im: blur.im.map((im, i) => -im / (power[i] as number)) };
}

export const wienerDeconvolution: Operator<WienerDeconvolutionInputs, WienerDeconvolutionOptions> = {
  outputShape,
  /** Three transforms and two complex multiplications for each frequency. */
  cost(shapes, options) {
    const shape = outputShape(shapes, options);
    const transform = fft2d.cost({ x: shape }).multiplyAccumulates;
    return { parameters: 0, multiplyAccumulates: 3 * transform + 8 * elementCount(shape), bytes: bytesOf(shapes.image, shapes.psf, shape) };
  },
  forward<A extends FloatArray>({ image, psf }: WienerDeconvolutionInputs<A>, options: WienerDeconvolutionOptions = {}): Tensor<A> {
    const y = zeros(outputShape(shapesOf({ image, psf }), options), image.data);
    const [height, width] = dimensions('image', image.shape, ['H', 'W']);
    const restored = spectrum(image, height, width);
    multiplyInto(restored, wienerFilter(spectrum(psf, height, width), options.noiseToSignal ?? 0.01));
    fftPlane(restored, height, width, true);
    y.data.set(restored.re);
    return y;
  },
  /**
   * In the image the operator is linear: the gradient goes through the conjugate filter. For the blur, with C the spectrum
   * of the upstream gradient, conjugated, times that of the image, dL = Re Σ P·dH with P = (K·C̄ − C·H̄²)/(|H|² + K)², and
   * dH is the transform of d psf; so the gradient is the real part of the transform of P, divided by the number of pixels.
   */
  backward<A extends FloatArray>(
    { image, psf }: WienerDeconvolutionInputs<A>,
    gradient: Tensor<A>,
    options: WienerDeconvolutionOptions = {},
  ) {
    expectGradientShape(gradient, outputShape(shapesOf({ image, psf }), options));
    const [height, width] = dimensions('image', image.shape, ['H', 'W']);
    const noise = options.noiseToSignal ?? 0.01;
    const blur = spectrum(psf, height, width);
    const observed = spectrum(image, height, width);
    const upstream = spectrum(gradient, height, width);
    const filter = wienerFilter(blur, noise);
    const P = complex(height * width);
    const back = complex(height * width);
    for (let f = 0; f < height * width; f++) {
      // Four spectra of the same length; the casts only say that f is within it.
      const [hRe, hIm] = [blur.re[f] as number, blur.im[f] as number];
      const [xRe, xIm] = [observed.re[f] as number, observed.im[f] as number];
      const [gRe, gIm] = [upstream.re[f] as number, upstream.im[f] as number];
      const [wRe, wIm] = [filter.re[f] as number, filter.im[f] as number];
      back.re[f] = gRe * wRe + gIm * wIm;
      back.im[f] = gIm * wRe - gRe * wIm;
      const [cRe, cIm] = [gRe * xRe + gIm * xIm, gRe * xIm - gIm * xRe];
      const [squareRe, squareIm] = [hRe ** 2 - hIm ** 2, -2 * hRe * hIm];
      const power = (hRe ** 2 + hIm ** 2 + noise) ** 2 * height * width;
      P.re[f] = (noise * cRe - (cRe * squareRe - cIm * squareIm)) / power;
      P.im[f] = (-noise * cIm - (cRe * squareIm + cIm * squareRe)) / power;
    }
    fftPlane(back, height, width, true);
    fftPlane(P, height, width);
    const dimage = zeros(image.shape, image.data);
    dimage.data.set(back.re);
    const dpsf = zeros(psf.shape, psf.data);
    const kernelWidth = psf.shape[1] as number;
    for (let i = 0; i < dpsf.data.length; i++) dpsf.data[i] = P.re[Math.floor(i / kernelWidth) * width + (i % kernelWidth)] as number;
    return { image: dimage, psf: dpsf };
  },
};
