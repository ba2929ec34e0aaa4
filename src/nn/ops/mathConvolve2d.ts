/**
 * Convolution as mathematics means it: the kernel is flipped in both axes.
 *
 *   full[p, q] = Σ_{i,j} x[p − i, q − j] · k[i, j]            outside, x reads as 0
 *
 * x: [H, W]   k: [Kₕ, K_w]   y by mode: full [H + Kₕ − 1, W + K_w − 1]; same [H, W], the middle of full; valid
 * [H − Kₕ + 1, W − K_w + 1], the part that no padding reaches. `same` of an even kernel starts at the earlier of both middles.
 * Source: Oppenheim & Schafer 2010, "Discrete-Time Signal Processing", section 2.3; the modes are those of SciPy's convolve2d.
 */
import { bytesOf, expectGradientShape, type Operator } from '../operator.ts';
import { dimensions, elementCount, expectWork, type FloatArray, type Shape, ShapeError, type Tensor, zeros } from '../tensor.ts';

export interface MathConvolve2dInputs<A extends FloatArray = Float32Array> {
  readonly x: Tensor<A>;
  readonly k: Tensor<A>;
}

export interface MathConvolve2dOptions {
  /** How much of the full result to keep; all of it by default. */
  readonly mode?: 'full' | 'same' | 'valid' | undefined;
}

type Shapes = { readonly x: Shape; readonly k: Shape };

/** Size of the output, and the place in the full result where it starts. */
function cut({ x, k }: Shapes, { mode = 'full' }: MathConvolve2dOptions = {}) {
  const [height, width] = dimensions('x', x, ['H', 'W']);
  const [kernelHeight, kernelWidth] = dimensions('k', k, ['Kₕ', 'K_w']);
  if (mode === 'valid' && (kernelHeight > height || kernelWidth > width)) {
    throw new ShapeError(
      `kernel ${kernelHeight}×${kernelWidth} does not fit into the ${height}×${width} input: no part of the result is valid`,
    );
  }
  const along = (input: number, kernel: number): readonly [length: number, start: number] => {
    if (mode === 'full') return [input + kernel - 1, 0];
    if (mode === 'same') return [input, Math.floor((kernel - 1) / 2)];
    if (mode === 'valid') return [input - kernel + 1, kernel - 1];
    throw new ShapeError(`mode must be full, same or valid, but is ${String(mode)}`);
  };
  const [outHeight, top] = along(height, kernelHeight);
  const [outWidth, left] = along(width, kernelWidth);
  expectWork(elementCount([outHeight, outWidth], 'the output') * kernelHeight * kernelWidth);
  return { height, width, kernelHeight, kernelWidth, outHeight, outWidth, top, left };
}

/** Calls `visit` with the flat indices of each product: output, input, kernel. */
function eachProduct(shapes: Shapes, options: MathConvolve2dOptions | undefined, visit: (y: number, x: number, k: number) => void): void {
  const { height, width, kernelHeight, kernelWidth, outHeight, outWidth, top, left } = cut(shapes, options);
  for (let p = 0; p < outHeight; p++) {
    for (let i = 0; i < kernelHeight; i++) {
      const row = p + top - i;
      if (row < 0 || row >= height) continue;
      for (let q = 0; q < outWidth; q++) {
        for (let j = 0; j < kernelWidth; j++) {
          const column = q + left - j;
          if (column >= 0 && column < width) visit(p * outWidth + q, row * width + column, i * kernelWidth + j);
        }
      }
    }
  }
}

function outputShape(shapes: Shapes, options?: MathConvolve2dOptions): Shape {
  const { outHeight, outWidth } = cut(shapes, options);
  return [outHeight, outWidth];
}

export const mathConvolve2d: Operator<MathConvolve2dInputs, MathConvolve2dOptions> = {
  outputShape,
  cost(shapes, options) {
    const shape = outputShape(shapes, options);
    return {
      parameters: elementCount(shapes.k),
      multiplyAccumulates: elementCount(shape) * elementCount(shapes.k),
      bytes: bytesOf(shapes.x, shapes.k, shape),
    };
  },
  forward<A extends FloatArray>({ x, k }: MathConvolve2dInputs<A>, options?: MathConvolve2dOptions): Tensor<A> {
    const shapes = { x: x.shape, k: k.shape };
    const y = zeros(outputShape(shapes, options), x.data);
    const [xs, ks, ys] = [x.data, k.data, y.data];
    eachProduct(shapes, options, (yi, xi, ki) => {
      ys[yi] = (ys[yi] as number) + (xs[xi] as number) * (ks[ki] as number);
    });
    return y;
  },
  /** Each of both gradients correlates the upstream one with the other input. */
  backward<A extends FloatArray>({ x, k }: MathConvolve2dInputs<A>, gradient: Tensor<A>, options?: MathConvolve2dOptions) {
    const shapes = { x: x.shape, k: k.shape };
    expectGradientShape(gradient, outputShape(shapes, options));
    const dx = zeros(x.shape, x.data);
    const dk = zeros(k.shape, k.data);
    const [xs, ks, gs, dxs, dks] = [x.data, k.data, gradient.data, dx.data, dk.data];
    eachProduct(shapes, options, (yi, xi, ki) => {
      const g = gs[yi] as number;
      dxs[xi] = (dxs[xi] as number) + g * (ks[ki] as number);
      dks[ki] = (dks[ki] as number) + g * (xs[xi] as number);
    });
    return { x: dx, k: dk };
  },
};
