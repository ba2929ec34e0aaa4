import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromAddress, toAddress } from './addressForm.ts';
import { computed, defaults, divisors, type PointwiseState, scenes, select } from './model.ts';

const matrices = fc.record({
  w: fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 9, maxLength: 9 }),
  divisor: fc.integer({ min: divisors[0], max: divisors[1] }),
});
/** Any state a reader can reach with the controls, but for a picture of his own. */
const states: fc.Arbitrary<PointwiseState> = fc
  .record({
    scene: fc.constantFrom(...scenes),
    first: matrices,
    second: matrices,
    layers: fc.constantFrom(1 as const, 2 as const),
    activation: fc.constantFrom('none' as const, 'relu' as const),
    place: fc.tuple(fc.nat(40), fc.nat(40)),
    backend: fc.constantFrom('cpu' as const, 'webgpu' as const),
  })
  .map(({ scene, place, ...rest }) => select({ ...defaults, ...rest, picture: { kind: 'scene', scene } }, ...place));

describe('the state in the address', () => {
  it('is empty for the first figure, and holds only what differs', () => {
    expect(toAddress(defaults)).toBe('');
    expect(fromAddress('')).toEqual({ state: defaults, ignored: [] });
    expect(toAddress({ ...defaults, layers: 2, activation: 'relu' })).toBe('l2.arelu');
  });

  it('comes back as it was', () => {
    fc.assert(
      fc.property(states, (state) => {
        expect(fromAddress(toAddress(state))).toEqual({ state, ignored: [] });
      }),
    );
  });

  it('replaces a field that means nothing by its default and names it', () => {
    expect(fromAddress('w12.v0.l3.asoftmax.y28-0.xdot.q').ignored).toEqual(['q', 'y28-0', 'xdot', 'w12', 'v0', 'l3', 'asoftmax']);
    expect(fromAddress('w12.v0.l3.asoftmax.y28-0.xdot.q').state).toEqual(defaults);
  });

  it('never throws and never leads to a number that is none', () => {
    const hostile = fc.oneof(
      fc.string({ maxLength: 200 }),
      fc.string({ unit: fc.constantFrom(...'xwvmnlayb.-0123456789abc%'), maxLength: 200 }),
    );
    fc.assert(
      fc.property(hostile, (text) => {
        const { state } = fromAddress(text);
        if (!computed(state).data.every(Number.isFinite)) throw new Error(text);
        expect(fromAddress(toAddress(state)).state).toEqual(state);
      }),
    );
  });
});
