import { describe, expect, it } from 'vitest';
import { tensor } from '../tensor.ts';
import { mathConvolve2d } from './mathConvolve2d.ts';

const x = tensor([1, 3], [1, 2, 3]);
const k = tensor([1, 2], [1, 10]);

describe('mathConvolve2d', () => {
  it('flips the kernel: an impulse becomes the kernel itself, not its mirror image', () => {
    expect([...mathConvolve2d.forward({ x: tensor([1, 1], [1]), k: tensor([2, 2], [1, 2, 3, 4]) }).data]).toEqual([1, 2, 3, 4]);
  });

  it('keeps all, the middle, or what no padding reaches', () => {
    const of = (mode: 'full' | 'same' | 'valid') => [...mathConvolve2d.forward({ x, k }, { mode }).data];
    expect(of('full')).toEqual([1, 12, 23, 30]);
    expect(of('same')).toEqual([1, 12, 23]);
    expect(of('valid')).toEqual([12, 23]);
  });

  it('commutes', () => {
    expect(mathConvolve2d.forward({ x, k })).toEqual(mathConvolve2d.forward({ x: k, k: x }));
  });

  it('has no valid part where the kernel is larger', () => {
    expect(() => mathConvolve2d.outputShape({ x: [3, 3], k: [5, 1] }, { mode: 'valid' })).toThrow(
      'kernel 5×1 does not fit into the 3×3 input: no part of the result is valid',
    );
  });
});
