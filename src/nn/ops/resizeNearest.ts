/**
 * Nearest-neighbour resizing: each output cell copies the input cell its top left corner falls into.
 *
 *   y[n, c, p, q] = x[n, c, ⌊p·H/H′⌋, ⌊q·W/W′⌋]
 *
 * x: [N, C, H, W]   y: [N, C, H′, W′].
 * Source: Odena, Dumoulin & Olah 2016, "Deconvolution and Checkerboard Artifacts", Distill (resize, then convolve); the
 * rounding is that of PyTorch's `interpolate(mode='nearest')`.
 */
import type { Operator } from '../operator.ts';
import { type ResizeInputs, type ResizeOptions, resizeOperator } from '../resize.ts';

export const resizeNearest: Operator<ResizeInputs, ResizeOptions> = resizeOperator((output, from, to) => {
  const nearest = Math.floor((output * from) / to);
  return { near: nearest, far: nearest, blend: 0 };
});
