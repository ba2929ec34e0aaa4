/**
 * A tensor is its shape and its numbers in row-major order: NCHW for images, OIHW for kernels, IOHW for transposed ones.
 *
 * Everything computes in float32. The reference operators are generic over the array, so that a test can run the same
 * code in float64, where a central difference is sharp enough to judge a gradient.
 */
export type FloatArray = Float32Array | Float64Array;
export type Shape = readonly number[];

export interface Tensor<A extends FloatArray = Float32Array> {
  readonly shape: Shape;
  readonly data: A;
}

/** A shape or an option that an operator can't work with, in a sentence that says what to change. */
export class ShapeError extends Error {
  override readonly name = 'ShapeError';
}

/** No tensor may be larger: 2²⁶ elements are 256 MiB of float32, more than a page should ever ask of a reader's machine. */
export const maxElements = 2 ** 26;

/** No call may take more multiply-accumulates: 2³⁶ keep the loops of the reference busy for minutes, which nobody waits for. */
export const maxMultiplyAccumulates = 2 ** 36;

/** @throws ShapeError when a call would take more than `maxMultiplyAccumulates`: a page must not hang. */
export function expectWork(multiplyAccumulates: number): void {
  if (multiplyAccumulates > maxMultiplyAccumulates) {
    throw new ShapeError(`this would take ${multiplyAccumulates} multiply-accumulates, but the limit is ${maxMultiplyAccumulates}`);
  }
}

/**
 * The number of elements of a shape; a scalar, shape [], has one.
 * @throws ShapeError when a dimension is not a whole number ≥ 1, or there are more than `maxElements`.
 */
export function elementCount(shape: Shape, what = 'tensor'): number {
  let count = 1;
  for (const dimension of shape) {
    if (!Number.isSafeInteger(dimension) || dimension < 1) {
      throw new ShapeError(`${what} has shape ${shapeText(shape)}, but every dimension must be a whole number ≥ 1`);
    }
    count *= dimension;
  }
  if (count > maxElements) {
    throw new ShapeError(`${what} of shape ${shapeText(shape)} would have ${count} elements, but the limit is ${maxElements}`);
  }
  return count;
}

/** Wraps numbers as a tensor. A plain array becomes float32; a typed array is kept, not copied. @throws ShapeError */
export function tensor<A extends FloatArray>(shape: Shape, data: A): Tensor<A>;
export function tensor(shape: Shape, data: readonly number[]): Tensor;
export function tensor(shape: Shape, data: FloatArray | readonly number[]): Tensor<FloatArray> {
  const count = elementCount(shape);
  if (data.length !== count) {
    throw new ShapeError(`shape ${shapeText(shape)} has ${count} elements, but ${data.length} numbers were given`);
  }
  const kept = data instanceof Float32Array || data instanceof Float64Array ? data : new Float32Array(data);
  return { shape: [...shape], data: kept };
}

/** Zeros of a shape, in the precision of `like`. @throws ShapeError */
export function zeros<A extends FloatArray>(shape: Shape, like: A): Tensor<A> {
  const count = elementCount(shape);
  // The one place where the kind of array is chosen at run time: TypeScript can't see that it is the kind of `like`.
  const data = (like instanceof Float64Array ? new Float64Array(count) : new Float32Array(count)) as FloatArray as A;
  return { shape: [...shape], data };
}

/** The shape [2, 3, 4] as a reader writes it: 2×3×4. */
export function shapeText(shape: Shape): string {
  return shape.length === 0 ? '[] (a scalar)' : shape.join('×');
}

/**
 * Checks that an input has the dimensions an operator names, in the order of `axes`, and returns them.
 * @throws ShapeError that names the axes, so that a reader sees which dimension is missing.
 */
export function dimensions<const Axes extends readonly string[]>(
  what: string,
  shape: Shape,
  axes: Axes,
): { readonly [K in keyof Axes]: number } {
  if (shape.length !== axes.length) {
    throw new ShapeError(`${what} must have the ${axes.length} dimensions [${axes.join(', ')}], but its shape is ${shapeText(shape)}`);
  }
  elementCount(shape, what);
  // The length was compared with that of the axes just above.
  return shape as unknown as { readonly [K in keyof Axes]: number };
}

/** @throws ShapeError unless `shape` is exactly `expected`; `because` says where the expectation comes from. */
export function expectShape(what: string, shape: Shape, expected: Shape, because: string): void {
  if (shape.length !== expected.length || shape.some((dimension, axis) => dimension !== expected[axis])) {
    throw new ShapeError(`${what} has shape ${shapeText(shape)}, but must be ${shapeText(expected)}: ${because}`);
  }
}
