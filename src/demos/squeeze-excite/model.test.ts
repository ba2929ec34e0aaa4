import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classes, largestOf } from '../../figure/digits.ts';
import { allHeld, blank, defaults, fromAddress, pixelsOf, type SqueezeState, stroked, toAddress, withHold } from './model.ts';
import { logitsOf } from './network/forward.ts';
import { shapes } from './network/layers.ts';
import { classGates } from './network/trained.ts';
import { account, addingUp, bills, fixedGates, gateTerms, logitTerms, networkJob, seenIn, weightsFor } from './reading.ts';

const samples = Array.from({ length: classes }, (_, digit) => seenIn({ kind: 'sample', digit }));
const loose = fixedGates(defaults, 3);
const logitsWith = (seen: (typeof samples)[number], fixed: readonly (number | undefined)[]) => [...logitsOf(seen.maps, weightsFor(fixed))];

describe('the network on its samples', () => {
  it('names at least nine of the ten', () => {
    expect(samples.filter(({ logits }, digit) => largestOf(logits) === digit).length).toBeGreaterThanOrEqual(9);
  });

  it('has logits that are the bias and, for each channel, gate times share', () => {
    for (const { stages, shares, logits } of samples)
      for (let k = 0; k < classes; k++) {
        const sum = logitTerms(shares, stages.gate.data, k, classes).reduce((total, term) => total + term, 0);
        expect(sum).toBeCloseTo(logits[k] ?? 0, 3);
      }
  });

  it('has gates that are the sigmoid of the printed terms', () => {
    for (const { stages } of samples)
      for (let c = 0; c < 16; c++) {
        const sum = gateTerms(stages.rectified.data, c).reduce((total, term) => total + term, 0);
        expect(1 / (1 + Math.exp(-sum))).toBeCloseTo(stages.gate.data[c] ?? 0, 5);
      }
  });

  it('has no gate that is the same for all images of all classes by accident of a shut bottleneck', () => {
    const open = samples.map(({ stages }) => [...stages.rectified.data].filter((h) => h > 0).length);
    expect(Math.max(...open)).toBeGreaterThan(1);
  });
});

describe('a held gate', () => {
  it('takes away at 0 just what the channel added', () => {
    const [seen] = samples;
    if (seen === undefined) throw new Error('there are samples');
    const fixed = loose.map((gate, c) => (c === 5 ? 0 : gate));
    const after = logitsWith(seen, fixed);
    for (let k = 0; k < classes; k++)
      expect((seen.logits[k] ?? 0) - (after[k] ?? 0)).toBeCloseTo((seen.stages.gate.data[5] ?? 0) * (seen.shares[5 * classes + k] ?? 0), 3);
  });

  it('at its own value changes nothing, and borrowed gates are those of the class', () => {
    const seen = samples[4];
    if (seen === undefined) throw new Error('there are samples');
    const same = logitsWith(seen, [...seen.stages.gate.data]);
    for (const [k, logit] of seen.logits.entries()) expect(same[k]).toBeCloseTo(logit, 3);
    expect(fixedGates({ ...defaults, source: 'other', other: 7 }, 3)).toEqual(classGates[7]);
    expect(fixedGates({ ...withHold(defaults, 2, '0'), source: 'class' }, 1)).toEqual(
      (classGates[1] ?? []).map((gate, c) => (c === 2 ? 0 : gate)),
    );
  });

  it('leaves the operator’s own result finite and is let go by a second press', () => {
    const seen = samples[8];
    if (seen === undefined) throw new Error('there are samples');
    for (const hold of ['0', '1'] as const)
      expect(logitsWith(seen, fixedGates({ ...defaults, holds: allHeld(hold) }, 0)).every(Number.isFinite)).toBe(true);
    expect(withHold(withHold(defaults, 2, '1'), 2, '1').holds).toEqual(defaults.holds);
  });

  it('is computed by the same chain of operators that every backend gets', () => {
    const seen = samples[3];
    if (seen === undefined) throw new Error('there are samples');
    const job = networkJob(seen.x, weightsFor(loose));
    expect([...job.reference().data]).toEqual([...seen.logits]);
    expect([job.name, ...(job.then ?? []).map(({ name }) => name)]).toEqual([
      'conv2d',
      'relu',
      'conv2d',
      'relu',
      'squeezeExcite',
      'avgPool2d',
      'conv2d',
    ]);
  });
});

describe('printed terms', () => {
  it('add up to the printed sum, each within the last decimal', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -50, max: 50, noNaN: true }), { maxLength: 17 }), (terms) => {
        const { terms: shown, sum } = addingUp(terms);
        expect(shown.reduce((total, term) => total + Math.round(100 * term), 0)).toBeCloseTo(100 * sum, 6);
        for (const [at, term] of shown.entries()) expect(Math.abs(term - (terms[at] ?? 0))).toBeLessThan(0.0101);
      }),
    );
  });
});

describe('the account', () => {
  it('is 2C²/r weights', () => {
    expect(bills(256).map(({ weights }) => weights)).toEqual([65536, 32768, 16384, 8192]);
    expect(bills(256)[3]).toMatchObject({ r: 16, macs: 8192 + 256 * 196 });
    expect(bills(16).map(({ r, weights }) => [r, weights])).toEqual([
      [2, 256],
      [4, 128],
      [8, 64],
      [16, 32],
    ]);
  });

  it('counts every stored number', () => {
    const numbers = Object.values(shapes).reduce((sum, shape) => sum + shape.reduce<number>((product, size) => product * size, 1), 0);
    expect(account().parameters).toBe(numbers);
    expect(account().block.parameters).toBe(128 + 20);
  });
});

describe('drawing', () => {
  it('is soft at the edge and can be rubbed out', () => {
    const drawn = stroked(blank, [{ row: 0, column: 5 }], false);
    expect(pixelsOf(drawn).slice(3, 8)).toEqual([0, 13, 15, 13, 0]);
    expect(pixelsOf(stroked(drawn, [{ row: 0, column: 5 }], true))).toEqual(pixelsOf(blank));
  });
});

describe('a picture of the reader’s', () => {
  const own: SqueezeState = { ...defaults, followed: 2, drawing: { kind: 'own', pixels: pixelsOf(blank) } };

  it('stays out of the address, also with a stroke over it', () => {
    expect(toAddress(own)).toBe('k2');
    expect(toAddress({ ...own, drawing: stroked(own.drawing, [{ row: 3, column: 3 }], false) })).toBe('k2');
  });
});

describe('the state in the address', () => {
  const states: fc.Arbitrary<SqueezeState> = fc.record({
    drawing: fc.oneof(
      fc.nat(9).map((digit) => ({ kind: 'sample' as const, digit })),
      fc.array(fc.record({ row: fc.nat(27), column: fc.nat(27) }), { maxLength: 30 }).map((places) => stroked(blank, places, false)),
    ),
    followed: fc.option(fc.nat(9), { nil: undefined }),
    channel: fc.nat(15),
    holds: fc.array(fc.constantFrom('f' as const, '0' as const, '1' as const), { minLength: 16, maxLength: 16 }),
    source: fc.constantFrom('own' as const, 'class' as const, 'other' as const),
    other: fc.nat(9),
    width: fc.constantFrom(16 as const, 64 as const, 256 as const, 512 as const),
    backend: fc.constantFrom('cpu' as const, 'webgpu' as const),
  });

  it('is empty for the first figure and comes back as it was', () => {
    expect(toAddress(defaults)).toBe('');
    expect(toAddress(withHold({ ...defaults, followed: 8 }, 2, '0'))).toBe('k8.c2.hff0fffffffffffff');
    fc.assert(
      fc.property(states, (state) => {
        expect(fromAddress(toAddress(state))).toEqual({ state, ignored: [] });
      }),
    );
  });

  it('takes anything and says what it left out', () => {
    expect(fromAddress('x12.k10.c16.hf2.gmine.o-1.n255.bcuda.z')).toEqual({
      state: defaults,
      ignored: ['z', 'x12', 'k10', 'c16', 'hf2', 'gmine', 'o-1', 'n255', 'bcuda'],
    });
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'xkchgonbf01-.58z%'), maxLength: 120 }), (text) => {
        const { state } = fromAddress(text);
        expect(pixelsOf(state.drawing)).toHaveLength(784);
        expect(fromAddress(toAddress(state)).state).toEqual(state);
      }),
    );
  });
});
