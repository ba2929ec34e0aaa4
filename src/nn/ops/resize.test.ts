import { describe, expect, it } from 'vitest';
import { tensor } from '../tensor.ts';
import { resizeBilinear } from './resizeBilinear.ts';
import { resizeNearest } from './resizeNearest.ts';

const pair = tensor([1, 1, 1, 2], [0, 8]);

describe('resizing', () => {
  it('to the nearest repeats cells, and skips them when shrinking', () => {
    expect([...resizeNearest.forward({ x: pair }, { size: [1, 4] }).data]).toEqual([0, 0, 8, 8]);
    expect([...resizeNearest.forward({ x: tensor([1, 1, 1, 4], [1, 2, 3, 4]) }, { size: [1, 2] }).data]).toEqual([1, 3]);
  });

  it('bilinearly keeps edges in place, and repeats the outermost cells beyond their centres', () => {
    expect([...resizeBilinear.forward({ x: pair }, { size: [1, 4] }).data]).toEqual([0, 2, 6, 8]);
  });

  it('bilinearly with alignCorners keeps the centres of the corner cells in place', () => {
    expect([...resizeBilinear.forward({ x: pair }, { size: [1, 5], alignCorners: true }).data]).toEqual([0, 2, 4, 6, 8]);
  });

  it('of a constant is that constant', () => {
    const constant = tensor([1, 1, 3, 2], [7, 7, 7, 7, 7, 7]);
    expect(new Set(resizeBilinear.forward({ x: constant }, { size: [7, 5] }).data)).toEqual(new Set([7]));
  });

  it('does not let an infinity leak into cells that do not blend it', () => {
    const x = tensor([1, 1, 1, 2], [1, Number.POSITIVE_INFINITY]);
    expect([...resizeNearest.forward({ x }, { size: [2, 2] }).data]).toEqual([1, Number.POSITIVE_INFINITY, 1, Number.POSITIVE_INFINITY]);
  });

  it('gives each input cell the gradients of all its copies', () => {
    expect([...resizeNearest.backward({ x: pair }, tensor([1, 1, 1, 4], [1, 2, 3, 4]), { size: [1, 4] }).x.data]).toEqual([3, 7]);
  });
});
