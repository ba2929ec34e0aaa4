import { describe, expect, it } from 'vitest';
import { pair, sides, slidingOutput } from './window.ts';

describe('window options', () => {
  it('take one number for both axes, or [height, width]', () => {
    expect(pair('stride', 2)).toEqual([2, 2]);
    expect(pair('stride', [2, 3])).toEqual([2, 3]);
  });

  it('take padding as one number, [height, width] or [top, left, bottom, right]', () => {
    expect(sides(1)).toEqual([1, 1, 1, 1]);
    expect(sides([1, 2])).toEqual([1, 2, 1, 2]);
    expect(sides([1, 2, 3, 4])).toEqual([1, 2, 3, 4]);
  });

  it.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 31])('refuse the stride %d', (stride) => {
    expect(() => pair('stride', stride)).toThrow(/^stride \(height\) must be a whole number from 1 to/);
  });

  it('refuse a list of the wrong length', () => {
    // @ts-expect-error three numbers are neither a pair nor four sides
    expect(() => sides([1, 2, 3])).toThrow('padding must be one number or [height, width], but is [1,2,3]');
  });
});

describe('sliding a window', () => {
  const window = { kernel: [3, 3], stride: [1, 1], padding: [0, 0, 0, 0], dilation: [1, 1] } as const;

  it('leaves off what does not fill a whole stride', () => {
    expect(slidingOutput([6, 7], { ...window, stride: [2, 2] })).toEqual([2, 3]);
  });

  it('says how far a dilated kernel reaches when it does not fit', () => {
    expect(() => slidingOutput([8, 20], { ...window, kernel: [7, 7], dilation: [2, 2], padding: [1, 1, 1, 1] })).toThrow(
      'kernel 7×7 with dilation 2 covers 13 cells, but the padded input has 10',
    );
  });
});
