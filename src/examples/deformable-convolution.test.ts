import { describe, expect, it } from 'vitest';
import { costs } from './deformable-convolution/costs.ts';
import { chosen, ordinary, outputAtCentre, placeOf, taps, valueAt, weightOf } from './deformable-convolution/field.ts';
import { example } from './deformable-convolution.ts';

describe('one reading between four pixels', () => {
  it('shares itself by distance', () => {
    expect(example.formulas?.['sample']).toContain(
      '0.125\\cdot\\x{6}+0.375\\cdot\\x{2}+0.125\\cdot\\x{2}+0.375\\cdot\\x{0}\\\\&=\\x{1.75}',
    );
    expect(valueAt([2, 2])).toBe(8);
  });

  it('fades to nothing over the pixel outside the map', () => {
    expect(example.values).toMatchObject({ outsideShare: 0.5, outsideSample: 0.25 });
    expect(valueAt([5, 2])).toBe(0);
  });
});

describe('one output', () => {
  it('is the sum of the nine products that the table lists, and what the operator gives', () => {
    const products = example.tables?.['terms']?.rows.map((row) => Number(row.at(-1))) ?? [];
    expect(products).toEqual([-0.75, 12, -1.75, -0.75, 16, -0.75, -1.75, 12, -0.25]);
    expect(products.reduce((sum, product) => sum + product, 0)).toBe(34);
    expect(outputAtCentre(chosen)).toBe(34);
    expect(example.values).toMatchObject({ output: 34, ordinaryOutput: 8, modulatedOutput: 37 });
  });

  it('pulls the offset of the upper right tap down and to the right, as a small step confirms', () => {
    const step = 1 / 64;
    const moved = (row: number, column: number) =>
      outputAtCentre(chosen.map(([r, c], tap) => (tap === 2 ? [r + row, c + column] : [r, c]))) - outputAtCentre(chosen);
    expect(example.values).toMatchObject({ gradientRow: 2.5, gradientColumn: 3 });
    expect(moved(step, 0) / step).toBeCloseTo(2.5, 4);
    expect(moved(0, step) / step).toBeCloseTo(3, 4);
  });

  it('reads a wider patch than the ordinary kernel', () => {
    expect(example.values).toMatchObject({ rowExtent: 4, columnExtent: 3.5, touchedPixels: 18 });
    const places = taps.map((_, tap) => placeOf(tap, chosen));
    expect(places.reduce((sum, place, tap) => sum + weightOf(tap) * valueAt(place), 0)).toBe(34);
  });
});

describe('fixed offsets', () => {
  it('give back the ordinary, the dilated and the shifted convolution', () => {
    expect(example.tables?.['special']?.rows.map((row) => row.at(-1))).toEqual([8, 9, 1, 40, 34]);
    expect([ordinary(1), ordinary(2), ordinary(1, [2, 3])]).toEqual([8, 9, 1]);
  });
});

describe('predicted offsets', () => {
  it('make the layer nonlinear: twice the input is not twice the output', () => {
    expect(example.values).toMatchObject({ onceOutput: 2.5, twiceOutput: 8 });
  });
});

describe('a bin of deformable RoI pooling', () => {
  it('moves by a tenth of the region times what was predicted', () => {
    expect(example.formulas?.['roi']).toContain('=\\g{(0,\\,0.5)}');
    expect(example.formulas?.['roi']).toContain('=\\y{3}');
    expect(example.formulas?.['roi']).toContain('=\\y{3.75}');
  });
});

describe('costs', () => {
  it('adds 2k⁴·C weights for the offsets, 41,472 for 256 channels', () => {
    expect(example.values).toMatchObject({
      offsetChannels: 18,
      modulatedChannels: 27,
      branchWeights: 2 * 3 ** 4 * 256,
      branchShare: '7.0%',
    });
    expect(example.values).toMatchObject({ wideChannels: 50, wideBranchWeights: 2 * 5 ** 4 * 256, wideShare: '19.5%' });
  });

  it('takes four multiply-adds a reading, little in a dense layer and most of a depthwise one', () => {
    expect(costs.rows[1]?.slice(1)).toEqual([589_824, 41_472, 603_979_776, 9_437_184, 42_467_328, '108.6%']);
    expect(costs.rows[2]?.at(-1)).toBe('112.1%');
    expect(example.values).toMatchObject({ depthwiseWeights: 2304, depthwiseInterpolationShare: '80.0%' });
  });

  it('buffers nine values for every input value', () => {
    expect(example.values).toMatchObject({ columnBytes: 9 * 1_048_576, inputBytes: 1_048_576 });
  });
});
