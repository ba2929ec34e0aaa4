import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conv2d } from '../../nn/ops/conv2d.ts';
import { descended, movedCount } from './descent.ts';
import {
  type DeformableState,
  defaults,
  farthest,
  layerCall,
  maskOf,
  movedTo,
  neighboursOf,
  noticed,
  outSide,
  pixelsOf,
  points,
  readingOf,
  readingsOf,
  regular,
  strokeAt,
  sumOf,
  taken,
  wanted,
  withMask,
} from './model.ts';

const having = (changes: Partial<DeformableState>): DeformableState => ({ ...defaults, ...changes });
const totalOf = (state: DeformableState) => sumOf(readingsOf(strokeAt(state.angle), pixelsOf(state.offsets)), maskOf(state));
const centreOf = (state: DeformableState) => layerCall(state).forward().data[(outSide ** 2 - 1) / 2];

describe('a reading between pixels', () => {
  it('takes a share of each of the four, and the shares add up to 1', () => {
    const pixels = neighboursOf(strokeAt(30), { row: 2.7, column: 4.6 });
    expect(pixels.map(({ row, column }) => [row, column])).toEqual([
      [2, 4],
      [2, 5],
      [3, 4],
      [3, 5],
    ]);
    expect(pixels.map(({ share }) => share)).toEqual([0.12, 0.18, 0.28, 0.42]);
    expect(readingOf(pixels)).toBe(0.12 * 3 + 0.18 * 8 + 0.28 * 6 + 0.42 * 7);
  });

  it('counts zeros for pixels outside', () => {
    expect(neighboursOf(strokeAt(0), { row: -0.5, column: 4 }).map(({ share, value, outside }) => [share, value, outside])).toEqual([
      [0.5, 0, true],
      [0, 0, true],
      [0.5, 9, false],
      [0, 3, false],
    ]);
  });
});

describe('the sum on show', () => {
  it('is what the operator computes, wherever the points are, with modulations and without', () => {
    const tenths = fc.array(fc.integer({ min: -farthest, max: farthest }), { minLength: 2 * points, maxLength: 2 * points });
    const masks = fc.array(fc.nat(10), { minLength: points, maxLength: points });
    fc.assert(
      fc.property(tenths, masks, fc.nat(90), fc.boolean(), (offsets, mask, angle, modulated) => {
        const state = having({ offsets, mask, angle, modulated });
        expect(totalOf(state)).toBeCloseTo(centreOf(state) ?? Number.NaN, 4);
      }),
    );
  });

  it('is ordinary convolution on the grid', () => {
    const { inputs, forward } = layerCall(having({ offsets: regular }));
    expect([...forward().data]).toEqual([...conv2d.forward({ x: inputs.x, w: inputs.w }).data]);
  });

  it('leaves out a point whose modulation is 0, in version 2 only', () => {
    const off = withMask(defaults, 0);
    expect(totalOf(off)).toBe(totalOf(defaults));
    expect(totalOf({ ...off, modulated: true })).toBeCloseTo(totalOf(defaults) - 2 * 6.42, 9);
  });
});

describe('the upright kernel', () => {
  it('answers 36 to an upright stroke and less and less to one that leans', () => {
    expect(wanted).toBe(36);
    expect([0, 30, 45, 60, 75, 90].map((angle) => totalOf(having({ angle, offsets: regular })))).toEqual([36, 18, 8, 6, 2, 0]);
  });
});

describe('moving points', () => {
  it('holds them within reach and looks at the moved one', () => {
    expect(movedTo(defaults, 8, 99, -99)).toMatchObject({ point: 8 });
    expect(movedTo(defaults, 8, 99, -99).offsets.slice(16)).toEqual([farthest, -farthest]);
  });

  it('has something to say of every kind of place', () => {
    expect(noticed(defaults)).toBe('seesBetween');
    expect(noticed(having({ offsets: regular }))).toBe('seesRegular');
    expect(noticed({ ...defaults, point: 4 })).toBe('seesPixel');
    expect(noticed(movedTo(defaults, 4, 5, 0))).toBe('seesEdge');
    expect(noticed(movedTo(defaults, 0, -45, 0))).toBe('seesOutside');
    expect(noticed({ ...withMask(defaults, 0), modulated: true })).toBe('seesOff');
  });
});

describe('the descent', () => {
  it.each([15, 30, 45, 60, 75, 90])('brings the answer to a stroke at %i° near that to the upright one', (angle) => {
    const moments = descended(having({ angle, offsets: regular }));
    expect(moments.at(-1)?.loss).toBeLessThan((moments[0]?.loss ?? 0) / 50);
  });

  it('begins at the sum on show', () => {
    expect(descended(defaults)[0]?.y).toBeCloseTo(totalOf(defaults), 9);
  });

  it('has nothing to do for the upright stroke', () => {
    const moments = descended(having({ angle: 0, offsets: regular }));
    expect(moments.at(-1)).toEqual(moments[0]);
  });

  it('cannot move points that see no slope', () => {
    const away = having({ angle: 0, offsets: Array.from({ length: 18 }, (_, at) => (at % 2 === 0 ? 0 : 35)) });
    const moments = descended(away);
    const [first, last] = [moments[0], moments.at(-1)];
    expect(first && last && movedCount(first, last)).toBe(0);
    expect(last?.loss).toBe(648);
  });

  it('can be taken up by the points, to the tenth', () => {
    const learnt = descended(defaults).at(-1)?.offsets ?? [];
    expect(Math.abs(totalOf(taken(defaults, learnt)) - wanted)).toBeLessThan(2);
  });
});
