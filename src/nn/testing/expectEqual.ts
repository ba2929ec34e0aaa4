import { expect } from 'vitest';
import { type Shape, type Tensor, zeros } from '../tensor.ts';

export type Numbers = Tensor<Float64Array>;

/** Equal but for float64 rounding; fails with the first place that differs. */
export function expectEqual(a: Numbers, b: Numbers): void {
  expect(a.shape).toEqual(b.shape);
  a.data.forEach((value, i) => {
    const other = b.data[i] ?? Number.NaN;
    if (!(Math.abs(value - other) <= 1e-10 * (1 + Math.abs(value))))
      throw new Error(`[${i}] is ${value} on one side and ${other} on the other`);
  });
}

export function filled(shape: Shape, value: number): Numbers {
  const { data } = zeros(shape, new Float64Array(0));
  return { shape, data: data.fill(value) };
}
