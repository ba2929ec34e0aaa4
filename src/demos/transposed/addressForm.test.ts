import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { convTranspose2d } from '../../nn/ops/convTranspose2d.ts';
import { fromAddress, toAddress } from './addressForm.ts';
import { feeds } from './decoder.ts';
import {
  change,
  defaults,
  inputs,
  limits,
  options,
  outputSide,
  type Setting,
  select,
  solve,
  type TransposedState,
  withCell,
  withTarget,
} from './model.ts';

const settings: readonly Setting[] = ['input', 'kernel', 'stride', 'padding', 'outputPadding'];

/** Any state a reader can reach with the controls. */
const states: fc.Arbitrary<TransposedState> = fc
  .record({
    changes: fc.array(fc.tuple(fc.constantFrom(...settings), fc.integer({ min: 0, max: 5 })), { maxLength: 8 }),
    cells: fc.array(fc.tuple(fc.constantFrom('x' as const, 'w' as const), fc.nat(200), fc.integer({ min: -9, max: 9 })), { maxLength: 6 }),
    place: fc.tuple(fc.nat(16), fc.nat(16)),
    target: fc.integer({ min: limits.target[0], max: limits.target[1] }),
    seed: fc.integer({ min: limits.seed[0], max: limits.seed[1] }),
    step: fc.integer({ min: limits.step[0], max: limits.step[1] }),
    feed: fc.constantFrom(...feeds),
    backend: fc.constantFrom('cpu' as const, 'webgpu' as const),
  })
  .map(({ changes, cells, place, target, ...rest }) => {
    let state: TransposedState = { ...defaults, ...rest };
    for (const [setting, value] of changes) state = change(state, setting, value).state;
    for (const [part, index, value] of cells) state = withCell(state, part, index % state[part].length, value);
    return withTarget(select(state, ...place), target);
  });

describe('the state in the address', () => {
  it('is empty for the first figure', () => {
    expect(toAddress(defaults)).toBe('');
    expect(fromAddress('')).toEqual({ state: defaults, ignored: [], refusals: [] });
  });

  it('comes back as it was', () => {
    fc.assert(
      fc.property(states, (state) => {
        expect(fromAddress(toAddress(state))).toEqual({ state, ignored: [], refusals: [] });
      }),
    );
  });

  it('replaces a field that means nothing by its default and names it', () => {
    const { state, ignored } = fromAddress('k99.sNaN.p-1.y9-9.t0.bcuda.n0.e121.fnoise.q3');
    expect(ignored).toEqual(['q3', 'k99', 'sNaN', 'p-1', 'n0', 'e121', 'fnoise', 'bcuda', 'y9-9', 't0']);
    expect(state).toEqual(defaults);
  });

  it('brings a combination that can’t be to one that can, and says so', () => {
    const { state, refusals } = fromAddress('k2.s1.p4.o2');
    expect(state).toMatchObject({ kernel: 2, stride: 1, padding: 1, outputPadding: 0 });
    expect(refusals).toMatchObject([
      { setting: 'outputPadding', reason: 'addsStride', given: 0 },
      { setting: 'padding', reason: 'cropsMore', given: 1 },
    ]);
  });

  it('never throws and never leads to a number that is none', () => {
    const hostile = fc.oneof(
      fc.string({ maxLength: 200 }),
      fc.string({ unit: fc.constantFrom(...'ikspoxwytnefb.-0123456789abc%'), maxLength: 200 }),
      fc
        .array(
          fc.tuple(
            fc.constantFrom(...'ikspoxwytnefb'),
            fc.oneof(fc.integer({ min: 0, max: 9 }).map(String), fc.double().map(String), fc.string()),
          ),
        )
        .map((fields) => fields.map(([letter, text]) => letter + text).join('.')),
    );
    fc.assert(
      fc.property(hostile, (text) => {
        const { state } = fromAddress(text);
        const side = outputSide(state);
        expect(Math.min(side - state.row, side - state.column)).toBeGreaterThan(0);
        for (const value of convTranspose2d.forward(inputs(state), options(state)).data) expect(Number.isFinite(value)).toBe(true);
        expect(solve(state).back).toBe(state.target);
        expect(fromAddress(toAddress(state)).state).toEqual(state);
      }),
      { numRuns: 500 },
    );
  });
});
