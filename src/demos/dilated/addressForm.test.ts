import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conv2d } from '../../nn/ops/conv2d.ts';
import { fromAddress, toAddress } from './addressForm.ts';
import { lineKinds } from './line.ts';
import { change, type DilatedState, defaults, inputs, limits, options, outputSide, type Setting, select, withCell } from './model.ts';

const settings: readonly Setting[] = ['input', 'padding', 'kernel', 'dilation', 'stride'];
const cell = fc.integer({ min: -9, max: 9 });

/** Any state a reader can reach with the controls. */
const states: fc.Arbitrary<DilatedState> = fc
  .record({
    changes: fc.array(fc.tuple(fc.constantFrom(...settings), fc.integer({ min: 0, max: 9 })), { maxLength: 8 }),
    cells: fc.array(fc.tuple(fc.constantFrom('x' as const, 'w' as const), fc.nat(200), cell), { maxLength: 6 }),
    place: fc.tuple(fc.nat(16), fc.nat(16)),
    rates: fc.array(fc.integer({ min: limits.rate[0], max: limits.rate[1] }), { minLength: limits.layers[0], maxLength: limits.layers[1] }),
    degrid: fc.boolean(),
    line: fc.constantFrom(...lineKinds),
    backend: fc.constantFrom('cpu' as const, 'webgpu' as const),
  })
  .map(({ changes, cells, place, ...rest }) => {
    let state: DilatedState = { ...defaults, ...rest };
    for (const [setting, value] of changes) state = change(state, setting, value).state;
    for (const [part, index, value] of cells) state = withCell(state, part, index % state[part].length, value);
    return select(state, ...place);
  });

describe('the state in the address', () => {
  it('is empty for the first figure', () => {
    expect(toAddress(defaults)).toBe('');
    expect(fromAddress('')).toEqual({ state: defaults, ignored: [], refusals: [] });
  });

  it('holds only what differs', () => {
    expect(toAddress(change(defaults, 'dilation', 1).state)).toBe('d1');
    expect(toAddress({ ...defaults, rates: [1, 2, 5], backend: 'webgpu' })).toBe('r1-2-5.bwebgpu');
    expect(toAddress({ ...defaults, degrid: true, line: 'diagonal' })).toBe('g1.ldiagonal');
    expect(toAddress(withCell(defaults, 'w', 2, 3))).toBe('w1032100a1');
  });

  it('comes back as it was', () => {
    fc.assert(
      fc.property(states, (state) => {
        expect(fromAddress(toAddress(state))).toEqual({ state, ignored: [], refusals: [] });
      }),
    );
  });

  it('replaces a field that means nothing by its default and names it', () => {
    expect(fromAddress('k99.d1')).toEqual({ state: { ...defaults, dilation: 1 }, ignored: ['k99'], refusals: [] });
    expect(fromAddress('dNaN.s-1.p1e9.y9-9.r0-1.bcuda.q3.g2.lnone').ignored).toEqual([
      'q3',
      'dNaN',
      's-1',
      'p1e9',
      'r0-1',
      'g2',
      'lnone',
      'bcuda',
      'y9-9',
    ]);
    expect(fromAddress('dNaN.s-1.p1e9.y9-9.r0-1.bcuda.q3').state).toEqual(defaults);
  });

  it('brings a combination that does not fit to one that does, and says so', () => {
    const { state, refusals } = fromAddress('i3.k5.d4');
    expect(state).toMatchObject({ input: 3, kernel: 3, dilation: 1 });
    expect(refusals).toMatchObject([
      { setting: 'dilation', span: 17, padded: 3, given: 1 },
      { setting: 'kernel', span: 5, given: 3 },
    ]);
  });

  it('never throws and never leads to a number that is none', () => {
    const hostile = fc.oneof(
      fc.string({ maxLength: 200 }),
      fc.string({ unit: fc.constantFrom(...'ikdspxwyrglb.-0123456789abc%'), maxLength: 200 }),
      fc
        .array(fc.tuple(fc.constantFrom(...'ikdspxwyrglb'), fc.oneof(fc.integer().map(String), fc.double().map(String), fc.string())))
        .map((fields) => fields.map(([letter, text]) => letter + text).join('.')),
    );
    fc.assert(
      fc.property(hostile, (text) => {
        const { state } = fromAddress(text);
        const side = outputSide(state);
        expect(side).toBeGreaterThan(0);
        expect(state.row).toBeLessThan(side);
        expect(state.column).toBeLessThan(side);
        for (const value of conv2d.forward(inputs(state), options(state)).data) expect(Number.isFinite(value)).toBe(true);
        expect(fromAddress(toAddress(state)).state).toEqual(state);
      }),
      { numRuns: 500 },
    );
  });
});
