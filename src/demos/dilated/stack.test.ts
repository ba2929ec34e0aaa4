import { describe, expect, it } from 'vitest';
import { coverage } from '../../nn/receptiveField.ts';
import { comb, filtered, lineKinds, lineOf, lineSide } from './line.ts';
import { fieldsOf, layersOf, moved, without } from './stack.ts';

const read = (dilations: readonly number[]) => coverage(dilations, 3);
const lineAfter = (dilations: readonly number[], kernel = 3, kind: (typeof lineKinds)[number] = 'vertical') =>
  filtered(lineOf(kind, lineSide(dilations, kernel)), dilations, kernel);
const combOf = (dilations: readonly number[], kind: (typeof lineKinds)[number] = 'vertical') => comb(lineAfter(dilations, 3, kind));

describe('the list of dilations', () => {
  it('is put in another order without losing any', () => {
    expect(moved([1, 2, 5], 2, 0)).toEqual([5, 1, 2]);
    expect(moved([1, 2, 5], 0, 1)).toEqual([2, 1, 5]);
  });

  it('stays the same list where nothing can move', () => {
    const rates = [1, 2, 5];
    for (const [from, to] of [
      [1, 1],
      [0, -1],
      [2, 3],
      [7, 0],
    ] as const)
      expect(moved(rates, from, to)).toBe(rates);
  });

  it('keeps its last layer', () => {
    expect(without([1, 2], 0)).toEqual([2]);
    expect(without([2], 0)).toEqual([2]);
  });

  it('reads the same cells in as many ways in any order, while the fields on the way differ', () => {
    expect(read([5, 1, 2])).toEqual(read([1, 2, 5]));
    expect(fieldsOf([1, 2, 5], 3)).toEqual([3, 7, 17]);
    expect(fieldsOf([5, 1, 2], 3)).toEqual([11, 13, 17]);
  });
});

describe('paths', () => {
  it('number 27 for three layers, and with 2, 2, 2 end on every second cell only', () => {
    expect(read([2, 2, 2])).toMatchObject({ positions: [0, 2, 4, 6, 8, 10, 12], pathCounts: [1, 3, 6, 7, 6, 3, 1] });
    expect(read([1, 2, 3]).pathCounts.reduce((sum, count) => sum + count, 0)).toBe(27);
  });
});

describe('the layers against the grid', () => {
  it('follow the list, of dilation 2 and then 1, and fill every gap of 2, 2, 2 and of 2, 4, 8', () => {
    expect(layersOf({ rates: [2, 2, 2], degrid: true })).toEqual([2, 2, 2, 2, 1]);
    expect(read(layersOf({ rates: [2, 2, 2], degrid: true }))).toMatchObject({ read: 19, span: 19 });
    expect(read(layersOf({ rates: [2, 4, 8], degrid: true }))).toMatchObject({ read: 35, span: 35 });
    expect(layersOf({ rates: [2, 2, 2], degrid: false })).toEqual([2, 2, 2]);
  });
});

describe('a thin line through the stack', () => {
  it.each([
    [[2, 2, 2], 13, 6],
    [[1, 2, 3], 13, 0],
    [[1, 2, 5], 17, 0],
    [[2, 4, 8], 29, 14],
    [[2, 2, 2, 2, 1], 19, 0],
  ])('with dilations %j spreads over %i columns, %i of them empty', (dilations, across, dark) => {
    expect(combOf(dilations)).toMatchObject({ across, dark });
  });

  it('is a comb with 2, 2, 2, hardly one with 1, 2, 3, and a third of one after the layers against the grid', () => {
    expect(combOf([2, 2, 2]).depth).toBe(1);
    expect(combOf([1, 2, 3]).depth).toBeCloseTo(1 / 9, 6);
    expect(combOf([2, 2, 2, 2, 1]).depth).toBeCloseTo(1 / 3, 6);
  });

  it('combs a diagonal line and a point as well', () => {
    for (const kind of lineKinds) {
      expect(combOf([2, 2, 2], kind).dark).toBeGreaterThan(0);
      expect(combOf([1, 2, 3], kind).dark).toBe(0);
    }
  });

  it('holds the path counts of both axes where the line is a point', () => {
    const {
      shape: [, , , side = 0],
      data,
    } = lineAfter([2, 2, 2], 3, 'point');
    const middle = (side - 1) / 2;
    expect((data[middle * side + middle] ?? 0) * 27 ** 2).toBeCloseTo(7 * 7, 3);
    expect((data[middle * side + middle + 2] ?? 0) * 27 ** 2).toBeCloseTo(7 * 6, 3);
    expect(data[middle * side + middle + 1]).toBe(0);
  });

  it('stays as it is under a kernel of one cell', () => {
    const line = lineOf('diagonal', lineSide([2, 4], 1));
    expect(filtered(line, [2, 4], 1).data).toEqual(line.data);
  });

  it.each([
    [[1, 2, 5], 3],
    [[2, 4, 8, 2, 1], 3],
    [[8, 8, 8, 8, 8, 2, 1], 5],
    [[7, 7, 3], 4],
    [[1, 1, 1, 1, 1], 2],
  ])('with dilations %j and a kernel of %i lies whole in the picture, as wide as the field', (dilations, kernel) => {
    for (const kind of lineKinds) {
      const line = lineAfter(dilations, kernel, kind);
      const ink = lineOf(kind, lineSide(dilations, kernel)).data.reduce((sum, value) => sum + value, 0);
      // Every layer is a mean: what the line holds stays, as long as none of it falls over the edge.
      expect(line.data.reduce((sum, value) => sum + value, 0)).toBeCloseTo(ink, 3);
      if (kind !== 'diagonal') expect(comb(line).across).toBe(coverage(dilations, kernel).span);
    }
  });
});
