/**
 * Both ways of resizing on the GPU. Which cells are blended is not said again here: resizing the ramp 0, 1, 2, … by the
 * operator itself tells where along an axis each output cell falls.
 */
import type { Operator } from '../../operator.ts';
import { resizeBilinear as bilinear } from '../../ops/resizeBilinear.ts';
import { resizeNearest as nearest } from '../../ops/resizeNearest.ts';
import type { InterpolationOptions, ResizeInputs } from '../../resize.ts';
import { elementCount, type Shape, tensor } from '../../tensor.ts';
import { resize, resizeGradient } from '../kernels/resize.ts';
import type { Program } from './program.ts';

type Resize = Operator<ResizeInputs, InterpolationOptions>;

/** For each output cell along an axis the place it samples, between 0 and from − 1. Float64, so that its floor is right. */
function places(operator: Resize, from: number, to: number, options: InterpolationOptions): Float64Array {
  const ramp = tensor(
    [1, 1, 1, from],
    Float64Array.from({ length: from }, (_, i) => i),
  );
  return operator.forward<Float64Array>({ x: ramp }, { ...options, size: [1, to] }).data;
}

/** (cell, bits of the next one's share) for each output cell: the table of kernels/resize.ts. */
function table(places: Float64Array): Int32Array<ArrayBuffer> {
  const entries = new Int32Array(2 * places.length);
  const shares = new Float32Array(entries.buffer);
  places.forEach((place, p) => {
    entries[2 * p] = Math.floor(place);
    shares[2 * p + 1] = place - Math.floor(place);
  });
  return entries;
}

/** (first, end) for each input cell: the output cells whose place is less than 1 away. Places rise with p. */
function ranges(places: Float64Array, from: number): Int32Array<ArrayBuffer> {
  const entries = new Int32Array(2 * from);
  let [first, end] = [0, 0];
  for (let cell = 0; cell < from; cell++) {
    while (first < places.length && (places[first] as number) <= cell - 1) first++;
    while (end < places.length && (places[end] as number) < cell + 1) end++;
    entries.set([first, end], 2 * cell);
  }
  return entries;
}

function axes(operator: Resize, x: Shape, y: Shape, options: InterpolationOptions) {
  // The operator has checked that both are [N, C, H, W].
  const [, , inHeight, inWidth] = x as readonly [number, number, number, number];
  const [, , outHeight, outWidth] = y as readonly [number, number, number, number];
  const rows = places(operator, inHeight, outHeight, options);
  const columns = places(operator, inWidth, outWidth, options);
  return { uniforms: { inHeight, inWidth, outHeight, outWidth }, rows, columns };
}

function program(operator: Resize): Program<'resizeBilinear'> {
  return {
    run(job, { x }, options, y) {
      const { uniforms, rows, columns } = axes(operator, x.shape, y.shape, options);
      const buffers = { x: x.buffer, rows: job.table(table(rows)), columns: job.table(table(columns)), y: y.buffer };
      job.dispatch(resize, { count: elementCount(y.shape), uniforms, buffers });
    },
    gradients(job, { x }, gradient, options, out) {
      const { uniforms, rows, columns } = axes(operator, x.shape, gradient.shape, options);
      const buffers = {
        g: gradient.buffer,
        rows: job.table(table(rows)),
        columns: job.table(table(columns)),
        rowRanges: job.table(ranges(rows, uniforms.inHeight)),
        columnRanges: job.table(ranges(columns, uniforms.inWidth)),
        dx: out.x.buffer,
      };
      job.dispatch(resizeGradient, { count: elementCount(x.shape), uniforms, buffers });
    },
  };
}

export const resizeBilinear: Program<'resizeBilinear'> = program(bilinear);
export const resizeNearest: Program<'resizeNearest'> = program(nearest as Resize);
