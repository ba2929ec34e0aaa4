/**
 * How a kernel is laid over a plane: the one place where stride, padding and dilation are read.
 *
 *   covered = (kernel − 1)·dilation + 1        output = ⌊(input + padding − covered) / stride⌋ + 1
 *
 * Source: Dumoulin & Visin 2016, "A guide to convolution arithmetic for deep learning", relationships 6 and 15.
 */
import { maxElements, ShapeError } from './tensor.ts';

/** One number for both axes, or [height, width]. */
export type PerAxis = number | readonly [height: number, width: number];
/** One number for all four sides, [height, width] for both sides of an axis, or each side on its own. */
export type Padding =
  | number
  | readonly [height: number, width: number]
  | readonly [top: number, left: number, bottom: number, right: number];

export type Pair = readonly [height: number, width: number];
export type Sides = readonly [top: number, left: number, bottom: number, right: number];

const axisNames = ['height', 'width'] as const;

/** @throws ShapeError unless `value` is a whole number from `least` to `most`, which keeps every index within 32 bits. */
export function wholeNumber(name: string, value: number, least: number, most = maxElements): number {
  if (!Number.isSafeInteger(value) || value < least || value > most) {
    throw new ShapeError(`${name} must be a whole number from ${least} to ${most}, but is ${String(value)}`);
  }
  return value;
}

/** Stride, dilation, kernel size or output padding as [height, width]. @throws ShapeError */
export function pair(name: string, value: PerAxis, least = 1): Pair {
  const [height, width, ...rest] = typeof value === 'number' ? [value, value] : value;
  if (height === undefined || width === undefined || rest.length > 0) {
    throw new ShapeError(`${name} must be one number or [height, width], but is [${String(value)}]`);
  }
  return [wholeNumber(`${name} (height)`, height, least), wholeNumber(`${name} (width)`, width, least)];
}

/** Padding as [top, left, bottom, right]. @throws ShapeError */
export function sides(value: Padding): Sides {
  if (typeof value !== 'number' && value.length === 4) {
    const [top, left, bottom, right] = value;
    return [
      wholeNumber('padding (top)', top, 0),
      wholeNumber('padding (left)', left, 0),
      wholeNumber('padding (bottom)', bottom, 0),
      wholeNumber('padding (right)', right, 0),
    ];
  }
  const [height, width] = pair('padding', value, 0);
  return [height, width, height, width];
}

/** Cells from the first to the last tap of a kernel, holes included. */
export function coveredCells(kernel: number, dilation: number): number {
  return (kernel - 1) * dilation + 1;
}

export interface Window {
  readonly kernel: Pair;
  readonly stride: Pair;
  readonly padding: Sides;
  readonly dilation: Pair;
}

/**
 * Height and width of the output of a sliding window.
 * @throws ShapeError when the window does not fit into the padded input even once.
 */
export function slidingOutput(input: Pair, { kernel, stride, padding, dilation }: Window): Pair {
  const along = (axis: 0 | 1): number => {
    const padded = input[axis] + padding[axis] + padding[axis === 0 ? 2 : 3];
    const covered = coveredCells(kernel[axis], dilation[axis]);
    if (covered > padded) {
      const size = `kernel ${kernel[0]}×${kernel[1]}`;
      const holes = dilation[axis] > 1 ? ` with dilation ${dilation[axis]}` : '';
      throw new ShapeError(
        `${size}${holes} covers ${covered} cells, but the padded input has ${padded} (${axisNames[axis]}): pad more or take a smaller kernel`,
      );
    }
    return Math.floor((padded - covered) / stride[axis]) + 1;
  };
  return [along(0), along(1)];
}
