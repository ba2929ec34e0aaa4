import { describe, expect, it } from 'vitest';
import { coverage, receptiveField } from './receptiveField.ts';

describe('receptiveField', () => {
  it('grows by two cells with each further 3×3 layer', () => {
    expect(receptiveField([{ kernel: 3 }, { kernel: 3 }, { kernel: 3 }]).map(({ size }) => size)).toEqual([3, 5, 7]);
  });

  it('doubles with each dilated layer of the dilations 1, 2, 4', () => {
    expect(receptiveField([1, 2, 4].map((dilation) => ({ kernel: 3, dilation }))).map(({ size }) => size)).toEqual([3, 7, 15]);
  });

  it('jumps by the product of the strides', () => {
    expect(
      receptiveField([
        { kernel: 3, stride: 2 },
        { kernel: 3, stride: 2 },
      ]),
    ).toEqual([
      { size: 3, jump: 2, start: 1 },
      { size: 7, jump: 4, start: 3 },
    ]);
  });

  it('keeps the first output centred on the first cell under "same" padding', () => {
    expect(receptiveField([{ kernel: 5, dilation: 2, padding: 4 }])).toEqual([{ size: 9, jump: 1, start: 0 }]);
  });

  it('refuses a kernel that is no whole number', () => {
    expect(() => receptiveField([{ kernel: 2.5 }])).toThrow('kernel must be a whole number');
  });
});

describe('coverage', () => {
  it('shows the gridding effect: equal dilations of 2 read every second cell', () => {
    expect(coverage([2, 2, 2], 3)).toEqual({ read: 7, span: 13, positions: [0, 2, 4, 6, 8, 10, 12], pathCounts: [1, 3, 6, 7, 6, 3, 1] });
  });

  it('reads every cell with dilations 1, 2, 3', () => {
    const { read, span } = coverage([1, 2, 3], 3);
    expect([read, span]).toEqual([13, 13]);
  });

  it('counts kernel^layers paths in all', () => {
    expect(coverage([1, 2, 5, 9], 3).pathCounts.reduce((a, b) => a + b)).toBe(81);
  });

  it('spans what receptiveField calls the size', () => {
    const dilations = [1, 3, 4];
    expect(coverage(dilations, 5).span).toBe(receptiveField(dilations.map((dilation) => ({ kernel: 5, dilation }))).at(-1)?.size);
  });

  it('refuses spans that nobody could draw', () => {
    expect(() => coverage([2 ** 26], 3)).toThrow('too many to count paths through');
  });
});
