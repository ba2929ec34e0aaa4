import { describe, expect, it } from 'vitest';
import { tensor } from '../tensor.ts';
import { leakyRelu, relu, sigmoid, tanh } from './activations.ts';

const x = tensor([5], [-2, -0.5, 0, 0.5, 2]);
const ones = tensor([5], [1, 1, 1, 1, 1]);

describe('activations', () => {
  it('relu cuts off what is negative, and its gradient with it', () => {
    expect([...relu.forward({ x }).data]).toEqual([0, 0, 0, 0.5, 2]);
    expect([...relu.backward({ x }, ones).x.data]).toEqual([0, 0, 0, 1, 1]);
  });

  it('leakyRelu lets a part of it through', () => {
    expect([...leakyRelu.forward({ x }, { slope: 0.25 }).data]).toEqual([-0.5, -0.125, 0, 0.5, 2]);
    expect([...leakyRelu.backward({ x }, ones, { slope: 0.25 }).x.data]).toEqual([0.25, 0.25, 0.25, 1, 1]);
  });

  it('leakyRelu leaks a hundredth unless told otherwise', () => {
    expect(leakyRelu.forward({ x }).data[0]).toBeCloseTo(-0.02, 7);
  });

  it('sigmoid and tanh stay within their bounds for any number', () => {
    const extremes = tensor([4], [-1e30, 1e30, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]);
    expect([...sigmoid.forward({ x: extremes }).data]).toEqual([0, 1, 0, 1]);
    expect([...tanh.forward({ x: extremes }).data]).toEqual([-1, 1, -1, 1]);
  });

  it('pass NaN on', () => {
    const nan = tensor([1], [Number.NaN]);
    for (const operator of [relu, leakyRelu, sigmoid, tanh]) expect(operator.forward({ x: nan }).data[0]).toBeNaN();
  });
});
