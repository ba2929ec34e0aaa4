/**
 * Bilinear resizing: each output cell blends the four input cells around the place it falls on.
 *
 *   u = max(0, (p + ½)·H/H′ − ½)        or, with alignCorners, u = p·(H − 1)/(H′ − 1)
 *   y[n, c, p, q] = Σ over both neighbours along each axis of x · (1 − distance)
 *
 * x: [N, C, H, W]   y: [N, C, H′, W′]. Beyond the outermost centres the edge cell is repeated. Shrinking does not blur first.
 * Source: Odena, Dumoulin & Olah 2016, "Deconvolution and Checkerboard Artifacts", Distill; the placing of centres is that
 * of PyTorch's `interpolate(mode='bilinear')`.
 */
import type { Operator } from '../operator.ts';
import { type InterpolationOptions, type ResizeInputs, resizeOperator } from '../resize.ts';

export const resizeBilinear: Operator<ResizeInputs, InterpolationOptions> = resizeOperator((output, from, to, alignCorners) => {
  // A single output cell has no corners to align but the first.
  const aligned = to === 1 ? 0 : (output * (from - 1)) / (to - 1);
  const place = alignCorners ? aligned : Math.max(0, ((output + 0.5) * from) / to - 0.5);
  const near = Math.min(Math.floor(place), from - 1);
  return { near, far: Math.min(near + 1, from - 1), blend: place - near };
});
