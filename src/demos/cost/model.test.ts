import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createReference } from '../../nn/reference.ts';
import { billOf, layersOf } from './layers.ts';
import { timeLayers } from './measure.ts';
import { type CostState, choices, defaults, fromAddress, settings, toAddress, type Variant, variants, withSetting } from './model.ts';

const bill = (variant: Variant, change: Partial<CostState> = {}) => billOf({ ...defaults, ...change, variant });

describe('3×3 from 128 to 128 channels at 56×56', () => {
  it.each([
    ['dense', 147456, 462422016],
    ['dilated', 147456, 462422016],
    ['grouped', 36864, 115605504],
    ['depthwise', 17536, 54992896],
    ['spatial', 98304, 308281344],
    ['pointwise', 16384, 51380224],
  ] as const)('%s: %i parameters, %i multiply–adds', (variant, parameters, multiplyAccumulates) => {
    expect(bill(variant)).toMatchObject({ parameters, multiplyAccumulates });
  });

  it('moves the same maps dense or grouped, and twice as many in two layers', () => {
    const bytes = 4 * 56 * 56 * 256;
    expect(bill('dense').activationBytes).toBe(bytes);
    expect(bill('grouped', { groups: 32 }).activationBytes).toBe(bytes);
    expect(bill('depthwise').activationBytes).toBe(2 * bytes);
  });

  it('has a far lower intensity depthwise separable than dense', () => {
    expect(bill('dense').intensity / bill('depthwise').intensity).toBeGreaterThan(10);
  });
});

describe('what a teacher would try', () => {
  it('at the end of a network the weights are most of the traffic', () => {
    const late = bill('dense', { side: 7, inChannels: 256, outChannels: 256 });
    expect(4 * late.parameters).toBeGreaterThan(20 * late.activationBytes);
  });

  it('a larger kernel multiplies the dense layer and hardly touches the depthwise separable one', () => {
    expect(bill('dense', { kernel: 7 }).parameters / bill('dense').parameters).toBeCloseTo(49 / 9);
    expect(bill('depthwise', { kernel: 7 }).parameters / bill('depthwise').parameters).toBeLessThan(1.3);
  });
});

describe('timing', () => {
  it('runs every variant to an output of the right shape and frees everything', async () => {
    for (const variant of variants) {
      const backend = createReference();
      const state = { ...defaults, inChannels: 32, outChannels: 64, side: 7, variant };
      let clock = 0;
      const timed = await timeLayers(
        backend,
        layersOf(state),
        state.side,
        () => true,
        () => (clock += 100),
      );
      expect(timed?.output.shape).toEqual([1, 64, 7, 7]);
      expect(timed?.milliseconds).toBe(100);
      for (const value of timed?.output.data ?? []) expect(Math.abs(value)).toBeLessThan(50);
      expect(backend.memory().handles).toBe(0);
    }
  });

  it('stops when the figure has moved on', async () => {
    const backend = createReference();
    expect(await timeLayers(backend, layersOf({ ...defaults, inChannels: 32, side: 7 }), 7, () => false)).toBeUndefined();
    expect(backend.memory().handles).toBe(0);
  });
});

describe('the state in the address', () => {
  const states: fc.Arbitrary<CostState> = fc
    .record({
      positions: fc.tuple(fc.nat(5), fc.nat(5), fc.nat(5), fc.nat(5), fc.nat(5)),
      variant: fc.constantFrom(...variants),
      backend: fc.constantFrom('cpu' as const, 'webgpu' as const),
    })
    .map(({ positions, ...rest }) =>
      settings.reduce<CostState>((state, setting, at) => withSetting(state, setting, positions[at] ?? 0), { ...defaults, ...rest }),
    );

  it('is empty for the first figure and comes back as it was', () => {
    expect(toAddress(defaults)).toBe('');
    fc.assert(
      fc.property(states, (state) => {
        expect(fromAddress(toAddress(state))).toEqual({ state, ignored: [] });
      }),
    );
  });

  it('replaces what means nothing by the default and names it', () => {
    expect(fromAddress('c100.k4.g3.vfast.bcuda.s1e1.q')).toEqual({
      state: defaults,
      ignored: ['q', 'c100', 's1e1', 'k4', 'g3', 'vfast', 'bcuda'],
    });
  });

  it('never throws and never leads to a shape that does not fit', () => {
    const hostile = fc.oneof(fc.string({ maxLength: 80 }), fc.string({ unit: fc.constantFrom(...'coskgvb.-0123456789'), maxLength: 80 }));
    fc.assert(
      fc.property(hostile, (text) => {
        const { state } = fromAddress(text);
        for (const variant of variants) expect(Number.isFinite(billOf({ ...state, variant }).intensity)).toBe(true);
        for (const setting of settings) expect(choices[setting]).toContain(state[setting]);
      }),
      { numRuns: 200 },
    );
  });
});
