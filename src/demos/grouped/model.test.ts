import { describe, expect, it } from 'vitest';
import {
  choose,
  costs,
  defaults,
  noticed,
  presetNames,
  presetOf,
  reachByLayer,
  withAllGroups,
  withChannels,
  withGroups,
  withOutput,
} from './model.ts';

describe('the reach of an output', () => {
  it('stays a third for three groups, however many layers', () => {
    expect(reachByLayer(defaults)).toEqual([4, 4]);
    expect(reachByLayer({ ...defaults, groups: [3, 3, 3, 3] })).toEqual([4, 4, 4, 4]);
    expect(noticed(defaults)).toMatchObject({ sentence: 'seesBlocks', numbers: { percent: 33 } });
  });

  it('is that of one group after one layer', () => {
    expect(noticed({ ...defaults, groups: [3] })).toMatchObject({ sentence: 'seesGroup', numbers: { reach: 4 } });
    expect(noticed({ ...defaults, groups: [1] }).sentence).toBe('seesDense');
  });

  it('opens at conv3 of AlexNet', () => {
    const state = choose(defaults, 'alexnet');
    expect(reachByLayer(state)).toEqual([4, 8, 8, 8]);
    expect(noticed(state).sentence).toBe('seesAlexnet');
  });

  it('is one channel when every channel is alone, and everything when nothing is cut', () => {
    expect(reachByLayer(choose(defaults, 'depthwise'))).toEqual([1, 1]);
    expect(reachByLayer(choose(defaults, 'dense'))).toEqual([12, 12]);
  });

  it('grows where the cuts of two layers do not coincide', () => {
    // Channel 5 of the middle group of three reads hidden channels 4 to 7, which lie in both halves.
    expect(reachByLayer(choose(defaults, 'different'))).toEqual([6, 12]);
    expect(reachByLayer(withOutput(choose(defaults, 'different'), 0))).toEqual([6, 6]);
  });
});

describe('the cost', () => {
  it('falls from dense to depthwise by the number of groups', () => {
    const weights = [1, 2, 3, 4, 6, 12].map((groups) => costs(withAllGroups(defaults, groups)).grouped.parameters);
    expect(weights).toEqual([2592, 1296, 864, 648, 432, 216]);
    expect(costs(defaults).grouped).toMatchObject({ layers: [432, 432], multiplyAccumulates: 864 * 64 });
    expect(costs(defaults).dense.parameters).toBe(2592);
  });
});

describe('a setting', () => {
  it('keeps the groups divisors of the channels', () => {
    expect(withChannels(defaults, 8)).toMatchObject({ channels: 8, groups: [2, 2], output: 5 });
    expect(withChannels({ ...defaults, output: 11 }, 4)).toMatchObject({ output: 3 });
    expect(withGroups(defaults, 1, 5).groups).toEqual([3, 4]);
  });

  it('is recognised as the preset it is', () => {
    for (const name of presetNames) expect(presetOf(choose(defaults, name))).toBe(name);
    expect(presetOf(withGroups(defaults, 0, 6))).toBeUndefined();
  });
});
