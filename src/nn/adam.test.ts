import { describe, expect, it } from 'vitest';
import { adam } from './adam.ts';

describe('Adam', () => {
  it('first steps by the learning rate against the sign of each gradient, however large', () => {
    const w = Float64Array.of(1, 1, 1);
    adam([w])([Float64Array.of(1000, -0.001, 0)], 0.1);
    expect(w[0]).toBeCloseTo(0.9, 6);
    expect(w[1]).toBeCloseTo(1.1, 5);
    expect(w[2]).toBe(1);
  });

  it('finds the minimum of a valley whose sides differ a thousandfold', () => {
    const w = Float64Array.of(3, -2);
    const step = adam([w]);
    for (let t = 0; t < 2000; t++) step([Float64Array.of(2 * (w[0] ?? 0), 2000 * (w[1] ?? 0))], 0.02 * (1 - t / 2000));
    expect(Math.abs(w[0] ?? 1)).toBeLessThan(1e-3);
    expect(Math.abs(w[1] ?? 1)).toBeLessThan(1e-3);
  });

  it('keeps the running means of each array apart', () => {
    const [a, b] = [Float32Array.of(0), Float32Array.of(0)];
    const step = adam([a, b], { beta1: 0, beta2: 0, epsilon: 0 });
    step([Float32Array.of(5), Float32Array.of(-7)], 1);
    expect([a[0], b[0]]).toEqual([-1, 1]);
  });
});
