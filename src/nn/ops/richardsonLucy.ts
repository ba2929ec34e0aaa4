/**
 * Richardson–Lucy deconvolution: starts from grey and multiplies, again and again, by how far its blurred estimate falls
 * short of the image. Under Poisson noise each step makes the image more likely, and nothing ever turns negative. (Near the
 * border the zeros outside count as dark, and the estimate overshoots.)
 *
 *   estimate₀ = ½        estimateₜ₊₁ = estimateₜ · ( (image / (estimateₜ ∗ psf + ε)) ∗ flipped psf )        ε = 10⁻¹²
 *
 * image, y: [H, W]   psf: [Kₕ, K_w]; ∗ keeps the size of the image and reads 0 outside. Nothing is clipped.
 * Sources: Richardson 1972, "Bayesian-Based Iterative Method of Image Restoration"; Lucy 1974, "An iterative technique for
 * the rectification of observed distributions". Start and ε are those of scikit-image.
 */
import { bytesOf, expectGradientShape, type Mapped, type Operator, shapesOf } from '../operator.ts';
import { dimensions, elementCount, expectWork, type FloatArray, type Shape, type Tensor, zeros } from '../tensor.ts';
import { wholeNumber } from '../window.ts';
import { mathConvolve2d } from './mathConvolve2d.ts';

export interface RichardsonLucyInputs<A extends FloatArray = Float32Array> {
  readonly image: Tensor<A>;
  readonly psf: Tensor<A>;
}

export interface RichardsonLucyOptions {
  /** 10 by default, 1,000 at most: long before that the noise has been sharpened too. */
  readonly iterations?: number | undefined;
}

const epsilon = 1e-12;
const same = { mode: 'same' } as const;

function outputShape({ image, psf }: Mapped<RichardsonLucyInputs, Shape>, { iterations = 10 }: RichardsonLucyOptions = {}): Shape {
  dimensions('image', image, ['H', 'W']);
  dimensions('psf', psf, ['Kₕ', 'K_w']);
  wholeNumber('iterations', iterations, 0, 1000);
  expectWork(2 * iterations * elementCount(image) * elementCount(psf));
  return image;
}

/** Both tensors' numbers, combined one by one. They have the same shape. */
function combine<A extends FloatArray>(a: Tensor<A>, b: Tensor<A>, rule: (a: number, b: number) => number): Tensor<A> {
  const result = zeros(a.shape, a.data);
  for (let i = 0; i < a.data.length; i++) result.data[i] = rule(a.data[i] as number, b.data[i] as number);
  return result;
}

/** The kernel turned by 180°. */
function flipped<A extends FloatArray>(psf: Tensor<A>): Tensor<A> {
  const result = zeros(psf.shape, psf.data);
  result.data.set(psf.data.slice().reverse());
  return result;
}

function iterate<A extends FloatArray>({ image, psf }: RichardsonLucyInputs<A>, estimate: Tensor<A>) {
  const blurred = mathConvolve2d.forward({ x: estimate, k: psf }, same);
  const ratio = combine(image, blurred, (observed, expected) => observed / (expected + epsilon));
  const correction = mathConvolve2d.forward({ x: ratio, k: flipped(psf) }, same);
  return { blurred, ratio, correction, next: combine(estimate, correction, (a, b) => a * b) };
}

/** One step from any estimate: for whoever spreads the iterations over time. The estimate has the shape of the image. */
export const richardsonLucyStep = <A extends FloatArray>(inputs: RichardsonLucyInputs<A>, estimate: Tensor<A>): Tensor<A> =>
  iterate(inputs, estimate).next;

/** The estimate before the first step, after each, and at the end: what a figure scrubs through and the gradient needs. */
export function richardsonLucyEstimates<A extends FloatArray>(
  inputs: RichardsonLucyInputs<A>,
  iterations: number,
): [Tensor<A>, ...Tensor<A>[]] {
  const grey = zeros(inputs.image.shape, inputs.image.data);
  grey.data.fill(0.5);
  let estimate = grey;
  const later = Array.from({ length: iterations }, () => {
    estimate = iterate(inputs, estimate).next;
    return estimate;
  });
  return [grey, ...later];
}

export const richardsonLucy: Operator<RichardsonLucyInputs, RichardsonLucyOptions> = {
  outputShape,
  cost(shapes, options) {
    const shape = outputShape(shapes, options);
    const perIteration = 2 * mathConvolve2d.cost({ x: shapes.image, k: shapes.psf }, same).multiplyAccumulates + elementCount(shape);
    return {
      parameters: 0,
      multiplyAccumulates: (options?.iterations ?? 10) * perIteration,
      bytes: bytesOf(shapes.image, shapes.psf, shape),
    };
  },
  forward<A extends FloatArray>(inputs: RichardsonLucyInputs<A>, options: RichardsonLucyOptions = {}): Tensor<A> {
    outputShape(shapesOf(inputs), options);
    const estimates = richardsonLucyEstimates(inputs, options.iterations ?? 10);
    return estimates.at(-1) ?? estimates[0];
  },
  /** Steps back through the iterations, last one first; the start is a constant and takes nothing. */
  backward<A extends FloatArray>(inputs: RichardsonLucyInputs<A>, gradient: Tensor<A>, options: RichardsonLucyOptions = {}) {
    expectGradientShape(gradient, outputShape(shapesOf(inputs), options));
    const { image, psf } = inputs;
    const add = (a: Tensor<A>, b: Tensor<A>) => combine(a, b, (p, q) => p + q);
    const product = (a: Tensor<A>, b: Tensor<A>) => combine(a, b, (p, q) => p * q);
    let dimage = zeros(image.shape, image.data);
    let dpsf = zeros(psf.shape, psf.data);
    let upstream = gradient;
    for (const estimate of richardsonLucyEstimates(inputs, options.iterations ?? 10)
      .slice(0, -1)
      .reverse()) {
      const { blurred, ratio, correction } = iterate(inputs, estimate);
      const corrected = mathConvolve2d.backward({ x: ratio, k: flipped(psf) }, product(upstream, estimate), same);
      const perImage = combine(corrected.x, blurred, (g, expected) => g / (expected + epsilon));
      dimage = add(dimage, perImage);
      const dblurred = combine(perImage, ratio, (g, r) => -g * r);
      const blur = mathConvolve2d.backward({ x: estimate, k: psf }, dblurred, same);
      dpsf = add(add(dpsf, flipped(corrected.k)), blur.k);
      upstream = add(product(upstream, correction), blur.x);
    }
    return { image: dimage, psf: dpsf };
  },
};
