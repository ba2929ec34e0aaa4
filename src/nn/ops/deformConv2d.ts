/**
 * Deformable convolution: every tap of every output reads where its own offset points, between the pixels if need be.
 *
 *   y[n,o,p,q] = b[o] + Σ_{c,t} w[o,c,t] · m[n,t,p,q] · x̃(n, c, p·sₕ − top + i·dₕ + Δrow, q·s_w − left + j·d_w + Δcolumn)
 *
 * x̃ is bilinear interpolation, 0 outside; t = (i, j) runs over the taps. Version 1 has no mask (m = 1), version 2 has one.
 *
 * x: [N, C, H, W]   w: [O, C/groups, Kₕ, K_w]   b: [O]   y: [N, O, outₕ, out_w]
 * offset: [N, 2·offsetGroups·Kₕ·K_w, outₕ, out_w], per offset group and tap first Δrow, then Δcolumn, in pixels
 * mask: [N, offsetGroups·Kₕ·K_w, outₕ, out_w]. Offset groups share the channels of x evenly, like groups.
 *
 * A place a whole pixel or more outside reads 0 and has no gradient, and so does an offset that is NaN or infinite. On a
 * pixel's centre the slope of the interpolation is that towards the next pixel.
 * Sources: Dai et al. 2017, "Deformable Convolutional Networks", equations 2 to 4; Zhu et al. 2019, "Deformable ConvNets
 * v2: More Deformable, Better Results", equation 1.
 */
import { type Corner, corners } from '../bilinear.ts';
import { bytesOf, expectGradientShape, type Mapped, type Operator, shapesOf } from '../operator.ts';
import type { ConvGeometry } from '../taps.ts';
import { elementCount, expectShape, type FloatArray, type Shape, ShapeError, type Tensor, zeros } from '../tensor.ts';
import { wholeNumber } from '../window.ts';
import { biasGradient, type Conv2dOptions, conv2dGeometry } from './conv2d.ts';

export interface DeformConv2dInputs<A extends FloatArray = Float32Array> {
  readonly x: Tensor<A>;
  readonly offset: Tensor<A>;
  readonly w: Tensor<A>;
  readonly b?: Tensor<A> | undefined;
  readonly mask?: Tensor<A> | undefined;
}

export interface DeformConv2dOptions extends Conv2dOptions {
  readonly offsetGroups?: number | undefined;
}

type Shapes = Mapped<DeformConv2dInputs, Shape>;

export interface DeformConvGeometry extends ConvGeometry {
  readonly offsetGroups: number;
}

/** conv2d's geometry and the number of offset groups, checked against offset and mask. @throws ShapeError */
export function deformConv2dGeometry({ x, w, b, offset, mask }: Shapes, options: DeformConv2dOptions = {}): DeformConvGeometry {
  const geometry = conv2dGeometry({ x, w, b }, options);
  const offsetGroups = wholeNumber('offsetGroups', options.offsetGroups ?? 1, 1);
  const channels = geometry.groups * geometry.largeChannels;
  if (channels % offsetGroups !== 0) throw new ShapeError(`${offsetGroups} offset groups must divide the ${channels} input channels`);
  const taps = geometry.kernel[0] * geometry.kernel[1];
  expectShape(
    'offset',
    offset,
    [geometry.batch, 2 * offsetGroups * taps, ...geometry.small],
    'a row and a column offset for each tap and output pixel',
  );
  if (mask !== undefined) {
    expectShape('mask', mask, [geometry.batch, offsetGroups * taps, ...geometry.small], 'one factor for each tap and output pixel');
  }
  return { ...geometry, offsetGroups };
}

function outputShape(shapes: Shapes, options?: DeformConv2dOptions): Shape {
  const { batch, groups, smallChannels, small } = deformConv2dGeometry(shapes, options);
  return [batch, groups * smallChannels, ...small];
}

/** One tap at one output pixel, for one channel of x: everything forward and backward need to know about it. */
interface Reading {
  /** Start of the channel's plane in x. */
  readonly plane: number;
  readonly corners: readonly Corner[];
  /** Index of Δrow in offset; Δcolumn lies `outputPlane` further on. */
  readonly offset: number;
  readonly mask: number;
  /** Index of the tap's weight for the group's first output channel, and of that channel's output pixel. */
  readonly weight: number;
  readonly output: number;
}

function eachReading(geometry: DeformConvGeometry, offset: FloatArray, visit: (reading: Reading) => void): void {
  const { batch, groups, largeChannels, smallChannels, offsetGroups, stride, dilation, padding } = geometry;
  const [height, width] = geometry.large;
  const [outHeight, outWidth] = geometry.small;
  const [kernelHeight, kernelWidth] = geometry.kernel;
  const channels = groups * largeChannels;
  const taps = kernelHeight * kernelWidth;
  const outputPlane = outHeight * outWidth;
  for (let n = 0; n < batch; n++) {
    for (let c = 0; c < channels; c++) {
      const group = Math.floor(c / largeChannels);
      const offsetGroup = Math.floor(c / (channels / offsetGroups));
      for (let tap = 0; tap < taps; tap++) {
        const [i, j] = [Math.floor(tap / kernelWidth), tap % kernelWidth];
        const field = (n * offsetGroups + offsetGroup) * taps + tap;
        for (let pixel = 0; pixel < outputPlane; pixel++) {
          const at = 2 * field * outputPlane + pixel;
          // Both indices are within the shape that deformConv2dGeometry checked.
          const row = Math.floor(pixel / outWidth) * stride[0] - padding[0] + i * dilation[0] + (offset[at] as number);
          const column = (pixel % outWidth) * stride[1] - padding[1] + j * dilation[1] + (offset[at + outputPlane] as number);
          visit({
            plane: (n * channels + c) * height * width,
            corners: corners(row, column, height, width),
            offset: at,
            mask: field * outputPlane + pixel,
            weight: (group * smallChannels * largeChannels + (c % largeChannels)) * taps + tap,
            output: (n * groups + group) * smallChannels * outputPlane + pixel,
          });
        }
      }
    }
  }
}

function forward<A extends FloatArray>({ x, offset, w, b, mask }: DeformConv2dInputs<A>, options?: DeformConv2dOptions): Tensor<A> {
  const geometry = deformConv2dGeometry(shapesOf({ x, offset, w, b, mask }), options);
  const { batch, groups, largeChannels, smallChannels, small, kernel } = geometry;
  const y = zeros([batch, groups * smallChannels, ...small], x.data);
  const outputPlane = small[0] * small[1];
  const weightStep = largeChannels * kernel[0] * kernel[1];
  if (b !== undefined) {
    for (let i = 0; i < y.data.length; i++) y.data[i] = b.data[Math.floor(i / outputPlane) % b.data.length] as number;
  }
  eachReading(geometry, offset.data, (reading) => {
    let value = 0;
    for (const { index, weight } of reading.corners) value += weight * (x.data[reading.plane + index] as number);
    value *= mask?.data[reading.mask] ?? 1;
    for (let o = 0; o < smallChannels; o++) {
      const at = reading.output + o * outputPlane;
      y.data[at] = (y.data[at] as number) + value * (w.data[reading.weight + o * weightStep] as number);
    }
  });
  return y;
}

function backward<A extends FloatArray>(
  { x, offset, w, b, mask }: DeformConv2dInputs<A>,
  gradient: Tensor<A>,
  options?: DeformConv2dOptions,
): DeformConv2dInputs<A> {
  const shapes = shapesOf({ x, offset, w, b, mask });
  expectGradientShape(gradient, outputShape(shapes, options));
  const geometry = deformConv2dGeometry(shapes, options);
  const outputPlane = geometry.small[0] * geometry.small[1];
  const weightStep = geometry.largeChannels * geometry.kernel[0] * geometry.kernel[1];
  const dx = zeros(x.shape, x.data);
  const doffset = zeros(offset.shape, x.data);
  const dw = zeros(w.shape, x.data);
  const dmask = mask && zeros(mask.shape, x.data);
  eachReading(geometry, offset.data, (reading) => {
    let [value, valuePerRow, valuePerColumn] = [0, 0, 0];
    for (const { index, weight, perRow, perColumn } of reading.corners) {
      const pixel = x.data[reading.plane + index] as number;
      value += weight * pixel;
      valuePerRow += perRow * pixel;
      valuePerColumn += perColumn * pixel;
    }
    const factor = mask?.data[reading.mask] ?? 1;
    let upstream = 0;
    for (let o = 0; o < geometry.smallChannels; o++) {
      const at = reading.weight + o * weightStep;
      const g = gradient.data[reading.output + o * outputPlane] as number;
      dw.data[at] = (dw.data[at] as number) + g * factor * value;
      upstream += g * (w.data[at] as number);
    }
    if (dmask) dmask.data[reading.mask] = (dmask.data[reading.mask] as number) + upstream * value;
    const along = reading.offset + outputPlane;
    doffset.data[reading.offset] = (doffset.data[reading.offset] as number) + upstream * factor * valuePerRow;
    doffset.data[along] = (doffset.data[along] as number) + upstream * factor * valuePerColumn;
    for (const { index, weight } of reading.corners) {
      const at = reading.plane + index;
      dx.data[at] = (dx.data[at] as number) + upstream * factor * weight;
    }
  });
  return { x: dx, offset: doffset, w: dw, ...(b && { b: biasGradient(b, gradient) }), ...(dmask && { mask: dmask }) };
}

export const deformConv2d: Operator<DeformConv2dInputs, DeformConv2dOptions> = {
  outputShape,
  /** Four multiply-accumulates interpolate each reading, one more weighs it for each output channel of its group. */
  cost(shapes, options) {
    const { batch, groups, largeChannels, smallChannels, small, kernel } = deformConv2dGeometry(shapes, options);
    const readings = batch * groups * largeChannels * kernel[0] * kernel[1] * small[0] * small[1];
    return {
      parameters: elementCount(shapes.w) + (shapes.b?.[0] ?? 0),
      multiplyAccumulates: readings * (4 + smallChannels),
      bytes: bytesOf(shapes.x, shapes.offset, shapes.w, shapes.b, shapes.mask, outputShape(shapes, options)),
    };
  },
  forward,
  backward,
};
