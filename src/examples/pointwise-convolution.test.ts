import { describe, expect, it } from 'vitest';
import { bill, mobileNet, total } from './pointwise-convolution/bill.ts';
import { pointwise, product, rectified } from './pointwise-convolution/mix.ts';
import { example } from './pointwise-convolution.ts';

const rows = (name: string) => example.tables?.[name]?.rows ?? [];

describe('one matrix at every pixel', () => {
  it('takes (1, 4, 3) to (4, 5) in the middle', () => {
    const grids = example.grids?.['mix']?.grids ?? [];
    expect(grids.slice(4).map(({ cells }) => cells[1]?.[1])).toEqual([4, 5]);
    expect(example.formulas?.['pixel']).toContain('\\w{2}\\cdot\\x{1}+\\w{1}\\cdot\\x{4}+\\w{(-1)}\\cdot\\x{3}+1=\\y{4}');
  });

  it('knows nothing of position: shuffled pixels give shuffled outputs', () => {
    const W = [
      [2, 1],
      [0, -1],
    ];
    const forward = pointwise([[[1, 2, 3]], [[4, 5, 6]]], W);
    const shuffled = pointwise([[[3, 1, 2]], [[6, 4, 5]]], W);
    expect(shuffled).toEqual(forward.map(([[a = 0, b = 0, c = 0] = []]) => [[c, a, b]]));
  });
});

describe('two layers', () => {
  it('collapse into one matrix and one bias on the whole plane', () => {
    const x = [
      [
        [1, -2],
        [0, 3],
      ],
      [
        [2, 5],
        [-1, 1],
      ],
    ];
    const [first, second] = [
      [
        [1, 2],
        [3, -1],
        [0, 4],
      ],
      [
        [2, 0, 1],
        [1, 1, -1],
      ],
    ];
    expect(pointwise(pointwise(x, first), second)).toEqual(pointwise(x, product(second, first)));
  });

  it('of the note merge to (2, −1, 5; 6, 4, −6) with bias (1, 5)', () => {
    expect(example.formulas?.['merged']).toContain('\\begin{pmatrix}2&-1&5\\\\6&4&-6\\end{pmatrix}');
    expect(example.formulas?.['merged']).toMatch(/=\\begin\{pmatrix\}1\\\\5\\end\{pmatrix\}$/);
    expect(example.formulas?.['same']?.split('14\\\\9')).toHaveLength(3);
  });

  it('make the absolute value with a ReLU between, and nothing without', () => {
    expect(rows('fold').at(-1)?.slice(1)).toEqual([2, 1, 0, 1, 2]);
    expect(rows('fold').at(-2)?.slice(1)).toEqual([0, 0, 0, 0, 0]);
    expect(rectified([[[-3, 3]]])).toEqual([[[0, 3]]]);
    expect(example.values?.['curve']).toBe('0, 3, 4, 4');
  });
});

describe('the bottleneck', () => {
  it('takes the 5×5 of Inception (3a) from 120,422,400 to 12,443,648 multiply-accumulates', () => {
    expect(rows('bottleneck')[0]?.slice(1)).toEqual([153_600, 120_422_400]);
    expect(rows('bottleneck')[3]?.slice(1)).toEqual([15_872, 12_443_648]);
    expect(example.values?.['bottleneckShare']).toBe('10.3%');
  });

  it('leaves the module with 256 channels instead of 416', () => {
    expect(rows('inception').at(-1)?.slice(1)).toEqual([416, 256]);
    expect(rows('inception').at(-2)?.slice(1)).toEqual([303_464_448, 128_049_152]);
  });

  it('saves up to a middle width of 154 and no further', () => {
    const through = (m: number) =>
      total([
        { kernel: 1, inChannels: 192, outChannels: m, side: 28 },
        { kernel: 5, inChannels: m, outChannels: 32, side: 28 },
      ]).multiplyAccumulates;
    expect(through(154)).toBeLessThan(120_422_400);
    expect(through(155)).toBeGreaterThan(120_422_400);
    expect(example.values?.['largestMiddle']).toBe(154);
  });

  it('of ResNet-50 has 69,632 weights', () => {
    expect(example.values).toMatchObject({ residualBottleneck: 69_632, residualFull: 1_179_648, residualShare: '5.9%' });
  });
});

describe('what it costs', () => {
  it('is a ninth of the products of 3×3 for nearly the same bytes', () => {
    const [one, three] = [1, 3].map((kernel) => bill({ kernel, inChannels: 64, outChannels: 64, side: 56 }));
    expect((three?.multiplyAccumulates ?? 0) / (one?.multiplyAccumulates ?? 1)).toBe(9);
    expect((three?.bytes ?? 0) / (one?.bytes ?? 1)).toBeLessThan(1.1);
  });

  it('dominates MobileNet by the shares that its paper prints', () => {
    expect(mobileNet().pointwise).toHaveLength(13);
    expect(example.values).toMatchObject({ mobileMacs: 568_740_352, mobileMacShare: '94.86%', mobileWeightShare: '74.59%' });
  });
});
