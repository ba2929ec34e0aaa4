import { describe, expect, it } from 'vitest';
import { elementCount, maxElements, ShapeError, tensor, zeros } from './tensor.ts';

describe('tensor', () => {
  it('makes float32 of a plain array and keeps a typed one without a copy', () => {
    const data = new Float64Array([0.1, 0.2]);
    expect(tensor([2], [0.1, 0.2]).data).toEqual(new Float32Array([0.1, 0.2]));
    expect(tensor([1, 2], data).data).toBe(data);
  });

  it('has scalars: shape [] holds one number', () => {
    expect(tensor([], [7]).data[0]).toBe(7);
  });

  it('says how many numbers the shape asks for', () => {
    expect(() => tensor([2, 3], [1, 2])).toThrow(new ShapeError('shape 2×3 has 6 elements, but 2 numbers were given'));
  });

  it.each([[[0]], [[-1, 2]], [[1.5]], [[Number.NaN]], [[Number.POSITIVE_INFINITY]]])('refuses the shape %j', (shape) => {
    expect(() => elementCount(shape)).toThrow(/every dimension must be a whole number ≥ 1/);
  });

  it('refuses sizes beyond the limit before it allocates anything', () => {
    expect(() => zeros([2 ** 31], new Float32Array(0))).toThrow(`the limit is ${maxElements}`);
    expect(() => zeros([2 ** 20, 2 ** 20, 2 ** 20, 2 ** 20], new Float32Array(0))).toThrow(ShapeError);
  });

  it('keeps the precision of what it is made like', () => {
    expect(zeros([3], new Float64Array(1)).data).toBeInstanceOf(Float64Array);
    expect(zeros([3], new Float32Array(1)).data).toBeInstanceOf(Float32Array);
  });
});
