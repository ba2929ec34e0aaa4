/**
 * Gradient descent on the eighteen offsets themselves, by the operator's own gradient; kernel and modulations stay as they are.
 *
 *   L = ½ (y − y*)²      Δp ← Δp − η ∂L/∂Δp
 *
 * y: the looked-at output; y*: what the kernel answers to the upright stroke. A network would learn the branch that predicts
 * the offsets; here they are free, so that one sees where the gradient pulls them. Sixty steps over nine readings take about a
 * millisecond, so they are computed at once. In float64, so that a point at rest stays exactly where it is. The slope jumps
 * where a point crosses from pixel to pixel, so a step may overshoot and the loss rise for a moment.
 */
import { deformConv2d } from '../../nn/ops/deformConv2d.ts';
import { tensor } from '../../nn/tensor.ts';
import { type DeformableState, kernel, kernelSide, lastStep, maskOf, middle, pixelsOf, points, side, strokeAt, wanted } from './model.ts';

const rate = 0.0006;
/** A stride this long leaves one output, whose grid lies in the corner of the plane … */
const options = { stride: side };
/** … and this many rows and columns carry it to the middle. */
const shift = middle - 1;

export interface Moment {
  /** Eighteen offsets in pixels. */
  readonly offsets: readonly number[];
  readonly y: number;
  readonly loss: number;
}

/** `lastStep` + 1 moments, the first with the reader's own offsets. */
export function descended(state: Pick<DeformableState, 'angle' | 'offsets' | 'modulated' | 'mask'>): Moment[] {
  const x = tensor([1, 1, side, side], Float64Array.from(strokeAt(state.angle)));
  const w = tensor([1, 1, kernelSide, kernelSide], Float64Array.from(kernel));
  const mask = tensor(
    [1, points, 1, 1],
    Float64Array.from(maskOf(state), (tenths) => tenths / 10),
  );
  let offsets = Float64Array.from(pixelsOf(state.offsets));
  const moments: Moment[] = [];
  for (let step = 0; step <= lastStep; step++) {
    const offset = tensor(
      [1, 2 * points, 1, 1],
      offsets.map((value) => value + shift),
    );
    const inputs = { x, w, offset, mask };
    const y = deformConv2d.forward(inputs, options).data[0] ?? 0;
    moments.push({ offsets: [...offsets], y, loss: (y - wanted) ** 2 / 2 });
    const gradient = deformConv2d.backward(inputs, tensor([1, 1, 1, 1], Float64Array.of(y - wanted)), options).offset.data;
    offsets = offsets.map((value, at) => value - rate * (gradient[at] ?? 0));
  }
  return moments;
}

/** How many of the points have moved by more than a hundredth of a pixel between two moments. */
export const movedCount = (from: Moment, to: Moment): number =>
  Array.from({ length: points }, (_, k) => k).filter((k) =>
    [2 * k, 2 * k + 1].some((at) => Math.abs((to.offsets[at] ?? 0) - (from.offsets[at] ?? 0)) > 0.01),
  ).length;
