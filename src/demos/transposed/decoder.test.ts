import { describe, expect, it } from 'vitest';
import { begun, fed, headCost, headNames, largeSide, lastStep, outputOf, target, trained, training } from './decoder.ts';
import { firstFitOf } from './firstFit.ts';
import { share } from './period.ts';

const startOf = (seed: number) => {
  for (const moments of training(seed)) if (moments !== undefined) return moments;
  throw new Error('nothing came');
};
const plane = (value: (row: number, column: number) => number) =>
  Array.from({ length: largeSide ** 2 }, (_, at) => value(Math.floor(at / largeSide), at % largeSide));

describe('the share of the stride’s period', () => {
  it('is everything for a checkerboard and for stripes one cell wide, and nothing for a grey plane', () => {
    expect(
      share(
        plane((row, column) => (-1) ** (row + column)),
        largeSide,
      ),
    ).toBeCloseTo(1, 6);
    expect(
      share(
        plane((row) => (-1) ** row),
        largeSide,
      ),
    ).toBeCloseTo(1, 6);
    expect(
      share(
        plane(() => 0.7),
        largeSide,
      ),
    ).toBeCloseTo(0, 9);
    expect(
      share(
        plane(() => 0),
        largeSide,
      ),
    ).toBe(0);
  });

  it('is the square of the swing over the mean square', () => {
    // 0.5 ± 0.1: 0.01 of 0.26.
    expect(
      share(
        plane((_, column) => 0.5 + 0.1 * (-1) ** column),
        largeSide,
      ),
    ).toBeCloseTo(0.01 / 0.26, 6);
  });
});

describe('before the first step', () => {
  it('the same seed draws the same network, another seed another', () => {
    expect(begun('shuffle', 7)).toEqual(begun('shuffle', 7));
    expect(begun('shuffle', 7)).not.toEqual(begun('shuffle', 8));
  });

  it('stands every head on the same body', () => {
    for (const name of headNames) expect(begun(name, 3).body).toEqual(begun('resize', 3).body);
  });

  it('much of a grey input comes out as a checkerboard of kernel 3, some of pixel shuffle, nothing of resize-convolution', () => {
    const { transposed3, shuffle, resize } = startOf(1);
    expect(transposed3.share).toBeGreaterThan(0.6);
    expect(shuffle.share).toBeGreaterThan(0.5);
    expect(shuffle.share).toBeLessThan(transposed3.share);
    expect(resize.share).toBeLessThan(1e-9);
  });

  it('resize-convolution has none from any start, and the others always have some', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const start = startOf(seed);
      expect(start.resize.share).toBeLessThan(1e-9);
      for (const name of ['transposed3', 'transposed4', 'shuffle'] as const) expect(start[name].share).toBeGreaterThan(0.01);
    }
  });

  it('costs what its operators cost', () => {
    expect(headCost('transposed3')).toMatchObject({ parameters: 37, multiplyAccumulates: 5184 });
    expect(headCost('transposed4')).toMatchObject({ parameters: 65, multiplyAccumulates: 9216 });
    expect(headCost('resize')).toMatchObject({ parameters: 37, multiplyAccumulates: 20736 });
    expect(headCost('shuffle')).toMatchObject({ parameters: 148, multiplyAccumulates: 20736 });
  });
});

describe('training', () => {
  const moments = trained(2);

  it('begins with the untrained networks and takes every step', () => {
    expect(moments).toHaveLength(lastStep + 1);
    expect(moments[0]?.shuffle.network).toEqual(begun('shuffle', 2));
  });

  it('lowers every loss to a tenth and every checkerboard to a hundredth of the energy', () => {
    for (const name of headNames) {
      expect(moments[lastStep]?.[name].loss).toBeLessThan(0.1 * (moments[0]?.[name].loss ?? 0));
      expect(moments[lastStep]?.[name].share).toBeLessThan(0.01);
    }
  });

  it('never gives resize-convolution a checkerboard', () => {
    for (const moment of moments) expect(moment.resize.share).toBeLessThan(1e-9);
  });

  it('ends in what the page is built with', () => {
    const { loss, share: shares } = firstFitOf(2).end;
    for (const name of headNames) {
      expect(loss[name]).toBeCloseTo(moments[lastStep]?.[name].loss ?? 0, 5);
      expect(shares[name]).toBeCloseTo(moments[lastStep]?.[name].share ?? 0, 5);
    }
  });

  it('goes downhill from the first step on', () => {
    for (const name of headNames) {
      const [zero, one] = [moments[0]?.[name], moments[1]?.[name]];
      if (zero === undefined || one === undefined) throw new Error('no moments');
      expect(one.loss).toBeLessThan(zero.loss);
    }
  });
});

describe('what is fed and wanted', () => {
  it('stays between black and white, and a network draws twice the side', () => {
    expect(Math.min(...target.data)).toBeGreaterThan(0);
    expect(Math.max(...target.data)).toBeLessThan(1);
    expect(outputOf('resize', begun('resize', 1), 'constant').shape).toEqual([1, 1, 24, 24]);
    expect(new Set(fed.constant.data)).toEqual(new Set([0.5]));
  });
});
