import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromAddress, toAddress } from './addressForm.ts';
import { blurNames } from './blurs.ts';
import { backends, type DeconvolutionState, defaults, limits, scenes, seenSide } from './model.ts';

const within = ([min, max]: readonly [number, number]) => fc.integer({ min, max });

const states: fc.Arbitrary<DeconvolutionState> = fc.record({
  picture: fc.constantFrom(...scenes).map((scene) => ({ kind: 'scene' as const, scene })),
  blur: fc.constantFrom(...blurNames),
  noise: within(limits.noise),
  ratio: within(limits.ratio),
  iterations: within(limits.iterations),
  row: within(limits.place),
  column: within(limits.place),
  backend: fc.constantFrom(...backends),
});

describe('the state in the address', () => {
  it('is nothing for the default, and short for the rest', () => {
    expect(toAddress(defaults)).toBe('');
    expect(toAddress({ ...defaults, blur: 'comet', noise: 0, iterations: 100, row: 3 })).toBe('hcomet.n0.t100.f3-28');
  });

  it('comes back as it was', () => {
    fc.assert(
      fc.property(states, (state) => {
        expect(fromAddress(toAddress(state))).toEqual({ state, ignored: [] });
      }),
    );
  });

  it('never holds a picture the reader brought', () => {
    expect(toAddress({ ...defaults, picture: { kind: 'own', pixels: new Array(784).fill(7) } })).toBe('');
  });

  it('replaces a field that means nothing by its default and names it', () => {
    expect(fromAddress('t999.hmotion.n6.xwheel.h2')).toMatchObject({ ignored: ['h2', 'xwheel', 'n6', 't999'], state: { blur: 'motion' } });
    expect(fromAddress('t0.k13.f32-0.f1.bcuda.x-zz.hx').state).toEqual(defaults);
  });

  it('never throws and never leaves the limits', () => {
    const hostile = fc.oneof(
      fc.string({ maxLength: 200 }),
      fc.string({ unit: fc.constantFrom(...'xhnktfb.-0123456789gaus%'), maxLength: 200 }),
    );
    fc.assert(
      fc.property(hostile, (text) => {
        const { state } = fromAddress(text);
        expect(Math.max(state.row, state.column)).toBeLessThan(seenSide);
        expect(state.iterations).toBeGreaterThan(0);
        expect(fromAddress(toAddress(state)).state).toEqual(state);
      }),
    );
  });
});
