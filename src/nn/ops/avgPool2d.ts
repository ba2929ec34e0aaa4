/**
 * Average pooling: each output is the mean of its window.
 *
 *   y[n,c,p,q] = 1/K · Σ_{i,j} x[n, c, p·sₕ − top + i, q·s_w − left + j]
 *
 * x: [N, C, H, W]   y: [N, C, outₕ, out_w]. K is Kₕ·K_w, padding counted as zeros; with `countIncludePad: false` it is the
 * number of cells that exist.
 * Source: Dumoulin & Visin 2016, "A guide to convolution arithmetic for deep learning", sections 1.2 and 3.
 */
import { bytesOf, expectGradientShape, type Operator } from '../operator.ts';
import { eachWindow, type PoolGeometry, type PoolOptions, poolGeometry, poolOutputShape } from '../pool.ts';
import { type FloatArray, type Tensor, zeros } from '../tensor.ts';

export interface AvgPool2dInputs<A extends FloatArray = Float32Array> {
  readonly x: Tensor<A>;
}

export interface AvgPool2dOptions extends PoolOptions {
  readonly countIncludePad?: boolean | undefined;
}

function divisor({ kernel }: PoolGeometry, cells: readonly number[], { countIncludePad = true }: AvgPool2dOptions): number {
  return countIncludePad ? kernel[0] * kernel[1] : cells.length;
}

export const avgPool2d: Operator<AvgPool2dInputs, AvgPool2dOptions> = {
  outputShape: ({ x }, options) => poolOutputShape(x, options),
  cost: ({ x }, options) => ({ parameters: 0, multiplyAccumulates: 0, bytes: bytesOf(x, poolOutputShape(x, options)) }),
  forward<A extends FloatArray>({ x }: AvgPool2dInputs<A>, options: AvgPool2dOptions): Tensor<A> {
    const geometry = poolGeometry(x.shape, options);
    const y = zeros(poolOutputShape(x.shape, options), x.data);
    eachWindow(geometry, (output, cells) => {
      y.data[output] = cells.reduce((sum, cell) => sum + (x.data[cell] as number), 0) / divisor(geometry, cells, options);
    });
    return y;
  },
  backward({ x }, gradient, options) {
    expectGradientShape(gradient, poolOutputShape(x.shape, options));
    const geometry = poolGeometry(x.shape, options);
    const dx = zeros(x.shape, x.data);
    eachWindow(geometry, (output, cells) => {
      const share = (gradient.data[output] as number) / divisor(geometry, cells, options);
      for (const cell of cells) dx.data[cell] = (dx.data[cell] as number) + share;
    });
    return { x: dx };
  },
};
