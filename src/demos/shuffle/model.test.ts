import { describe, expect, it } from 'vitest';
import {
  channelChoices,
  choose,
  dealing,
  defaults,
  groupsPossible,
  limits,
  noticed,
  orders,
  presetNames,
  reachByLayer,
  type ShuffleState,
  stepsOf,
  withChannels,
} from './model.ts';

const percents = (state: ShuffleState) => reachByLayer(state).map((count) => Math.round((100 * count) / state.channels));

describe('the reach through a shuffle', () => {
  it.each([
    ['12/3', [33, 100]],
    ['12/4', [25, 75]],
    ['16/4', [25, 100]],
    ['16/8', [13, 25]],
  ] as const)('of %s is %j percent, layer by layer', (preset, expected) => {
    expect(percents(choose(defaults, preset))).toEqual(expected);
  });

  it('is min(n, g)/g after two layers, in either order and for every output', () => {
    for (const channels of channelChoices)
      for (const groups of groupsPossible(withChannels(defaults, channels)))
        for (const order of ['paper', 'inverse'] as const)
          for (let output = 0; output < channels; output++) {
            const each = channels / groups;
            expect(reachByLayer({ ...defaults, channels, groups, order, output }).at(-1)).toBe(each * Math.min(each, groups));
          }
  });

  it('does not grow without one', () => {
    expect(percents({ ...defaults, order: 'none', layers: 4 })).toEqual([33, 33, 33, 33]);
    expect(noticed({ ...defaults, order: 'none' }).sentence).toBe('seesNone');
  });

  it('grows with every layer until nothing is missing', () => {
    expect(reachByLayer({ ...choose(defaults, '16/8'), layers: 4 })).toEqual([2, 4, 8, 16]);
    for (const channels of channelChoices)
      for (const groups of groupsPossible(withChannels(defaults, channels)))
        for (const order of orders) {
          const state = { ...defaults, channels, groups, order, layers: limits.layers[1], output: 0 };
          const each = channels / groups;
          if (order === 'none' || each === 1) continue;
          reachByLayer(state).forEach((count, layer, all) => {
            if (layer > 0 && all[layer - 1] !== channels) expect(count).toBeGreaterThan(all[layer - 1] ?? 0);
          });
        }
  });
});

describe('the order', () => {
  it('is that of the note', () => {
    expect(dealing(defaults)).toEqual([0, 4, 8, 1, 5, 9, 2, 6, 10, 3, 7, 11]);
    expect(dealing({ ...defaults, order: 'inverse' })).toEqual([0, 3, 6, 9, 1, 4, 7, 10, 2, 5, 8, 11]);
  });

  it('stands between layers only', () => {
    expect(stepsOf({ ...defaults, layers: 3 }).map(({ kind }) => kind)).toEqual(['conv', 'shuffle', 'conv', 'shuffle', 'conv']);
    expect(stepsOf({ ...defaults, order: 'none' }).map(({ kind }) => kind)).toEqual(['conv', 'conv']);
    expect(presetNames.length).toBeGreaterThan(0);
  });
});
