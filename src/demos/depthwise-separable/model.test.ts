import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaults, fromAddress, type Plane, presetOf, presets, type SeparableState, toAddress, withCell } from './model.ts';
import { between, channel, costsOf, depthwise, depthwiseTerms, inSteps, mixTerms, noticed, ordinary, tensorsOf } from './reading.ts';

const cell = fc.integer({ min: -9, max: 9 });
const states: fc.Arbitrary<SeparableState> = fc
  .record({
    cells: fc.array(fc.tuple(fc.constantFrom<Plane>('x', 'd', 'p'), fc.nat(31), cell), { maxLength: 12 }),
    relu: fc.boolean(),
    output: fc.nat(2),
    cell: fc.nat(3),
    backend: fc.constantFrom('cpu' as const, 'webgpu' as const),
  })
  .map(({ cells, ...rest }) =>
    cells.reduce((state, [plane, index, value]) => withCell(state, plane, index % state[plane].length, value), { ...defaults, ...rest }),
  );
const product = (factors: readonly { readonly value: number }[]) => factors.reduce((whole, { value }) => whole * value, 1);
const total = (rows: readonly (readonly (readonly { readonly value: number }[])[])[]) =>
  rows.flat().reduce((sum, term) => sum + product(term), 0) + 0;

describe('the note’s example', () => {
  it('gives in two steps what the ordinary layer gives', () => {
    const tensors = tensorsOf(defaults);
    expect([...inSteps(tensors, false).data]).toEqual([...ordinary(tensors).data]);
  });

  it('takes 24 weights for 54 and 96 multiply–adds for 216', () => {
    const { depthwise: first, pointwise, ordinary: whole } = costsOf(tensorsOf(defaults));
    expect(first.parameters + pointwise.parameters).toBe(24);
    expect(whole.parameters).toBe(54);
    expect(first.multiplyAccumulates + pointwise.multiplyAccumulates).toBe(96);
    expect(whole.multiplyAccumulates).toBe(216);
  });

  it('is linear without an activation, and not with a ReLU', () => {
    const linear = noticed(defaults, tensorsOf(defaults));
    expect(linear.sentence).toBe('seesLinear');
    expect(linear.numbers.value + linear.numbers.opposite).toBe(0);
    const state = { ...defaults, relu: true };
    const broken = noticed(state, tensorsOf(state));
    expect(broken.sentence).toBe('seesBroken');
    expect(broken.numbers.lost).toBeGreaterThan(0);
  });
});

describe('a kernel and its negative', () => {
  it('carry the Laplacian through a ReLU unharmed', () => {
    const state: SeparableState = { ...defaults, ...presets.twins, relu: true };
    const tensors = tensorsOf(state);
    expect(channel(inSteps(tensors, true), 0)).toEqual(channel(depthwise(tensors), 0));
    expect(noticed(state, tensors).sentence).toBe('seesLost');
    expect(presetOf(state)).toBe('twins');
  });
});

describe('what is shown', () => {
  it('adds up, and the two steps equal the merged kernels, whatever the cells', () => {
    fc.assert(
      fc.property(states, (state) => {
        const tensors = tensorsOf(state);
        const z = depthwise(tensors);
        for (const c of [0, 1]) expect(total(depthwiseTerms(state, c))).toBe(channel(z, c)[state.cell]);
        const read = between(z, state.relu);
        expect(total(mixTerms(state, read))).toBe(channel(inSteps(tensors, state.relu), state.output)[state.cell]);
        expect(channel(inSteps(tensors, false), state.output)).toEqual(channel(ordinary(tensors), state.output));
      }),
    );
  });
});

describe('the state in the address', () => {
  it('is empty for the first figure and comes back as it was', () => {
    expect(toAddress(defaults)).toBe('');
    fc.assert(
      fc.property(states, (state) => {
        expect(fromAddress(toAddress(state))).toEqual({ state, ignored: [] });
      }),
    );
  });

  it('replaces what means nothing by the default and names it', () => {
    expect(fromAddress('x12.pzzzzzz.a2.o3.y4.bcuda.q')).toEqual({
      state: defaults,
      ignored: ['q', 'x12', 'pzzzzzz', 'a2', 'o3', 'y4', 'bcuda'],
    });
  });

  it('never throws and never leads to a number that is none', () => {
    const hostile = fc.oneof(
      fc.string({ maxLength: 120 }),
      fc.string({ unit: fc.constantFrom(...'xdpaoyb.-0123456789abc'), maxLength: 120 }),
    );
    fc.assert(
      fc.property(hostile, (text) => {
        const { state } = fromAddress(text);
        for (const value of inSteps(tensorsOf(state), state.relu).data) expect(Number.isFinite(value)).toBe(true);
        expect(fromAddress(toAddress(state)).state).toEqual(state);
      }),
      { numRuns: 200 },
    );
  });
});
