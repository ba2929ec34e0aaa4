import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromAddress, toAddress } from './addressForm.ts';
import { defaults, type FlipState, response, rules, scenes, select, sumOf, tapsOf } from './model.ts';
import { lastStep } from './training.ts';

/** Any state a reader can reach with the controls, but for a picture of his own. */
const states: fc.Arbitrary<FlipState> = fc
  .record({
    w: fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 9, maxLength: 9 }),
    rule: fc.constantFrom(...rules),
    impulse: fc.nat(24),
    place: fc.tuple(fc.nat(9), fc.nat(9)),
    scene: fc.constantFrom(...scenes),
    step: fc.nat(lastStep),
    backend: fc.constantFrom('cpu' as const, 'webgpu' as const),
  })
  .map(({ place, scene, ...rest }) => select({ ...defaults, ...rest, picture: { kind: 'scene', scene } }, ...place));

describe('the state in the address', () => {
  it('is empty for the first figure, and holds only what differs', () => {
    expect(toAddress(defaults)).toBe('');
    expect(fromAddress('')).toEqual({ state: defaults, ignored: [] });
    expect(toAddress({ ...defaults, rule: 'convolution', step: 3 })).toBe('rconvolution.t3');
  });

  it('comes back as it was', () => {
    fc.assert(
      fc.property(states, (state) => {
        expect(fromAddress(toAddress(state))).toEqual({ state, ignored: [] });
      }),
    );
  });

  it('replaces a field that means nothing by its default and names it', () => {
    expect(fromAddress('w1.rboth.i25.y5-0.t41.q').ignored).toEqual(['q', 'y5-0', 'w1', 'rboth', 'i25', 't41']);
    expect(fromAddress('w1.rboth.i25.y5-0.t41.q').state).toEqual(defaults);
  });

  it('never throws and never leads to a number that is none', () => {
    const hostile = fc.oneof(
      fc.string({ maxLength: 200 }),
      fc.string({ unit: fc.constantFrom(...'wriyxtb.-0123456789abc%'), maxLength: 200 }),
    );
    fc.assert(
      fc.property(hostile, (text) => {
        const { state } = fromAddress(text);
        if (![sumOf(tapsOf(state)), ...response(state)].every(Number.isFinite)) throw new Error(text);
        expect(fromAddress(toAddress(state)).state).toEqual(state);
      }),
    );
  });
});
