import { describe, expect, it } from 'vitest';
import { pixelsOf } from '../../figure/pictureState.ts';
import {
  colourAt,
  computed,
  cost,
  defaults,
  gapToMerged,
  input,
  merged,
  noticed,
  type PointwiseState,
  presetNames,
  presets,
  rank,
  select,
  size,
} from './model.ts';
import { sumsAt } from './sums.ts';

const two = (first: keyof typeof presets, second: keyof typeof presets, activation: 'none' | 'relu' = 'none'): PointwiseState => ({
  ...defaults,
  first: presets[first],
  second: presets[second],
  layers: 2,
  activation,
});

describe('the first figure', () => {
  it('recolours 28×28 pixels with nine weights', () => {
    expect(cost(defaults)).toEqual({ parameters: 9, multiplyAccumulates: 784 * 9 });
    expect(computed(defaults).shape).toEqual([1, 3, 28, 28]);
  });
});

describe('the sums on show', () => {
  it.each([defaults, two('sepia', 'swap'), two('opponent', 'warm', 'relu')])('are what the layers compute, at every pixel', (state) => {
    const y = computed(state).data;
    for (let row = 0; row < size.side; row += 3) {
      for (let column = 0; column < size.side; column += 3) {
        const { totals, matrix } = sumsAt(state, row, column);
        colourAt(y, row, column).forEach((value, channel) => {
          expect(value).toBeCloseTo((totals[channel] ?? 0) / matrix.divisor, 3);
        });
      }
    }
  });
});

describe('what a teacher would try', () => {
  it('sees only the pixel itself: pixels in another order give outputs in that order', () => {
    const x = input(defaults);
    const plane = size.side * size.side;
    const reversed = { ...x, data: x.data.map((_, at) => x.data[Math.floor(at / plane) * plane + (plane - 1 - (at % plane))] ?? 0) };
    const [y, z] = [computed(defaults, x).data, computed(defaults, reversed).data];
    expect([...z].slice(0, plane)).toEqual([...y].slice(0, plane).reverse());
  });

  it('finds grey the same in all three channels, of rank 1', () => {
    const y = computed({ ...defaults, first: presets.grey }).data;
    const [r, g, b] = colourAt(y, 5, 20);
    expect([g, b]).toEqual([r, r]);
    expect(rank(presets.grey)).toBe(1);
  });

  it('swaps red and blue, and back again with a second layer', () => {
    const x = pixelsOf(defaults.picture, size);
    expect(colourAt(computed({ ...defaults, first: presets.swap }).data, 8, 8)).toEqual([...colourAt(x, 8, 8)].reverse());
    expect([...computed(two('swap', 'swap')).data]).toEqual([...x]);
    expect(merged(two('swap', 'swap'))).toEqual(presets.identity);
  });

  it('finds two layers without an activation to be one matrix, whichever they are', () => {
    for (const first of presetNames) for (const second of presetNames) expect(gapToMerged(two(first, second))).toBe(0);
    expect(merged(two('sepia', 'swap')).w).toEqual([3, 5, 1, 3, 7, 2, 4, 8, 2]);
  });

  it('finds that with ReLU they are not, once something is negative', () => {
    expect(gapToMerged(two('opponent', 'identity', 'relu'))).toBeGreaterThan(1);
    expect(gapToMerged(two('sepia', 'opponent', 'relu'))).toBe(0);
  });

  it('leaves greys alone where every row adds up to 1', () => {
    const grey = { kind: 'drawn' as const, pixels: new Array(3 * size.side ** 2).fill(6) };
    expect(new Set(computed({ ...defaults, picture: grey }).data)).toEqual(new Set([6]));
  });

  it('multiplies ranks down, never up', () => {
    expect(presetNames.map((name) => rank(presets[name]))).toEqual([3, 3, 1, 2, 3, 3, 2, 1]);
    for (const first of presetNames)
      for (const second of presetNames)
        expect(rank(merged(two(first, second)))).toBeLessThanOrEqual(Math.min(rank(presets[first]), rank(presets[second])));
  });
});

describe('what is worth noticing', () => {
  it.each([
    [{ ...defaults, first: presets.identity }, 'seesOne'],
    [{ ...defaults, first: presets.grey }, 'seesRank'],
    [{ ...defaults, first: presets.warm }, 'seesDiagonal'],
    [defaults, 'seesMix'],
    [two('sepia', 'swap'), 'seesCollapse'],
    [two('opponent', 'swap', 'relu'), 'seesRelu'],
    [two('sepia', 'swap', 'relu'), 'seesReluIdle'],
  ] as const)('is said of each kind of state', (state, sentence) => {
    expect(noticed(state).sentence).toBe(sentence);
  });
});

describe('the looked-at pixel', () => {
  it('stays in the picture', () => {
    expect(select(defaults, -3, 99)).toMatchObject({ row: 0, column: 27 });
  });
});
