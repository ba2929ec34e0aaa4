import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { divisors } from '../../figure/channels/steps.ts';
import { fromAddress, toAddress } from './addressForm.ts';
import { channelChoices, defaults, type GroupedState, mostLayers, reachByLayer } from './model.ts';

const states: fc.Arbitrary<GroupedState> = fc.constantFrom(...channelChoices).chain((channels) =>
  fc.record({
    channels: fc.constant(channels),
    groups: fc.array(fc.constantFrom(...divisors(channels)), { minLength: 1, maxLength: mostLayers }),
    output: fc.nat(channels - 1),
    half: fc.record({ layer: fc.nat(4), gpu: fc.nat(1) }),
    backend: fc.constantFrom('cpu' as const, 'webgpu' as const),
  }),
);

describe('the state in the address', () => {
  it('is empty for the first figure', () => {
    expect(toAddress(defaults)).toBe('');
    expect(fromAddress('')).toEqual({ state: defaults, ignored: [] });
  });

  it('comes back as it was', () => {
    fc.assert(
      fc.property(states, (state) => {
        expect(fromAddress(toAddress(state))).toEqual({ state, ignored: [] });
      }),
    );
  });

  it('replaces what means nothing by its default and names it', () => {
    const { state, ignored } = fromAddress('c13.g5-3.o12.a63.bcuda.q');
    expect(ignored).toEqual(['q', 'c13', 'g5-3', 'o12', 'a63', 'bcuda']);
    expect(state).toEqual(defaults);
    expect(fromAddress('g3-3-3-3-3').state.groups).toEqual([3, 3]);
  });

  it('never throws and never leads to an impossible figure', () => {
    const hostile = fc.oneof(fc.string({ maxLength: 200 }), fc.string({ unit: fc.constantFrom(...'cgoab.-0123456789%'), maxLength: 60 }));
    fc.assert(
      fc.property(hostile, (text) => {
        const { state } = fromAddress(text);
        for (const count of reachByLayer(state)) expect(count).toBeGreaterThan(0);
        expect(fromAddress(toAddress(state)).state).toEqual(state);
      }),
      { numRuns: 300 },
    );
  });
});
