import { describe, expect, it } from 'vitest';
import { halved, type Plate, platePaths, platesWidth } from './plate.ts';

const plate = (role: Plate['role'], values: readonly number[]): Plate => ({ role, columns: 2, values });

describe('the plates of a thumbnail', () => {
  it('draw the largest value densest, whatever its sign, and nothing for nothing', () => {
    const paths = platePaths([plate('w', [0, 1, -4, 2])]);
    expect(paths.map(({ density, d }) => [density, d.slice(0, d.indexOf('h'))])).toEqual([
      [0.25, 'M12 0'],
      [0.5, 'M12 12'],
      [1, 'M0 12'],
    ]);
  });

  it('stand beside each other', () => {
    expect(platePaths([plate('x', [1, 0, 0, 0]), plate('y', [1, 0, 0, 0])]).map(({ d }) => d.slice(0, 5))).toEqual(['M0 0h', 'M29 0']);
    expect(platesWidth(2)).toBe(53);
  });

  it('are empty where all is nothing', () => {
    expect(platePaths([plate('x', [0, 0, 0, 0])])).toEqual([]);
  });
});

describe('a plane at half its side', () => {
  it('has means of four', () => {
    expect(halved([1, 2, 0, 0, 3, 2, 0, 8, 0, 0, 1, 1, 0, 0, 1, 1], 4)).toEqual([2, 2, 0, 1]);
  });

  it('leaves out an odd last row and column', () => {
    expect(halved([1, 1, 9, 1, 1, 9, 9, 9, 9], 3)).toEqual([1]);
  });
});
