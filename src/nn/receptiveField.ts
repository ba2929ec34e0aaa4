/**
 * What a stack of layers sees, along one axis (a plane is two axes, each on its own).
 *
 *   size_l  = size_{l−1} + (k_l − 1)·d_l·jump_{l−1}
 *   jump_l  = jump_{l−1}·s_l
 *   start_l = start_{l−1} + ((k_l − 1)·d_l/2 − p_l)·jump_{l−1}          from size₀ = 1, jump₀ = 1, start₀ = 0
 *
 * Source: Araujo, Norris & Sim 2019, "Computing Receptive Fields of Convolutional Neural Networks", Distill.
 */
import { maxElements, ShapeError } from './tensor.ts';
import { wholeNumber } from './window.ts';

export interface Layer {
  readonly kernel: number;
  readonly stride?: number | undefined;
  readonly dilation?: number | undefined;
  /** Cells added before the first one. */
  readonly padding?: number | undefined;
}

export interface ReceptiveField {
  /** Input cells from the first to the last that one output can depend on. */
  readonly size: number;
  /** Input cells between the fields of neighbouring outputs. */
  readonly jump: number;
  /** Centre of the first output's field, in input cells: 0 is the centre of the first cell, −0.5 its edge. */
  readonly start: number;
}

/** The receptive field after each layer, first layer first. @throws ShapeError for a size that is not a whole number ≥ 1. */
export function receptiveField(layers: readonly Layer[]): ReceptiveField[] {
  let [size, jump, start] = [1, 1, 0];
  return layers.map(({ kernel, stride = 1, dilation = 1, padding = 0 }) => {
    const reach = (wholeNumber('kernel', kernel, 1) - 1) * wholeNumber('dilation', dilation, 1);
    size += reach * jump;
    start += (reach / 2 - wholeNumber('padding', padding, 0)) * jump;
    jump *= wholeNumber('stride', stride, 1);
    return { size, jump, start };
  });
}

export interface Coverage {
  /** How many input cells one output reads: the length of `positions`. */
  readonly read: number;
  /** How many cells lie between the first and the last read, both included: the receptive field. */
  readonly span: number;
  /** The cells read, counted from the first one, which is 0. */
  readonly positions: readonly number[];
  /** In how many ways the output reaches each of `positions`; on a plane the counts of both axes multiply. */
  readonly pathCounts: readonly number[];
}

/**
 * Which cells of its receptive field a stack of dilated layers (stride 1, the same kernel size) reads at all: `read < span`
 * is the gridding effect. [2, 2, 2] reads only every second cell, [1, 2, 3] all of them.
 * Source: Wang et al. 2018, "Understanding Convolution for Semantic Segmentation", section 3.2.
 * @throws ShapeError for a size that is not a whole number ≥ 1, or a span beyond the largest tensor.
 */
export function coverage(dilations: readonly number[], kernel: number): Coverage {
  wholeNumber('kernel', kernel, 1);
  const span = dilations.reduce((sum, dilation) => sum + (kernel - 1) * wholeNumber('dilation', dilation, 1), 1);
  if (span * kernel * Math.max(dilations.length, 1) > maxElements) {
    throw new ShapeError(`dilations [${dilations.join(', ')}] with kernel ${kernel} span ${span} cells: too many to count paths through`);
  }
  let paths = new Map([[0, 1]]);
  for (const dilation of dilations) {
    const next = new Map<number, number>();
    for (const [position, count] of paths) {
      for (let i = 0; i < kernel; i++) next.set(position + i * dilation, (next.get(position + i * dilation) ?? 0) + count);
    }
    paths = next;
  }
  const positions = [...paths.keys()].sort((a, b) => a - b);
  return { read: positions.length, span, positions, pathCounts: positions.map((position) => paths.get(position) ?? 0) };
}
