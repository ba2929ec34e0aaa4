/**
 * Max pooling: each output is the largest number of its window.
 *
 *   y[n,c,p,q] = max_{i,j} x[n, c, p·sₕ − top + i, q·s_w − left + j]
 *
 * x: [N, C, H, W]   y: [N, C, outₕ, out_w]. The gradient goes to the cell that won, to the first of equals. A NaN wins.
 * Source: Dumoulin & Visin 2016, "A guide to convolution arithmetic for deep learning", sections 1.2 and 3.
 */
import { bytesOf, expectGradientShape, type Operator } from '../operator.ts';
import { eachWindow, type PoolOptions, poolGeometry, poolOutputShape } from '../pool.ts';
import { type FloatArray, type Tensor, zeros } from '../tensor.ts';

export interface MaxPool2dInputs<A extends FloatArray = Float32Array> {
  readonly x: Tensor<A>;
}

/** The index of the winner among the cells of one window. */
function winner(x: FloatArray, cells: readonly number[]): number {
  // Windows are never empty, and cells are indices into x.
  return cells.reduce((best, cell) => {
    const [champion, challenger] = [x[best] as number, x[cell] as number];
    return challenger > champion || (Number.isNaN(challenger) && !Number.isNaN(champion)) ? cell : best;
  });
}

export const maxPool2d: Operator<MaxPool2dInputs, PoolOptions> = {
  outputShape: ({ x }, options) => poolOutputShape(x, options),
  cost: ({ x }, options) => ({ parameters: 0, multiplyAccumulates: 0, bytes: bytesOf(x, poolOutputShape(x, options)) }),
  forward<A extends FloatArray>({ x }: MaxPool2dInputs<A>, options: PoolOptions): Tensor<A> {
    const y = zeros(poolOutputShape(x.shape, options), x.data);
    eachWindow(poolGeometry(x.shape, options), (output, cells) => {
      y.data[output] = x.data[winner(x.data, cells)] as number;
    });
    return y;
  },
  backward({ x }, gradient, options) {
    expectGradientShape(gradient, poolOutputShape(x.shape, options));
    const dx = zeros(x.shape, x.data);
    eachWindow(poolGeometry(x.shape, options), (output, cells) => {
      const won = winner(x.data, cells);
      dx.data[won] = (dx.data[won] as number) + (gradient.data[output] as number);
    });
    return { x: dx };
  },
};
