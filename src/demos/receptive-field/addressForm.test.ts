import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromAddress, toAddress } from './addressForm.ts';
import {
  choose,
  defaults,
  type FieldState,
  lastField,
  limits,
  mostCells,
  select,
  weightKinds,
  withLayer,
  withoutLayer,
  withSetting,
} from './model.ts';
import { networkNames } from './networks.ts';

const states: fc.Arbitrary<FieldState> = fc
  .record({
    network: fc.constantFrom(...networkNames),
    edits: fc.array(
      fc.tuple(fc.nat(60), fc.constantFrom('kernel', 'stride', 'dilation', 'padding', 'conv', 'pool', 'remove', 'select'), fc.nat(16)),
      { maxLength: 8 },
    ),
    weights: fc.constantFrom(...weightKinds),
    trained: fc.boolean(),
    backend: fc.constantFrom('cpu' as const, 'webgpu' as const),
  })
  .map(({ network, edits, weights, trained, backend }) => {
    let state: FieldState = { ...choose(defaults, network), weights, backend };
    for (const [at, edit, value] of edits) {
      state = select(state, at);
      if (edit === 'conv' || edit === 'pool') state = withLayer(state, edit).state;
      else if (edit === 'remove') state = withoutLayer(state);
      else if (edit !== 'select') state = withSetting(state, edit, value).state;
    }
    return { ...state, trained };
  });

describe('the state in the address', () => {
  it('is empty for the first figure', () => {
    expect(toAddress(defaults)).toBe('');
    expect(fromAddress('')).toEqual({ state: defaults, ignored: [] });
  });

  it('names a network, and lists the layers of any other stack', () => {
    expect(toAddress(choose(defaults, 'vgg16'))).toBe('vvgg16');
    expect(toAddress(withSetting(choose(defaults, 'walk'), 'dilation', 2).state)).toBe('lc3p1-m2s2-c3d2p1');
  });

  it('comes back as it was', () => {
    fc.assert(
      fc.property(states, (state) => {
        expect(fromAddress(toAddress(state))).toEqual({ state, ignored: [] });
      }),
    );
  });

  it('replaces what means nothing by its default and names it', () => {
    const { state, ignored } = fromAddress('vlenet.lc99-m2.n0.wzero.bcuda.q');
    expect(ignored).toEqual(['q', 'vlenet', 'lc99-m2', 'n0', 'wzero', 'bcuda']);
    expect(state).toEqual(defaults);
  });

  it('leaves out a stack that is too long or sees too much', () => {
    expect(fromAddress(`l${Array(61).fill('c1').join('-')}`).state).toEqual(defaults);
    expect(fromAddress(`l${Array(20).fill('c3s4').join('-')}`).state).toEqual(defaults);
  });

  it('never throws and never leads to an impossible figure', () => {
    const hostile = fc.oneof(
      fc.string({ maxLength: 200 }),
      fc.string({ unit: fc.constantFrom(...'vlnwbcmsdp.-0123456789%'), maxLength: 80 }),
    );
    fc.assert(
      fc.property(hostile, (text) => {
        const { state } = fromAddress(text);
        expect(lastField(state.layers).size).toBeLessThanOrEqual(mostCells);
        expect(state.layers[state.selected]?.kernel).toBeGreaterThanOrEqual(limits.kernel[0]);
        expect(fromAddress(toAddress(state)).state).toEqual(state);
      }),
      { numRuns: 500 },
    );
  });
});
