import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blank, type Picture } from '../../figure/pictureState.ts';
import { conv2d } from '../../nn/ops/conv2d.ts';
import { type KernelName, kernelNamed, kernelNames, kernels } from './kernels.ts';
import { defaults, fromAddress, limits, type SeparableState, size, toAddress, withCell, withKernel, withSide, withTerms } from './model.ts';
import { costOf, direct, errorOf, hundredths, inPasses, kernelOf, noticed, rankOf, tensorsOf, termsOf } from './reading.ts';

const having = (name: KernelName, terms = 1) => withTerms(withKernel(defaults, name), terms);
const errorWith = (state: SeparableState) => {
  const tensors = tensorsOf(state, termsOf(state));
  return errorOf(direct(tensors).data, inPasses(tensors).data);
};

describe('the presets', () => {
  it.each([
    ['box', 1],
    ['blur', 1],
    ['sobel', 1],
    ['checks', 1],
    ['laplacian', 2],
    ['disc', 2],
    ['bigDisc', 3],
    ['diagonal', 5],
  ] as const)('%s has rank %i', (name, rank) => {
    expect(rankOf(termsOf(having(name)))).toBe(rank);
    expect(kernelNamed(kernels[name])).toBe(name);
  });

  it('keep within what a cell can hold', () => {
    for (const name of kernelNames) for (const value of kernels[name]) expect(Math.abs(value)).toBeLessThanOrEqual(limits.cell[1]);
  });
});

describe('what a teacher would try', () => {
  it('Sobel’s kernel: one pair of strips, nothing lost, 6 taps for 9', () => {
    const state = having('sobel');
    const terms = termsOf(state);
    expect((terms[0]?.sigma ?? 0) ** 2).toBeCloseTo(12, 9);
    expect(errorWith(state).largest).toBeLessThan(1e-4);
    expect(noticed(state, terms)).toMatchObject({ sentence: 'seesOne', numbers: { taps: 6, whole: 9 } });
  });

  it('the Laplacian: two terms, 12 taps, more than the 9 it replaces', () => {
    expect(errorWith(having('laplacian', 1)).largest).toBeGreaterThan(1);
    const state = having('laplacian', 2);
    expect(errorWith(state).largest).toBeLessThan(1e-3);
    expect(noticed(state, termsOf(state))).toMatchObject({ sentence: 'seesDear', numbers: { taps: 12, whole: 9 } });
  });

  it('the large disc: three terms, 42 taps for 49', () => {
    const state = having('bigDisc', 3);
    expect(noticed(state, termsOf(state))).toMatchObject({ sentence: 'seesPays', numbers: { taps: 42, whole: 49 } });
    expect(errorWith(state).largest).toBeLessThan(1e-3);
  });

  it('the diagonal: five equal terms, one keeps a fifth', () => {
    const state = having('diagonal');
    const terms = termsOf(state);
    for (const { sigma } of terms) expect(sigma).toBeCloseTo(1, 9);
    expect(noticed(state, terms)).toMatchObject({ sentence: 'seesEqual', numbers: { share: 20, rank: 5 } });
  });

  it('a cell changed in a kernel of rank 1 makes it 2', () => {
    expect(rankOf(termsOf(withCell(having('box'), 4, 2)))).toBe(2);
  });
});

describe('the two passes', () => {
  it('cost what the operator counts: the first one keeps every column, the second all that is left', () => {
    const state = having('sobel');
    const { whole, down, along } = costOf(tensorsOf(state, termsOf(state)));
    expect(whole.multiplyAccumulates).toBe(30 * 30 * 9);
    expect(down.multiplyAccumulates).toBe(30 * 32 * 3);
    expect(along.multiplyAccumulates).toBe(30 * 30 * 3);
  });

  it('equal one convolution with the kernel that their terms make, for any kernel and any number of terms', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 16, maxLength: 16 }),
        fc.integer({ min: 1, max: 4 }),
        (w, kept) => {
          const state = { ...defaults, kernel: 4, w, terms: kept };
          const terms = termsOf(state);
          const tensors = tensorsOf(state, terms);
          const L = { ...tensors.K, data: Float32Array.from(kernelOf(terms.slice(0, kept), 4)) };
          expect(errorOf(inPasses(tensors).data, conv2d.forward({ x: tensors.x, w: L }).data).largest).toBeLessThan(0.01);
          // All terms together are K again.
          kernelOf(terms, 4).forEach((value, at) => {
            expect(value).toBeCloseTo(w[at] ?? 0, 6);
          });
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('the account of squares', () => {
  it('adds up as it is shown', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 9, maxLength: 9 }), (w) => {
        const whole = w.reduce((sum, value) => sum + value * value, 0);
        const parts = hundredths(
          termsOf({ kernel: 3, w }).map(({ sigma }) => sigma * sigma),
          whole,
        );
        expect(Math.round(parts.reduce((sum, part) => sum + part * 100, 0))).toBe(whole * 100);
      }),
    );
  });
});

describe('the kernel', () => {
  it('keeps its middle when it grows and comes back when it shrinks', () => {
    expect(withSide(having('sobel'), 5).w.slice(5, 10)).toEqual([0, -1, 0, 1, 0]);
    expect(withSide(withSide(having('sobel'), 5), 3).w).toEqual(kernels.sobel);
    expect(withSide(having('diagonal', 5), 3).terms).toBe(3);
  });

  it('ignores what is no number', () => {
    expect(withSide(defaults, Number.NaN)).toBe(defaults);
    expect(withTerms(defaults, Number.NaN).terms).toBe(1);
  });

  it('may be nothing at all', () => {
    const state = { ...defaults, w: defaults.w.map(() => 0) };
    expect(noticed(state, termsOf(state))).toMatchObject({ sentence: 'seesZero', numbers: { share: 100 } });
    expect(errorWith(state).largest).toBe(0);
  });
});

describe('the state in the address', () => {
  const states: fc.Arbitrary<SeparableState> = fc
    .record({
      side: fc.integer({ min: limits.kernel[0], max: limits.kernel[1] }),
      cells: fc.array(fc.tuple(fc.nat(48), fc.integer({ min: -9, max: 9 })), { maxLength: 8 }),
      terms: fc.integer({ min: 1, max: 7 }),
      picture: fc.constantFrom<Picture>({ kind: 'scene', scene: 'dot' }, defaults.picture, blank(size)),
      backend: fc.constantFrom('cpu' as const, 'webgpu' as const),
    })
    .map(({ side, cells, terms, picture, backend }) => {
      let state: SeparableState = withSide({ ...defaults, picture, backend }, side);
      for (const [index, value] of cells) state = withCell(state, index % state.w.length, value);
      return withTerms(state, terms);
    });

  it('is empty for the first figure, and short for a preset', () => {
    expect(toAddress(defaults)).toBe('');
    expect(toAddress(having('sobel'))).toBe('k3.wa01b02a01');
  });

  it('comes back as it was', () => {
    fc.assert(
      fc.property(states, (state) => {
        expect(fromAddress(toAddress(state))).toEqual({ state, ignored: [] });
      }),
    );
  });

  it('keeps a picture that the reader brought out of it', () => {
    expect(toAddress({ ...defaults, picture: { kind: 'own', pixels: new Array(size.side ** 2).fill(7) } })).toBe('');
  });

  it('replaces what means nothing by the default and names it', () => {
    expect(fromAddress('k99.r0.pcat.w12.bcuda.q')).toEqual({ state: defaults, ignored: ['q', 'k99', 'w12', 'r0', 'pcat', 'bcuda'] });
  });

  it('never throws and never leads to a number that is none', () => {
    const hostile = fc.oneof(
      fc.string({ maxLength: 120 }),
      fc.string({ unit: fc.constantFrom(...'kwrpb.-0123456789abcdefghi%'), maxLength: 120 }),
    );
    fc.assert(
      fc.property(hostile, (text) => {
        const { state } = fromAddress(text);
        for (const { sigma, v, h } of termsOf(state)) for (const value of [sigma, ...v, ...h]) expect(Number.isFinite(value)).toBe(true);
        expect(fromAddress(toAddress(state)).state).toEqual(state);
      }),
      { numRuns: 300 },
    );
  });
});
