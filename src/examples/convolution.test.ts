import { describe, expect, it } from 'vitest';
import { convolve, correlate, from0, type Sequence } from './convolution/line.ts';
import { layersAsOne, layersInTurn } from './convolution/plane.ts';
import { signal, strided } from './convolution/sampling.ts';
import { circular, gaussian, transform } from './convolution/spectrum.ts';
import { example } from './convolution.ts';

const rows = (name: string) => example.tables?.[name]?.rows ?? [];
const cells = (figure: string, grid: number) => example.grids?.[figure]?.grids[grid]?.cells;
const reversed = ({ start, values }: Sequence): Sequence => ({ start: -(start + values.length - 1), values: [...values].reverse() });

describe('the flip', () => {
  it('comes out of adding echoes: every column of the table sums to the convolution', () => {
    const [first, second, third, total] = rows('echoes').map((row) => row.slice(1).map((cell) => Number(cell ?? 0)));
    expect(total).toEqual([2, 9, 11, 14, 6]);
    expect(total).toEqual(first?.map((value, n) => value + (second?.[n] ?? 0) + (third?.[n] ?? 0)));
    expect(example.formulas?.['sample']).toContain('\\x{2}\\cdot\\w{2}+\\x{1}\\cdot\\w{4}+\\x{3}\\cdot\\w{1}=\\y{11}');
  });

  it('shows on an impulse: convolution prints the kernel, correlation prints it turned by 180°', () => {
    expect(cells('impulse', 2)).toEqual(cells('impulse', 1));
    expect(cells('impulse', 3)?.flat()).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1]);
  });

  it('gives one window two different sums', () => {
    expect(cells('window', 3)?.[0]?.[0]).toBe(19);
    expect(cells('window', 4)?.[0]?.[0]).toBe(16);
    expect(example.formulas?.['window']).toContain('=\\y{19}');
    expect(example.formulas?.['window']).toContain('\\x{2}\\cdot\\w{4}+\\x{1}\\cdot\\w{3}+\\x{1}\\cdot\\w{2}+\\x{3}\\cdot\\w{1}=\\y{16}');
  });

  it('is all that lies between the two products', () => {
    const [f, g] = [from0(2, 1, 3), from0(1, 4, 2)];
    expect(correlate(f, g)).toEqual(convolve(f, reversed(g)));
  });
});

describe('the algebra', () => {
  it('lets a convolution exchange its factors, and reverses a correlation', () => {
    const [xw, wx, xStarW, wStarX] = rows('order').map((row) => row.slice(1));
    expect(xw).toEqual(wx);
    expect(xStarW).toEqual([4, 10, 12, 13, 3, null, null]);
    expect(wStarX).toEqual([3, 13, 12, 10, 4, null, null]);
  });

  it('associates convolutions; correlations only in the form (f ⋆ v) ⋆ h = f ⋆ (v ∗ h)', () => {
    const [left, right, starLeft, starRight, kept] = rows('brackets').map((row) => row.slice(1));
    expect(left).toEqual([null, null, 3, 16, 29, 20, 4]);
    expect(right).toEqual(left);
    expect(starLeft).not.toEqual(starRight);
    expect(kept).toEqual(starLeft);
  });

  it('makes two layers without an activation one layer with the kernel v ∗ h', () => {
    const input = Array.from({ length: 7 }, (_, r) => Array.from({ length: 7 }, (__, c) => (3 * r * r + 5 * c + r * c) % 11));
    expect(layersAsOne(input)).toEqual(layersInTurn(input));
    expect(cells('stacked', 2)?.[2]).toEqual([-2, -6, 0, 6, 2]);
  });

  it('counts dice and multiplies digits', () => {
    expect(example.values).toMatchObject({ diceWays: '1, 2, 3, 4, 5, 6, 5, 4, 3, 2, 1', threeDiceAll: 216, digitProduct: 213 * 142 });
    expect(example.formulas?.['dice']).toContain('4+5+6+5+4+3=27');
    expect(example.values).toMatchObject({ differenceConvolved: '8, 12', differenceCorrelated: '−8, −12' });
  });
});

describe('the convolution theorem', () => {
  it('multiplies Gaussian integers on four points, and what does not fit wraps round', () => {
    expect(rows('theorem').slice(0, 3)).toEqual([
      ['X[q]', '6', '−1 − i', '4', '−1 + i', null],
      ['W[q]', '7', '−1 − 4i', '−1', '−1 + 4i', null],
      ['X[q] · W[q]', '42', '−3 + 5i', '−4', '−3 − 5i', null],
    ]);
    expect(rows('theorem')[3]?.slice(1)).toEqual([8, 9, 11, 14, null]);
    expect(example.values).toMatchObject({ wrappedFirst: 8, linearFirst: 2, linearLast: 6 });
  });

  it('returns the plain convolution once there is room for it', () => {
    const roomy = circular([2, 1, 3], [1, 4, 2], 5);
    for (const [n, value] of [2, 9, 11, 14, 6].entries()) expect(roomy[n]).toBeCloseTo(value, 12);
  });

  it('spoils exactly the first k − 1 outputs when the transform is as long as the signal', () => {
    const x = Array.from({ length: 100 }, (_, n) => ((7 * n) % 13) + 1);
    const w = [1, 2, 3, 4, 5];
    const linear = convolve(from0(...x), from0(...w)).values;
    const wrong = circular(x, w, 100).flatMap((value, n) => (Math.abs(value - (linear[n] ?? 0)) > 1e-6 ? [n] : []));
    expect(wrong).toEqual([0, 1, 2, 3]);
    expect(example.values).toMatchObject({ longLinear: 104, longSpoiled: 4 });
  });

  it('has a conjugate for correlation', () => {
    const [X, W] = [transform([2, 1, 3], 5), transform([1, 4, 2], 5)];
    // x ⋆ w starts at lag −2: rotated so that lag 0 comes first.
    const Y = transform([12, 13, 3, 4, 10], 5);
    for (let q = 0; q < 5; q++) {
      const [a, b, c, d] = [X.re[q] ?? 0, X.im[q] ?? 0, W.re[q] ?? 0, W.im[q] ?? 0];
      expect(Y.re[q]).toBeCloseTo(a * c + b * d, 10);
      expect(Y.im[q]).toBeCloseTo(b * c - a * d, 10);
    }
  });

  it('writes complex numbers as a reader does', () => {
    expect([gaussian(4, 0), gaussian(0, -1), gaussian(0, 3), gaussian(-2, 1)]).toEqual(['4', '−i', '3i', '−2 + i']);
  });
});

describe('filtering and sampling', () => {
  it('aliases the alternating part into a constant unless it is filtered out first', () => {
    const [, even, odd, filtered, evenAfter, oddAfter] = rows('sampling').map((row) => row.slice(1));
    expect(even).toEqual([6, null, 6, null, 10, null, 10, null]);
    expect(odd).toEqual([null, 2, null, 2, null, 6, null, 6]);
    expect(filtered).toEqual([null, 4, 4, 5, 7, 8, 8, null]);
    expect(evenAfter).toEqual([null, null, 4, null, 7, null, 8, null]);
    expect(oddAfter).toEqual([null, 4, null, 5, null, 8, null, null]);
  });

  it('are what a layer of stride 2 does in one step', () => {
    expect(signal).toEqual([6, 2, 6, 2, 10, 6, 10, 6]);
    expect(strided).toEqual([4, 5, 8]);
  });
});

describe('the cost of a layer', () => {
  it('is that of the published networks', () => {
    const [lenet, vgg, resnet, dilated] = rows('costs');
    expect(lenet?.slice(3, 6)).toEqual(['6×28×28', 156, 117_600]);
    expect(vgg?.slice(3, 6)).toEqual(['64×224×224', 1_792, 86_704_128]);
    expect(resnet?.slice(3, 6)).toEqual(['64×112×112', 9_408, 118_013_952]);
    expect(dilated?.slice(3, 5)).toEqual(['64×56×56', 36_864]);
    expect(vgg?.[6]).toBe(3 * 224 * 224 * 64 * 224 * 224);
  });
});
