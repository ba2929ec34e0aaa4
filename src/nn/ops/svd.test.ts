import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tensor } from '../tensor.ts';
import { randomNumbers, randomTensor, seed } from '../testing/arbitraries.ts';
import { expectEqual, filled, type Numbers } from '../testing/expectEqual.ts';
import { svd } from './svd.ts';

const property = <T extends [unknown, ...unknown[]]>(...args: Parameters<typeof fc.property<T>>) =>
  fc.assert(fc.property<T>(...args), { numRuns: 60 });

describe('the singular value decomposition', () => {
  it('gives orthonormal vectors, descending values, and the matrix back', () => {
    property(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }), seed, (rows, columns, from) => {
      const a = randomTensor([rows, columns], from);
      const { u, s, v } = svd.forward({ a });
      const rank = s.data.length;
      const entry = (m: Numbers, i: number, r: number) => m.data[i * rank + r] as number;
      const sum = (length: number, term: (i: number) => number) => Array.from({ length }, (_, i) => term(i)).reduce((p, q) => p + q, 0);
      for (let p = 0; p < rank; p++) {
        for (let q = 0; q < rank; q++) {
          expect(sum(rows, (i) => entry(u, i, p) * entry(u, i, q))).toBeCloseTo(p === q ? 1 : 0, 10);
          expect(sum(columns, (i) => entry(v, i, p) * entry(v, i, q))).toBeCloseTo(p === q ? 1 : 0, 10);
        }
      }
      expect([...s.data]).toEqual([...s.data].sort((p, q) => q - p));
      expectEqual(a, {
        shape: a.shape,
        data: a.data.map((_, at) =>
          sum(rank, (r) => entry(u, Math.floor(at / columns), r) * (s.data[r] as number) * entry(v, at % columns, r)),
        ),
      });
    });
  });

  it('has one singular value, and the decomposition gives back column and row', () => {
    property(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }), seed, (height, width, from) => {
      const random = randomNumbers(from);
      const [column, row] = [Array.from({ length: height }, random), Array.from({ length: width }, random)];
      const a: Numbers = { shape: [height, width], data: Float64Array.from(column.flatMap((p) => row.map((q) => p * q))) };
      const { u, s, v } = svd.forward({ a });
      const rank = s.data.length;
      expect([...s.data.subarray(1)].every((value) => value === 0)).toBe(true);
      expectEqual(a, {
        shape: a.shape,
        data: a.data.map(
          (_, i) => (u.data[Math.floor(i / width) * rank] as number) * (s.data[0] as number) * (v.data[(i % width) * rank] as number),
        ),
      });
    });
  });

  it('completes the vectors of a singular value 0 to an orthonormal set', () => {
    const { u, s } = svd.forward({ a: filled([3, 2], 1) });
    expect(s.data[1]).toBe(0);
    const [p, q] = [0, 1].map((r) => [0, 1, 2].map((i) => u.data[i * 2 + r] as number));
    expect(p?.reduce((sum, value, i) => sum + value * (q?.[i] ?? 0), 0)).toBeCloseTo(0, 12);
    expect(q?.reduce((sum, value) => sum + value ** 2, 0)).toBeCloseTo(1, 12);
  });

  it('completes even a matrix of zeros, of any size it accepts', () => {
    const { u } = svd.forward({ a: filled([128, 128], 0) });
    const columns = [0, 127].map((r) => Array.from({ length: 128 }, (_, i) => u.data[i * 128 + r] as number));
    for (const column of columns) expect(Math.hypot(...column)).toBeCloseTo(1, 12);
  });

  it('decomposes the Sobel kernel into a smoothing column and a differentiating row', () => {
    const { s, v } = svd.forward({ a: tensor([3, 3], [1, 0, -1, 2, 0, -2, 1, 0, -1]) });
    expect(s.data[0]).toBeCloseTo(Math.sqrt(12), 5);
    expect([...s.data.subarray(1)]).toEqual([0, 0]);
    expect((v.data[0] as number) / (v.data[6] as number)).toBeCloseTo(-1, 6);
  });

  it('answers zeros, infinities and huge numbers without looping', () => {
    expect([...svd.forward({ a: filled([2, 2], 0) }).s.data]).toEqual([0, 0]);
    expect([...svd.forward({ a: tensor([2, 2], [1, Number.POSITIVE_INFINITY, 0, 1]) }).s.data]).toEqual([Number.NaN, Number.NaN]);
    expect([...svd.forward({ a: tensor([2, 2], [1, Number.NaN, 0, 1]) }).u.data]).toEqual(Array(4).fill(Number.NaN));
    expect(svd.forward({ a: filled([2, 2], 1e300) }).s.data[0]).toBeCloseTo(2e300, -290);
  });

  it('refuses matrices a page should not wait for', () => {
    expect(() => svd.outputShape({ a: [129, 3] })).toThrow(
      'a is 129×3, but the decomposition is for small matrices: at most 128 rows and columns',
    );
  });
});
