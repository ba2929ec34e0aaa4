import { describe, expect, it } from 'vitest';
import { blur, inverseAt, inverseTap, richardsonLucy, rmse, transfer, transposed, wiener } from './deconvolution/restore.ts';
import { example } from './deconvolution.ts';

const rows = (name: string) => example.tables?.[name]?.rows ?? [];
const row = (name: string, at: number) => rows(name)[at]?.slice(1);
const cells = (figure: string, grid: number) => example.grids?.[figure]?.grids[grid]?.cells;
const stars = Array.from({ length: 16 }, (_, n) => (n === 6 ? 18 : n === 8 ? 36 : 0));
const observed = Array.from({ length: 16 }, (_, n) => [3, 12, 10, 21, 8][n - 5] ?? 0);

describe('the blur', () => {
  it('merges two stars into one peak of whole numbers', () => {
    expect(cells('blur', 2)).toEqual([[0, 4, 10, 12, 20, 8, 0]]);
    expect(cells('noise', 1)).toEqual([[0, 3, 12, 10, 21, 8, 0]]);
    expect(blur(stars).reduce((sum, value) => sum + value, 0)).toBe(54);
  });

  it('shrinks alternation to a ninth, and another blur removes it', () => {
    expect(example.formulas?.['alternation']).toContain('{9}=\\frac{1}{9}');
    expect(example.formulas?.['alternation']).toContain('{4}=0');
    expect(transfer(Math.PI)).toBeCloseTo(1 / 9, 12);
  });
});

describe('the inverse filter', () => {
  it('has the weights 3·(−½)^|n|, which undo the kernel exactly', () => {
    expect([0, 1, 2, 3].map(inverseTap)).toEqual([3, -1.5, 0.75, -0.375]);
    const undone = [0, 1, 2, 3, 4].map((n) => (2 * inverseTap(Math.abs(n - 1)) + 5 * inverseTap(n) + 2 * inverseTap(n + 1)) / 9);
    expect(undone).toEqual([1, 0, 0, 0, 0]);
  });

  it('is exact without noise and loses the gap to a noise of two', () => {
    expect(stars.map((_, n) => inverseAt(blur(stars), n))).toEqual(stars);
    expect(example.formulas?.['noisyByHand']).toContain('=\\x{29.25}');
    expect(example.formulas?.['noisyByHand']).toContain('=\\x{-11.25}');
    expect(29.25 - 18).toBe(example.values?.['errorAtStar']);
    expect(example.formulas?.['exerciseNoise']).toContain('=2.25');
  });

  it('is what the Wiener operator does for K = 0', () => {
    const restored = wiener(observed, 0);
    for (const n of [5, 6, 7, 8, 9]) expect(restored[n]).toBeCloseTo(inverseAt(observed, n), 2);
  });
});

describe('Wiener and Richardson–Lucy', () => {
  it('amplify less than the inverse filter: six instead of nine where the blur is weakest', () => {
    expect(example.formulas?.['wienerAtPi']).toContain('\\frac{10}{1620}=\\frac1{162}');
    expect(row('gains', 4)).toEqual([0.111, 0.012, 9, 6, 0.667]);
  });

  it('come closer to the truth than the inverse filter', () => {
    const error = (at: number) => Number(row('restored', at)?.at(-1));
    expect(error(4)).toBeLessThan(error(3) / 2);
    expect(error(5)).toBeLessThan(error(4));
    expect(error(7)).toBeLessThan(error(6));
    expect(row('restored', 7)).toEqual([0, 0, 18.38, 0.07, 35.55, 0, 0, 0.15]);
  });

  it('keeps the estimate non-negative and its sum at the number of photons', () => {
    for (const count of [1, 2, 10, 100]) {
      const estimate = richardsonLucy(observed, count);
      expect(Math.min(...estimate)).toBeGreaterThanOrEqual(0);
      expect(estimate.reduce((sum, value) => sum + value, 0)).toBeCloseTo(54, 8);
    }
  });

  it('gets worse again on the plateau, but not on the stars', () => {
    const errors = rows('iterations').map(([, , plateau]) => Number(plateau));
    expect(Math.min(...errors)).toBe(errors[2]);
    const onStars = rows('iterations').map(([, error]) => Number(error));
    expect(onStars).toEqual([...onStars].sort((a, b) => b - a));
  });
});

describe('the transposed convolution', () => {
  it('blurs once more, which is also the first step of Richardson–Lucy', () => {
    transposed(observed).forEach((value, n) => {
      expect(value).toBeCloseTo(blur(observed)[n] ?? 0, 12);
      expect(value).toBeCloseTo(richardsonLucy(observed, 1)[n] ?? 0, 8);
    });
    expect(rmse(transposed(observed), stars)).toBeGreaterThan(rmse(observed, stars));
  });
});

describe('reach and cost', () => {
  it('reads (2t − 1)(k − 1) + 1 cells after t iterations', () => {
    expect(example.values?.['tenSteps']).toBe(39);
    const bright = Array.from({ length: 31 }, () => 1);
    const changed = bright.map((value, n) => (n === 15 ? value + 1 : value));
    const differs = richardsonLucy(changed, 3).filter((value, n) => Math.abs(value - (richardsonLucy(bright, 3)[n] ?? 0)) > 1e-12);
    expect(differs).toHaveLength((2 * 3 - 1) * (3 - 1) + 1);
  });

  it('counts three transforms for Wiener and sixty convolutions for Richardson–Lucy', () => {
    expect(example.values).toMatchObject({ wienerMacs: 37_486_592, richardsonLucyMacs: 3_546_808_320 });
  });
});
