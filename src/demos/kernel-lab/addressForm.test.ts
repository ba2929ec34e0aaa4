import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { painted } from '../../figure/pictureState.ts';
import { conv2d } from '../../nn/ops/conv2d.ts';
import { fromAddress, toAddress } from './addressForm.ts';
import { kernelPresets } from './kernels.ts';
import {
  change,
  defaults,
  inputs,
  type LabState,
  options,
  outputSide,
  type Setting,
  scenes,
  select,
  size,
  withCell,
  withPreset,
} from './model.ts';

const settings: readonly Setting[] = ['kernel', 'divisor', 'dilation', 'stride', 'padding'];

/** Any state a reader can reach with the controls, but for a picture of his own. */
const states: fc.Arbitrary<LabState> = fc
  .record({
    scene: fc.constantFrom(...scenes),
    strokes: fc.array(fc.tuple(fc.nat(783), fc.nat(15)), { maxLength: 4 }),
    preset: fc.constantFrom(...kernelPresets),
    changes: fc.array(fc.tuple(fc.constantFrom(...settings), fc.nat(30)), { maxLength: 6 }),
    cells: fc.array(fc.tuple(fc.nat(24), fc.integer({ min: -9, max: 9 })), { maxLength: 4 }),
    place: fc.tuple(fc.nat(30), fc.nat(30)),
    backend: fc.constantFrom('cpu' as const, 'webgpu' as const),
  })
  .map(({ scene, strokes, preset, changes, cells, place, backend }) => {
    let state: LabState = withPreset({ ...defaults, picture: { kind: 'scene', scene }, backend }, preset);
    for (const [index, level] of strokes) state = { ...state, picture: painted(state.picture, size, [index], level) };
    for (const [setting, value] of changes) state = change(state, setting, value);
    for (const [index, value] of cells) state = withCell(state, index % state.w.length, value);
    return select(state, ...place);
  });

describe('the state in the address', () => {
  it('is empty for the first figure', () => {
    expect(toAddress(defaults)).toBe('');
    expect(fromAddress('')).toEqual({ state: defaults, ignored: [] });
  });

  it('holds only what differs', () => {
    expect(toAddress(change(defaults, 'stride', 2))).toMatch(/^s2(\.y\d+-\d+)?$/);
    expect(toAddress({ ...defaults, picture: { kind: 'scene', scene: 'dot' } })).toBe('xdot');
  });

  it('comes back as it was', () => {
    fc.assert(
      fc.property(states, (state) => {
        expect(fromAddress(toAddress(state))).toEqual({ state, ignored: [] });
      }),
    );
  });

  it('never holds a picture the reader brought', () => {
    const own: LabState = { ...defaults, picture: { kind: 'own', pixels: new Array(784).fill(7) } };
    expect(toAddress(own)).toBe('');
  });

  it('replaces a field that means nothing by its default and names it', () => {
    expect(fromAddress('k99.s2.xmoon.x1')).toMatchObject({ ignored: ['x1', 'k99', 'xmoon'], state: { kernel: 3, stride: 2 } });
    expect(fromAddress('w12.v0.d9.y99-0.bcuda.x-zz').state).toEqual(defaults);
  });

  it('never throws and never leads to a number that is none', () => {
    const hostile = fc.oneof(
      fc.string({ maxLength: 200 }),
      fc.string({ unit: fc.constantFrom(...'xkwvdspyb.-0123456789abc%'), maxLength: 200 }),
    );
    fc.assert(
      fc.property(hostile, (text) => {
        const { state } = fromAddress(text);
        const side = outputSide(state);
        expect(state.row).toBeLessThan(side);
        expect(state.column).toBeLessThan(side);
        for (const value of conv2d.forward(inputs(state), options(state)).data) if (!Number.isFinite(value)) throw new Error(text);
        expect(fromAddress(toAddress(state)).state).toEqual(state);
      }),
    );
  });
});
