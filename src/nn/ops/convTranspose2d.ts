/**
 * Transposed two-dimensional convolution: each input pixel stamps the kernel, scaled by its value, onto a larger plane.
 *
 *   y[n, o, p·sₕ − top + i·dₕ, q·s_w − left + j·d_w] += x[n,c,p,q] · w[c, o, i, j]     for all p, q, i, j and the c of o's group;
 *   then b[o] is added everywhere. What lands outside y is dropped.
 *
 *   outₕ = (H − 1)·sₕ − top − bottom + (Kₕ − 1)·dₕ + 1 + outputPaddingₕ
 *
 * x: [N, C, H, W]   w: [C, O/groups, Kₕ, K_w] (IOHW)   b: [O]   y: [N, O, outₕ, out_w].
 * It is the adjoint of conv2d with the same weights and options, not its inverse. `outputPadding` chooses among the sizes
 * that conv2d would have mapped to this input; it adds rows and columns at the bottom and right.
 * Source: Dumoulin & Visin 2016, "A guide to convolution arithmetic for deep learning", section 4.
 */
import { bytesOf, expectGradientShape, type Mapped, type Operator, shapesOf } from '../operator.ts';
import { type ConvGeometry, eachTap } from '../taps.ts';
import {
  dimensions,
  elementCount,
  expectShape,
  expectWork,
  type FloatArray,
  type Shape,
  ShapeError,
  type Tensor,
  zeros,
} from '../tensor.ts';
import { coveredCells, type PerAxis, pair, sides, wholeNumber } from '../window.ts';
import { biasGradient, type Conv2dInputs, type Conv2dOptions } from './conv2d.ts';

export type ConvTranspose2dInputs<A extends FloatArray = Float32Array> = Conv2dInputs<A>;

export interface ConvTranspose2dOptions extends Conv2dOptions {
  readonly outputPadding?: PerAxis | undefined;
}

type Shapes = Mapped<ConvTranspose2dInputs, Shape>;

/** All sizes and options of one call, checked and in full; the large side is y, the small side x. @throws ShapeError */
export function convTranspose2dGeometry({ x, w, b }: Shapes, options: ConvTranspose2dOptions = {}): ConvGeometry {
  const [batch, inChannels, height, width] = dimensions('x', x, ['N', 'C', 'H', 'W']);
  const [kernelsIn, outPerGroup, kernelHeight, kernelWidth] = dimensions('w', w, ['C', 'O/groups', 'Kₕ', 'K_w']);
  const groups = wholeNumber('groups', options.groups ?? 1, 1);
  if (kernelsIn !== inChannels) {
    throw new ShapeError(
      `w has kernels for ${kernelsIn} input channels, but x has ${inChannels} (transposed weights are [C, O/groups, Kₕ, K_w])`,
    );
  }
  if (inChannels % groups !== 0) throw new ShapeError(`${groups} groups must divide the ${inChannels} input channels`);
  if (b !== undefined) expectShape('b', b, [outPerGroup * groups], 'one bias for each output channel');
  const stride = pair('stride', options.stride ?? 1);
  const dilation = pair('dilation', options.dilation ?? 1);
  const padding = sides(options.padding ?? 0);
  const outputPadding = pair('outputPadding', options.outputPadding ?? 0, 0);
  const small = [height, width] as const;
  const kernel = [kernelHeight, kernelWidth] as const;
  const along = (axis: 0 | 1): number => {
    if (outputPadding[axis] >= Math.max(stride[axis], dilation[axis])) {
      throw new ShapeError(
        `outputPadding ${outputPadding[axis]} must be smaller than the stride ${stride[axis]} or the dilation ${dilation[axis]}`,
      );
    }
    const trimmed = padding[axis] + padding[axis === 0 ? 2 : 3];
    const stamped = (small[axis] - 1) * stride[axis] + coveredCells(kernel[axis], dilation[axis]) + outputPadding[axis];
    if (stamped - trimmed < 1) {
      throw new ShapeError(`padding trims ${trimmed} cells, but the kernels cover only ${stamped}: nothing of the output is left`);
    }
    return stamped - trimmed;
  };
  const large = [along(0), along(1)] as const;
  elementCount([batch, outPerGroup * groups, ...large], 'the output');
  expectWork(elementCount(x) * outPerGroup * kernelHeight * kernelWidth);
  return { batch, groups, largeChannels: outPerGroup, smallChannels: inChannels / groups, large, small, kernel, stride, dilation, padding };
}

function outputShape(shapes: Shapes, options?: ConvTranspose2dOptions): Shape {
  const { batch, groups, largeChannels, large } = convTranspose2dGeometry(shapes, options);
  return [batch, groups * largeChannels, ...large];
}

function forward<A extends FloatArray>({ x, w, b }: ConvTranspose2dInputs<A>, options?: ConvTranspose2dOptions): Tensor<A> {
  const shapes = shapesOf({ x, w, b });
  const y = zeros(outputShape(shapes, options), x.data);
  const [xs, ws, ys] = [x.data, w.data, y.data];
  if (b !== undefined) {
    const plane = ys.length / ((y.shape[0] as number) * b.data.length);
    for (let i = 0; i < ys.length; i++) ys[i] = b.data[Math.floor(i / plane) % b.data.length] as number;
  }
  eachTap(convTranspose2dGeometry(shapes, options), (large, weight, small) => {
    ys[large] = (ys[large] as number) + (xs[small] as number) * (ws[weight] as number);
  });
  return y;
}

/** d/dx is the ordinary convolution of the upstream gradient with the same weights. */
function backward<A extends FloatArray>(
  { x, w, b }: ConvTranspose2dInputs<A>,
  gradient: Tensor<A>,
  options?: ConvTranspose2dOptions,
): ConvTranspose2dInputs<A> {
  const shapes = shapesOf({ x, w, b });
  expectGradientShape(gradient, outputShape(shapes, options));
  const dx = zeros(x.shape, x.data);
  const dw = zeros(w.shape, w.data);
  const [xs, ws, gs, dxs, dws] = [x.data, w.data, gradient.data, dx.data, dw.data];
  eachTap(convTranspose2dGeometry(shapes, options), (large, weight, small) => {
    const g = gs[large] as number;
    dxs[small] = (dxs[small] as number) + g * (ws[weight] as number);
    dws[weight] = (dws[weight] as number) + g * (xs[small] as number);
  });
  return b === undefined ? { x: dx, w: dw } : { x: dx, w: dw, b: biasGradient(b, gradient) };
}

export const convTranspose2d: Operator<ConvTranspose2dInputs, ConvTranspose2dOptions> = {
  outputShape,
  cost(shapes, options) {
    const shape = outputShape(shapes, options);
    const stampSize = elementCount(shapes.w) / (shapes.w[0] as number);
    return {
      parameters: elementCount(shapes.w) + (shapes.b?.[0] ?? 0),
      multiplyAccumulates: elementCount(shapes.x) * stampSize,
      bytes: bytesOf(shapes.x, shapes.w, shapes.b, shape),
    };
  },
  forward,
  backward,
};
