import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromAddress, toAddress } from './addressForm.ts';
import { descended } from './descent.ts';
import { type DeformableState, defaults, farthest, lastStep, layerCall, points } from './model.ts';

/** Any state a reader can reach with the controls. */
const states: fc.Arbitrary<DeformableState> = fc.record({
  angle: fc.nat(90),
  offsets: fc.array(fc.integer({ min: -farthest, max: farthest }), { minLength: 2 * points, maxLength: 2 * points }),
  modulated: fc.boolean(),
  mask: fc.array(fc.nat(10), { minLength: points, maxLength: points }),
  point: fc.nat(points - 1),
  step: fc.nat(lastStep),
  backend: fc.constantFrom('cpu' as const, 'webgpu' as const),
});

describe('the state in the address', () => {
  it('is empty for the first figure, and holds only what differs', () => {
    expect(toAddress(defaults)).toBe('');
    expect(fromAddress('')).toEqual({ state: defaults, ignored: [] });
    expect(toAddress({ ...defaults, angle: 45, modulated: true })).toBe('a45.v2');
  });

  it('comes back as it was', () => {
    fc.assert(
      fc.property(states, (state) => {
        expect(fromAddress(toAddress(state))).toEqual({ state, ignored: [] });
      }),
    );
  });

  it('replaces a field that means nothing by its default and names it', () => {
    const { state, ignored } = fromAddress('a91.o1-2.v3.mabc.k9.t61.bcuda.q');
    expect(ignored).toEqual(['q', 'a91', 'o1-2', 'v3', 'mabc', 'k9', 't61', 'bcuda']);
    expect(state).toEqual(defaults);
    expect(fromAddress(`o${'m0-'.repeat(17)}0`).ignored).toHaveLength(1);
  });

  it('never throws and never leads to a number that is none', () => {
    const hostile = fc.oneof(
      fc.string({ maxLength: 200 }),
      fc.string({ unit: fc.constantFrom(...'aovmktb.-0123456789%'), maxLength: 200 }),
    );
    fc.assert(
      fc.property(hostile, (text) => {
        const { state } = fromAddress(text);
        const numbers = [...layerCall(state).forward().data, ...descended(state).map(({ loss }) => loss)];
        if (!numbers.every(Number.isFinite)) throw new Error(text);
        expect(fromAddress(toAddress(state)).state).toEqual(state);
      }),
    );
  });
});
