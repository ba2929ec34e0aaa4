import { describe, expect, it } from 'vitest';
import { painted, pixelsOf } from '../../figure/pictureState.ts';
import type { sceneNames } from '../../figure/scenes.ts';
import { conv2d } from '../../nn/ops/conv2d.ts';
import { kernelPresets, resized } from './kernels.ts';
import {
  change,
  cost,
  defaults,
  inputs,
  type LabState,
  limits,
  options,
  outputOver,
  outputSide,
  select,
  size,
  stepped,
  withPreset,
} from './model.ts';
import { noticed, sumOf, tapsOf } from './reading.ts';

const outputOf = (state: LabState) => conv2d.forward(inputs(state), options(state)).data;
const preset = (name: string): LabState => {
  const found = kernelPresets.find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(name);
  return withPreset(defaults, found);
};
const having = (scene: (typeof sceneNames)[number], state = defaults): LabState => ({ ...state, picture: { kind: 'scene', scene } });

describe('the first figure', () => {
  it('looks for upright edges in 28×28 pixels, and finds the edge of the house', () => {
    expect(outputSide(defaults)).toBe(26);
    expect(cost(defaults)).toMatchObject({ parameters: 9, multiplyAccumulates: 26 * 26 * 9 });
    expect(Math.abs(sumOf(tapsOf(defaults)))).toBeGreaterThan(20);
    expect(noticed(defaults).sentence).toBe('seesEdges');
  });
});

describe('the sum on show', () => {
  it('is what the operator computes, for every output', () => {
    let state = change(change(change(preset('gauss'), 'padding', 3), 'stride', 2), 'dilation', 2);
    state = having('stripes', state);
    const side = outputSide(state);
    const sums = Array.from({ length: side * side }, (_, at) => sumOf(tapsOf(state, Math.floor(at / side), at % side)) / 16);
    expect([...outputOf(state)]).toEqual(sums);
  });
});

describe('what a teacher would try', () => {
  it('finds flat parts unchanged by the blurs and by sharpening, and gone with edge kernels', () => {
    // The ground of the shapes is one level in the upper left corner.
    const flat = (name: string) => {
      const state = having('shapes', select(preset(name), 0, 0));
      return {
        level: tapsOf(state)[4]?.value ?? 0,
        result: sumOf(tapsOf(state)) / state.divisor,
        kinds: new Set(tapsOf(state).map(({ value }) => value)).size,
      };
    };
    for (const name of ['identity', 'box', 'gauss', 'sharpen']) expect(flat(name)).toMatchObject({ kinds: 1, result: flat(name).level });
    for (const name of ['sobelX', 'sobelY', 'laplace']) expect(flat(name)).toMatchObject({ kinds: 1, result: 0 });
  });

  it('prints the kernel turned by 180° when there is a single bright pixel: the kernel is not flipped', () => {
    const state = having('dot', preset('emboss'));
    const y = outputOf(state);
    // The dot is at 14,14; windows beginning at 12 … 14 hold it.
    const around = [12, 13, 14].flatMap((row) => [12, 13, 14].map((column) => y[row * 26 + column]));
    expect(around).toEqual([...state.w].reverse().map((weight) => 15 * weight));
  });

  it('keeps 28×28 with a padding of 1, and halves it with stride 2', () => {
    expect(outputSide(change(defaults, 'padding', 1))).toBe(28);
    expect(outputSide(change(change(defaults, 'padding', 1), 'stride', 2))).toBe(14);
    expect(noticed(select(change(defaults, 'padding', 1), 0, 0))).toMatchObject({
      sentence: 'seesPadding',
      numbers: { padded: 5, taps: 9 },
    });
  });

  it('says what each kernel does as a whole', () => {
    const says = Object.fromEntries(kernelPresets.map(({ name }) => [name, noticed(preset(name)).sentence]));
    expect(says).toEqual({
      identity: 'seesCopy',
      box: 'seesMean',
      gauss: 'seesMean',
      sharpen: 'seesSharp',
      sobelX: 'seesEdges',
      sobelY: 'seesEdges',
      laplace: 'seesEdges',
      emboss: 'seesSharp',
    });
    expect(noticed({ ...defaults, w: defaults.w.map(() => 0) }).sentence).toBe('seesNothing');
    expect(noticed(change(preset('box'), 'divisor', 3))).toMatchObject({
      sentence: 'seesScale',
      numbers: { total: 9, divisor: 3, flat: 45 },
    });
  });
});

describe('changing the kernel', () => {
  it('grows and shrinks around the middle, and comes back', () => {
    const { w } = preset('gauss');
    expect(resized(w, 3, 5)).toEqual([0, 0, 0, 0, 0, 0, 1, 2, 1, 0, 0, 2, 4, 2, 0, 0, 1, 2, 1, 0, 0, 0, 0, 0, 0]);
    for (const side of [4, 5]) expect(resized(resized(w, 3, side), side, 3)).toEqual(w);
    expect(resized(w, 3, 1)).toEqual([4]);
  });

  it('fits whatever is set: the largest window is smaller than the picture', () => {
    let state = defaults;
    for (const setting of ['kernel', 'dilation', 'stride'] as const) state = change(state, setting, 99);
    expect(state).toMatchObject({ kernel: limits.kernel[1], dilation: limits.dilation[1], stride: limits.stride[1] });
    expect(outputSide(state)).toBeGreaterThan(0);
    expect(change(defaults, 'stride', Number.NaN)).toBe(defaults);
  });
});

describe('the looked-at output', () => {
  it('stays inside when the output shrinks, and walks through all of it', () => {
    const last = change(select(defaults, 99, 99), 'stride', 2);
    expect(last).toMatchObject({ row: 12, column: 12 });
    expect(stepped(last, 1)).toMatchObject({ row: 0, column: 0 });
  });

  it('is found from a pixel of the input by the middle of its window', () => {
    for (const state of [defaults, change(change(defaults, 'padding', 2), 'stride', 3)]) {
      const { row, column } = outputOver(state, 14, 9);
      const rows = tapsOf(state, row, column).map((tap) => tap.row);
      expect(Math.min(...rows)).toBeLessThanOrEqual(14);
      expect(Math.max(...rows)).toBeGreaterThanOrEqual(14);
    }
  });

  it('reads what was painted', () => {
    const index = 18 * size.side + 6;
    const picture = painted(defaults.picture, size, [index], 0);
    expect(pixelsOf(picture, size)[index]).toBe(0);
    expect(tapsOf({ ...defaults, picture })[4]?.value).toBe(0);
  });
});
