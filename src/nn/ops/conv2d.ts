/**
 * Two-dimensional convolution as neural networks mean it: cross-correlation, the kernel is not flipped.
 *
 *   y[n,o,p,q] = b[o] + Σ_{c,i,j} x[n, c, p·sₕ − top + i·dₕ, q·s_w − left + j·d_w] · w[o, c, i, j]     c over the channels of o's group
 *
 * x: [N, C, H, W]   w: [O, C/groups, Kₕ, K_w]   b: [O]   y: [N, O, outₕ, out_w]; outside, x reads as 0.
 * One group per channel is a depthwise convolution, a 1×1 kernel a pointwise one.
 * Source: Dumoulin & Visin 2016, "A guide to convolution arithmetic for deep learning", sections 2 and 5.1.
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
import { type Padding, type PerAxis, pair, sides, slidingOutput, wholeNumber } from '../window.ts';

export interface Conv2dInputs<A extends FloatArray = Float32Array> {
  readonly x: Tensor<A>;
  readonly w: Tensor<A>;
  readonly b?: Tensor<A> | undefined;
}

export interface Conv2dOptions {
  readonly stride?: PerAxis | undefined;
  readonly padding?: Padding | undefined;
  readonly dilation?: PerAxis | undefined;
  readonly groups?: number | undefined;
}

type Shapes = Mapped<Conv2dInputs, Shape>;

/** All sizes and options of one call, checked and in full; the large side is x, the small side y. @throws ShapeError */
export function conv2dGeometry({ x, w, b }: Shapes, options: Conv2dOptions = {}): ConvGeometry {
  const [batch, inChannels, height, width] = dimensions('x', x, ['N', 'C', 'H', 'W']);
  const [outChannels, channelsPerGroup, kernelHeight, kernelWidth] = dimensions('w', w, ['O', 'C/groups', 'Kₕ', 'K_w']);
  const groups = wholeNumber('groups', options.groups ?? 1, 1);
  if (inChannels % groups !== 0 || outChannels % groups !== 0) {
    throw new ShapeError(`${groups} groups must divide both the ${inChannels} input channels and the ${outChannels} output channels`);
  }
  if (channelsPerGroup * groups !== inChannels) {
    throw new ShapeError(
      `each kernel reads ${channelsPerGroup} channels, but x has ${inChannels} in ${groups} group(s): ${inChannels / groups} each`,
    );
  }
  if (b !== undefined) expectShape('b', b, [outChannels], 'one bias for each output channel');
  const kernel = [kernelHeight, kernelWidth] as const;
  const stride = pair('stride', options.stride ?? 1);
  const dilation = pair('dilation', options.dilation ?? 1);
  const padding = sides(options.padding ?? 0);
  const small = slidingOutput([height, width], { kernel, stride, padding, dilation });
  expectWork(elementCount([batch, outChannels, ...small], 'the output') * channelsPerGroup * kernelHeight * kernelWidth);
  const smallChannels = outChannels / groups;
  return {
    batch,
    groups,
    largeChannels: channelsPerGroup,
    smallChannels,
    large: [height, width],
    small,
    kernel,
    stride,
    dilation,
    padding,
  };
}

function outputShape(shapes: Shapes, options?: Conv2dOptions): Shape {
  const { batch, groups, smallChannels, small } = conv2dGeometry(shapes, options);
  return [batch, groups * smallChannels, ...small];
}

function forward<A extends FloatArray>({ x, w, b }: Conv2dInputs<A>, options?: Conv2dOptions): Tensor<A> {
  const geometry = conv2dGeometry(shapesOf({ x, w, b }), options);
  const { batch, groups, largeChannels, smallChannels, stride, dilation, padding } = geometry;
  const [height, width] = geometry.large;
  const [outHeight, outWidth] = geometry.small;
  const [kernelHeight, kernelWidth] = geometry.kernel;
  const outChannels = groups * smallChannels;
  const y = zeros([batch, outChannels, outHeight, outWidth], x.data);
  let at = 0;
  for (let n = 0; n < batch; n++) {
    for (let o = 0; o < outChannels; o++) {
      const firstChannel = Math.floor(o / smallChannels) * largeChannels;
      for (let p = 0; p < outHeight; p++) {
        for (let q = 0; q < outWidth; q++) {
          let sum = b?.data[o] ?? 0;
          for (let c = 0; c < largeChannels; c++) {
            const plane = n * groups * largeChannels + firstChannel + c;
            for (let i = 0; i < kernelHeight; i++) {
              const row = p * stride[0] - padding[0] + i * dilation[0];
              if (row < 0 || row >= height) continue;
              for (let j = 0; j < kernelWidth; j++) {
                const column = q * stride[1] - padding[1] + j * dilation[1];
                if (column < 0 || column >= width) continue;
                const weight = w.data[((o * largeChannels + c) * kernelHeight + i) * kernelWidth + j];
                // Both indices are within the shapes checked above.
                sum += (x.data[(plane * height + row) * width + column] as number) * (weight as number);
              }
            }
          }
          y.data[at++] = sum;
        }
      }
    }
  }
  return y;
}

/** d/dx is the transposed convolution of the upstream gradient; d/dw correlates x with it; d/db sums it. */
function backward<A extends FloatArray>({ x, w, b }: Conv2dInputs<A>, gradient: Tensor<A>, options?: Conv2dOptions): Conv2dInputs<A> {
  const shapes = shapesOf({ x, w, b });
  expectGradientShape(gradient, outputShape(shapes, options));
  const dx = zeros(x.shape, x.data);
  const dw = zeros(w.shape, w.data);
  const [xs, ws, gs, dxs, dws] = [x.data, w.data, gradient.data, dx.data, dw.data];
  // Indices come from the checked geometry, hence the casts.
  eachTap(conv2dGeometry(shapes, options), (large, weight, small) => {
    const g = gs[small] as number;
    dxs[large] = (dxs[large] as number) + g * (ws[weight] as number);
    dws[weight] = (dws[weight] as number) + g * (xs[large] as number);
  });
  return b === undefined ? { x: dx, w: dw } : { x: dx, w: dw, b: biasGradient(b, gradient) };
}

/** Sums an NCHW gradient over everything but the channel: the gradient of a bias that was added to each pixel. */
export function biasGradient<A extends FloatArray>(b: Tensor<A>, gradient: Tensor<A>): Tensor<A> {
  const db = zeros(b.shape, b.data);
  const plane = (gradient.shape[2] ?? 1) * (gradient.shape[3] ?? 1);
  for (let i = 0; i < gradient.data.length; i++) {
    const channel = Math.floor(i / plane) % b.data.length;
    db.data[channel] = (db.data[channel] as number) + (gradient.data[i] as number);
  }
  return db;
}

export const conv2d: Operator<Conv2dInputs, Conv2dOptions> = {
  outputShape,
  cost(shapes, options) {
    const shape = outputShape(shapes, options);
    const tapsPerOutput = elementCount(shapes.w) / (shapes.w[0] as number);
    return {
      parameters: elementCount(shapes.w) + (shapes.b?.[0] ?? 0),
      multiplyAccumulates: elementCount(shape) * tapsPerOutput,
      bytes: bytesOf(shapes.x, shapes.w, shapes.b, shape),
    };
  },
  forward,
  backward,
};
