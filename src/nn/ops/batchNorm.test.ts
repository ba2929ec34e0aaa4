import { describe, expect, it } from 'vitest';
import { tensor } from '../tensor.ts';
import { batchNorm } from './batchNorm.ts';

describe('batchNorm', () => {
  const perChannel = { gamma: tensor([2], [1, 10]), beta: tensor([2], [0, 5]), mean: tensor([2], [1, 2]), variance: tensor([2], [4, 1]) };

  it('normalises each channel with its own stored mean and variance', () => {
    const y = batchNorm.forward({ x: tensor([1, 2, 1, 2], [1, 5, 2, 3]), ...perChannel }, { eps: 0 });
    expect([...y.data]).toEqual([0, 2, 5, 15]);
  });

  it('normalises rows of features as well as images', () => {
    expect(batchNorm.outputShape({ x: [7, 2], gamma: [2], beta: [2], mean: [2], variance: [2] })).toEqual([7, 2]);
  });

  it('names the input that does not fit the channels', () => {
    const shapes = { x: [1, 3, 2, 2], gamma: [3], beta: [2], mean: [3], variance: [3] };
    expect(() => batchNorm.outputShape(shapes)).toThrow('beta has shape 2, but must be 3: one number for each channel of x');
  });
});
