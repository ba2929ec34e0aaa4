/**
 * The uniforms of the kernels that walk the taps of a convolution. As in taps.ts, conv2d reads the large side and writes the
 * small one, and its transpose goes the other way over the same taps.
 */
import type { ConvGeometry } from '../../taps.ts';

export const convolutionUniforms = {
  groups: 'i32',
  largeChannels: 'i32',
  smallChannels: 'i32',
  largeHeight: 'i32',
  largeWidth: 'i32',
  smallHeight: 'i32',
  smallWidth: 'i32',
  kernelHeight: 'i32',
  kernelWidth: 'i32',
  strideHeight: 'i32',
  strideWidth: 'i32',
  dilationHeight: 'i32',
  dilationWidth: 'i32',
  top: 'i32',
  left: 'i32',
} as const;

export function convolutionValues(geometry: ConvGeometry): Record<keyof typeof convolutionUniforms, number> {
  const { groups, largeChannels, smallChannels, large, small, kernel, stride, dilation, padding } = geometry;
  const [largeHeight, largeWidth] = large;
  const [smallHeight, smallWidth] = small;
  const [kernelHeight, kernelWidth] = kernel;
  const [strideHeight, strideWidth] = stride;
  const [dilationHeight, dilationWidth] = dilation;
  const [top, left] = padding;
  return {
    groups,
    largeChannels,
    smallChannels,
    largeHeight,
    largeWidth,
    smallHeight,
    smallWidth,
    kernelHeight,
    kernelWidth,
    strideHeight,
    strideWidth,
    dilationHeight,
    dilationWidth,
    top,
    left,
  };
}
