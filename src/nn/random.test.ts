import { describe, expect, it } from 'vitest';
import { normal, uniform } from './random.ts';

const many = (count: number, next: () => number) => Array.from({ length: count }, next);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('numbers from a seed', () => {
  it('are the same again, and others for another seed', () => {
    expect(many(5, uniform(7))).toEqual(many(5, uniform(7)));
    expect(many(5, uniform(7))).not.toEqual(many(5, uniform(8)));
  });

  it('fill 0 to 1 evenly', () => {
    const values = many(20_000, uniform(1));
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...values)).toBeLessThan(1);
    for (let tenth = 0; tenth < 10; tenth++) {
      const share = values.filter((value) => Math.floor(10 * value) === tenth).length / values.length;
      expect(Math.abs(share - 0.1)).toBeLessThan(0.01);
    }
  });

  it('are normal with mean 0 and variance 1', () => {
    const next = uniform(3);
    const values = many(20_000, () => normal(next));
    expect(Math.abs(mean(values))).toBeLessThan(0.03);
    expect(Math.abs(mean(values.map((value) => value ** 2)) - 1)).toBeLessThan(0.04);
    expect(Math.abs(values.filter((value) => Math.abs(value) < 1).length / values.length - 0.6827)).toBeLessThan(0.01);
  });
});
