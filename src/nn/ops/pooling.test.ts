import { describe, expect, it } from 'vitest';
import { tensor } from '../tensor.ts';
import { avgPool2d } from './avgPool2d.ts';
import { globalAvgPool2d } from './globalAvgPool2d.ts';
import { maxPool2d } from './maxPool2d.ts';

const x = tensor([1, 1, 2, 4], [1, 2, 3, 4, 5, 6, 7, 8]);

describe('pooling', () => {
  it('takes steps as large as its window unless told otherwise', () => {
    expect(maxPool2d.forward({ x }, { kernel: 2 })).toEqual(tensor([1, 1, 1, 2], [6, 8]));
    expect(avgPool2d.forward({ x }, { kernel: 2 })).toEqual(tensor([1, 1, 1, 2], [3.5, 5.5]));
  });

  it('of the maximum sends the gradient to the winner alone, to the first of equals', () => {
    const equal = tensor([1, 1, 1, 3], [9, 9, 1]);
    expect([...maxPool2d.backward({ x: equal }, tensor([1, 1, 1, 1], [5]), { kernel: [1, 3] }).x.data]).toEqual([5, 0, 0]);
  });

  it('of the maximum never lets padding win over negative numbers', () => {
    const negative = tensor([1, 1, 1, 1], [-3]);
    expect([...maxPool2d.forward({ x: negative }, { kernel: 3, padding: 1 }).data]).toEqual([-3]);
    expect([...maxPool2d.forward({ x: tensor([1, 1, 1, 1], [Number.NEGATIVE_INFINITY]) }, { kernel: 1 }).data]).toEqual([
      Number.NEGATIVE_INFINITY,
    ]);
  });

  it('of the maximum answers NaN for a window with a NaN', () => {
    expect([...maxPool2d.forward({ x: tensor([1, 1, 1, 4], [1, Number.NaN, 3, 2]) }, { kernel: [1, 2] }).data]).toEqual([Number.NaN, 3]);
  });

  it('of the average counts padding as zeros, or not at all', () => {
    const options = { kernel: [1, 2], padding: [0, 1] } as const;
    expect([...avgPool2d.forward({ x: tensor([1, 1, 1, 2], [4, 8]) }, options).data]).toEqual([2, 4]);
    expect([...avgPool2d.forward({ x: tensor([1, 1, 1, 2], [4, 8]) }, { ...options, countIncludePad: false }).data]).toEqual([4, 8]);
  });

  it('over the whole plane gives the mean of each channel', () => {
    expect(globalAvgPool2d.forward({ x: tensor([1, 2, 1, 2], [1, 3, 10, 20]) })).toEqual(tensor([1, 2, 1, 1], [2, 15]));
  });

  it.each([
    [{ kernel: 3 }, 'kernel 3×3 covers 3 cells, but the padded input has 2 (height)'],
    [{ kernel: 2, padding: 2 }, 'padding 2 must be smaller than the pooling kernel 2'],
    [{ kernel: 2, stride: 0 }, 'stride (height) must be a whole number from 1'],
  ])('explains what is wrong with %j', (options, sentence) => {
    expect(() => maxPool2d.outputShape({ x: [1, 1, 2, 4] }, options)).toThrow(sentence);
  });
});
