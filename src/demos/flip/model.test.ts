import { describe, expect, it } from 'vitest';
import { defaults, type FlipState, noticed, pictureCall, presets, response, ruleGap, select, sumOf, tapsOf, turned } from './model.ts';
import { lastStep, trained } from './training.ts';

const by = (rule: FlipState['rule'], w: readonly number[] = presets.digits): FlipState => ({ ...defaults, rule, w });
/** The 3×3 around the middle of a 5×5. */
const middle = (plane: readonly number[]) => [6, 7, 8, 11, 12, 13, 16, 17, 18].map((at) => plane[at]);

describe('a lone 1', () => {
  it('prints the kernel by convolution, and the kernel turned by 180° by correlation', () => {
    expect(middle(response(by('convolution')))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(middle(response(by('correlation')))).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1]);
  });

  it('takes the print along when it moves, and the border cuts it', () => {
    const corner = response({ ...by('convolution'), impulse: 0 });
    expect([corner[0], corner[1], corner[5], corner[6], corner[12]]).toEqual([5, 6, 8, 9, 0]);
  });
});

describe('the sum on show', () => {
  it.each(['correlation', 'convolution'] as const)('is what the operator computes, for every output (%s)', (rule) => {
    for (const impulse of [0, 7, 12, 24]) {
      const state = { ...by(rule, presets.corner), impulse };
      const sums = Array.from({ length: 25 }, (_, at) => sumOf(tapsOf(select(state, Math.floor(at / 5), at % 5))));
      expect(response(state).map((value) => value + 0)).toEqual(sums);
    }
  });
});

describe('over a picture', () => {
  it('convolving is correlating with the turned kernel', () => {
    const convolved = pictureCall(by('convolution')).forward().data;
    expect([...pictureCall(by('correlation', turned(presets.digits))).forward().data]).toEqual([...convolved]);
  });

  it('makes no difference for a symmetric kernel, and one of sign for Sobel', () => {
    expect(ruleGap(by('correlation', presets.gauss))).toBe(0);
    expect(ruleGap(by('correlation', presets.sobel))).toBeGreaterThan(0);
    const [one, other] = (['correlation', 'convolution'] as const).map((rule) => pictureCall(by(rule, presets.sobel)).forward().data);
    expect([...(other ?? [])].map((value) => -value + 0)).toEqual([...(one ?? [])].map((value) => value + 0));
  });

  it('says so', () => {
    expect(noticed(by('correlation', presets.gauss))).toBe('seesSame');
    expect(noticed(by('convolution', presets.sobel))).toBe('seesSign');
    expect(noticed(by('correlation'))).toBe('seesTurned');
    expect(noticed(by('convolution'))).toBe('seesPrint');
  });
});

describe('the training', () => {
  const { correlation, convolution } = trained(presets.digits);

  it('finds the kernel by convolving, and the kernel turned by 180° by correlating', () => {
    expect(convolution.at(-1)?.w.map((weight) => Math.round(10 * weight) / 10)).toEqual(presets.digits);
    expect(correlation.at(-1)?.w.map((weight) => Math.round(10 * weight) / 10)).toEqual(turned(presets.digits));
  });

  it('has the same loss at every step, and kernels that are each other’s rotation all the way', () => {
    expect(correlation).toHaveLength(lastStep + 1);
    correlation.forEach((moment, step) => {
      const other = convolution[step] ?? { w: [], loss: Number.NaN };
      expect(moment.loss).toBeCloseTo(other.loss, 9);
      turned(other.w).forEach((weight, at) => {
        expect(moment.w[at]).toBeCloseTo(weight, 9);
      });
    });
  });

  it('goes down from step to step, whatever the kernel', () => {
    for (const w of [...Object.values(presets), [9, -9, 9, -9, 9, -9, 9, -9, 9]]) {
      const losses = trained(w).correlation.map(({ loss }) => loss);
      for (let step = 1; step < losses.length; step++) expect(losses[step]).toBeLessThanOrEqual(losses[step - 1] ?? 0);
    }
  });

  it('stays at rest for a kernel of zeros', () => {
    expect(trained(new Array(9).fill(0)).correlation.at(-1)).toEqual({ w: new Array(9).fill(0), loss: 0 });
  });
});
