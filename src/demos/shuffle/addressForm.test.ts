import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { divisors } from '../../figure/channels/steps.ts';
import { fromAddress, toAddress } from './addressForm.ts';
import { channelChoices, defaults, limits, orders, reachByLayer, type ShuffleState } from './model.ts';

const states: fc.Arbitrary<ShuffleState> = fc.constantFrom(...channelChoices).chain((channels) =>
  fc.record({
    channels: fc.constant(channels),
    groups: fc.constantFrom(...divisors(channels)),
    layers: fc.integer({ min: limits.layers[0], max: limits.layers[1] }),
    order: fc.constantFrom(...orders),
    output: fc.nat(channels - 1),
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
    const { state, ignored } = fromAddress('c13.g5.l9.smix.o12.bcuda.q');
    expect(ignored).toEqual(['q', 'c13', 'g5', 'l9', 'smix', 'o12', 'bcuda']);
    expect(state).toEqual(defaults);
  });

  it('never throws and never leads to an impossible figure', () => {
    const hostile = fc.oneof(
      fc.string({ maxLength: 200 }),
      fc.string({ unit: fc.constantFrom(...'cglsob.-0123456789%paper'), maxLength: 60 }),
    );
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
