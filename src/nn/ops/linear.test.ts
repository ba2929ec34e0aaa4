import { describe, expect, it } from 'vitest';
import { tensor } from '../tensor.ts';
import { linear } from './linear.ts';

describe('linear', () => {
  it('takes every leading dimension as a batch', () => {
    const y = linear.forward({ x: tensor([2, 1, 2], [1, 2, 3, 4]), w: tensor([1, 2], [10, 1]), b: tensor([1], [100]) });
    expect(y).toEqual(tensor([2, 1, 1], [112, 134]));
  });

  it('says which features do not meet', () => {
    expect(() => linear.outputShape({ x: [3, 5], w: [4, 6] })).toThrow('w reads 6 features, but x of shape 3×5 ends in 5');
  });

  it('costs a parameter per weight and bias', () => {
    expect(linear.cost({ x: [8, 512], w: [10, 512], b: [10] })).toMatchObject({ parameters: 5130, multiplyAccumulates: 40960 });
  });
});
