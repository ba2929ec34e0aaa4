import { describe, expect, it } from 'vitest';
import { conv2d } from '../../nn/ops/conv2d.ts';
import { coverage } from '../../nn/receptiveField.ts';
import {
  change,
  cost,
  type DilatedState,
  defaults,
  inputs,
  options,
  outputSide,
  type Setting,
  select,
  span,
  stepped,
  withCell,
} from './model.ts';
import { noticed, readers, sumOf, tapsOf } from './reading.ts';

const outputOf = (state: DilatedState) => [...conv2d.forward(inputs(state), options(state)).data];
/** The first figure with some settings changed, one after the other. */
const having = (settings: Partial<Record<Setting, number>>) =>
  Object.entries(settings).reduce((state, [setting, value]) => change(state, setting as Setting, value).state, defaults);

describe('the first figure', () => {
  it('turns a 7×7 input into a 3×3 output with a 3×3 kernel of dilation 2', () => {
    expect(outputSide(defaults)).toBe(3);
    expect(outputOf(defaults)).toEqual([12, 9, 18, 3, 6, 9, 6, 9, 0]);
  });

  it('reads rows and columns 1, 3 and 5 for the middle output', () => {
    const taps = tapsOf(defaults);
    expect(new Set(taps.map(({ row }) => row))).toEqual(new Set([1, 3, 5]));
    expect(new Set(taps.map(({ column }) => column))).toEqual(new Set([1, 3, 5]));
    expect(taps.map(({ weight, value }) => weight * value)).toEqual([2, 0, -0, 4, 0, 0, 0, -4, 4]);
  });

  it('costs 9 parameters and 81 multiply–accumulates', () => {
    expect(cost(defaults)).toMatchObject({ parameters: 9, multiplyAccumulates: 81 });
  });
});

describe('the sum on show', () => {
  it('is the operator’s value, for every output of a padded, strided, edited plane', () => {
    let state = change(change(change(defaults, 'padding', 3).state, 'stride', 2).state, 'input', 8).state;
    state = withCell(withCell(state, 'x', 5, -9), 'w', 4, 7);
    const values = outputOf(state);
    const side = outputSide(state);
    expect(values.map((_, index) => sumOf(tapsOf(state, Math.floor(index / side), index % side)))).toEqual(values);
  });
});

describe('what a teacher would try', () => {
  it('keeps the size with padding d(k − 1)/2', () => {
    expect(outputSide(change(defaults, 'padding', 2).state)).toBe(7);
    expect(outputSide(change(change(defaults, 'dilation', 1).state, 'padding', 1).state)).toBe(7);
  });

  it('leaves parameters as they are, and multiply–accumulates of one output too, whatever the dilation', () => {
    for (const dilation of [1, 2, 3]) {
      const state = change(defaults, 'dilation', dilation).state;
      expect(cost(state).parameters).toBe(9);
      expect(cost(state).multiplyAccumulates / outputSide(state) ** 2).toBe(9);
    }
    // At equal output size the totals agree as well.
    const same = [1, 2, 3].map((dilation) => cost(having({ padding: dilation, dilation })).multiplyAccumulates);
    expect(same).toEqual([441, 441, 441]);
  });

  it.each([
    [[2, 2, 2], 7, 13],
    [[1, 2, 3], 13, 13],
    [[1, 2, 5], 17, 17],
    [[2, 4, 8], 15, 29],
  ])('dilations %j read %i of %i positions', (rates, read, across) => {
    expect(coverage(rates, 3)).toMatchObject({ read, span: across });
  });
});

describe('changing a setting', () => {
  it('refuses a dilation that does not fit, takes the largest that does, and says why', () => {
    const { state, refusal } = change(defaults, 'dilation', 4);
    expect(state.dilation).toBe(3);
    expect(refusal).toMatchObject({ setting: 'dilation', dilation: 4, span: 9, padded: 7, given: 3 });
    expect(refusal?.reason).toContain('covers 9 cells, but the padded input has 7');
  });

  it('refuses to shrink the input below the kernel', () => {
    expect(change(defaults, 'input', 3)).toMatchObject({ state: { input: 5 }, refusal: { padded: 3, given: 5 } });
  });

  it('keeps edited cells that stay in the plane', () => {
    const edited = withCell(defaults, 'x', 8, -4);
    const grown = change(edited, 'input', 9).state;
    expect(grown.x[9 + 1]).toBe(-4);
    expect(grown.x).toHaveLength(81);
    expect(change(change(defaults, 'kernel', 2).state, 'kernel', 3).state.w).toEqual(defaults.w);
  });

  it('moves the selected cell to the nearest that is left', () => {
    const corner = select(defaults, 2, 2);
    expect(change(corner, 'dilation', 3).state).toMatchObject({ row: 0, column: 0 });
  });

  it('ignores what is not a number', () => {
    expect(change(defaults, 'kernel', Number.NaN)).toEqual({ state: defaults });
  });
});

describe('stepping the window', () => {
  it('goes in reading order and from the last cell to the first', () => {
    expect(stepped(defaults, 1)).toMatchObject({ row: 1, column: 2 });
    expect(stepped(select(defaults, 2, 2), 1)).toMatchObject({ row: 0, column: 0 });
    expect(stepped(select(defaults, 0, 0), -1)).toMatchObject({ row: 2, column: 2 });
  });
});

describe('what there is to notice', () => {
  it('counts the skipped cells of a window', () => {
    expect(noticed(defaults)).toMatchObject({ sentence: 'seesSpread', numbers: { taps: 9, span: 5, skipped: 16 } });
  });

  it('speaks of ordinary convolution at dilation 1, of padding where it is read, of a lone cell at kernel 1', () => {
    expect(noticed(having({ dilation: 1 })).sentence).toBe('seesOrdinary');
    expect(noticed({ ...having({ padding: 2 }), row: 0, column: 0 })).toMatchObject({ sentence: 'seesPadding', numbers: { padded: 5 } });
    expect(noticed(having({ kernel: 1 })).sentence).toBe('seesPoint');
  });

  it('counts input cells that no output reads', () => {
    const state = having({ stride: 2 });
    expect(outputSide(state)).toBe(2);
    // Rows and columns 0, 2, 4, 6 are read: 16 of 49 cells.
    expect(readers(state).filter((outputs) => outputs.length === 0)).toHaveLength(33);
    expect(noticed(state)).toMatchObject({ sentence: 'seesUnread', numbers: { unread: 33, total: 49 } });
  });

  it('knows the span of the window', () => {
    expect(span(defaults)).toBe(5);
  });
});
