import { describe, expect, it } from 'vitest';
import { tensor } from '../tensor.ts';
import { deformConv2d } from './deformConv2d.ts';

const x = tensor([1, 1, 2, 2], [0, 4, 8, 16]);
const one = tensor([1, 1, 1, 1], [1]);
const pixel = (row: number, column: number) => tensor([1, 2, 1, 1], [row, column]);
/** One output, read from (0, 0) moved by the offset: stride 2 leaves the other pixels out. */
const read = (row: number, column: number) => deformConv2d.forward({ x, w: one, offset: pixel(row, column) }, { stride: 2 }).data[0];

describe('deformConv2d', () => {
  it('reads between the pixels: halfway is the mean', () => {
    expect(read(0, 0.5)).toBe(2);
    expect(read(0.5, 0)).toBe(4);
    expect(read(0.5, 0.5)).toBe(7);
  });

  it('fades to zero over the last pixel outside', () => {
    expect(read(1, 1.25)).toBe(12);
    expect(read(1, 2)).toBe(0);
    expect(read(-1, 0)).toBe(0);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, 1e30])('reads nothing where an offset is %d, and has no gradient there', (offset) => {
    expect(read(offset, 0)).toBe(0);
    const gradient = deformConv2d.backward({ x, w: one, offset: pixel(offset, 0) }, one, { stride: 2 });
    expect([...gradient.x.data, ...gradient.offset.data]).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('scales each reading by its mask', () => {
    const y = deformConv2d.forward({ x, w: one, offset: pixel(0, 1), mask: tensor([1, 1, 1, 1], [0.25]) }, { stride: 2 });
    expect(y.data[0]).toBe(1);
  });

  it('pulls an offset towards where the output grows', () => {
    const { offset } = deformConv2d.backward({ x, w: one, offset: pixel(0.5, 0.5) }, one, { stride: 2 });
    expect([...offset.data]).toEqual([10, 6]);
  });

  it('says what shape the offsets must have', () => {
    expect(() => deformConv2d.outputShape({ x: [1, 2, 5, 5], w: [1, 2, 3, 3], offset: [1, 9, 3, 3] })).toThrow(
      'offset has shape 1×9×3×3, but must be 1×18×3×3: a row and a column offset for each tap and output pixel',
    );
    expect(() => deformConv2d.outputShape({ x: [1, 2, 5, 5], w: [1, 2, 3, 3], offset: [1, 18, 3, 3] }, { offsetGroups: 3 })).toThrow(
      '3 offset groups must divide the 2 input channels',
    );
  });
});
