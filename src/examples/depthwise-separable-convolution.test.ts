import { describe, expect, it } from 'vitest';
import { dense, mobileNet, separable, together } from './depthwise-separable-convolution/bills.ts';
import { depthwise, ordinary, pointwise, product } from './depthwise-separable-convolution/steps.ts';
import { example } from './depthwise-separable-convolution.ts';

const rows = (name: string) => example.tables?.[name]?.rows ?? [];
const cells = (figure: string) => (example.grids?.[figure]?.grids ?? []).map((grid) => grid.cells);

describe('two channels to three', () => {
  it('filters each channel by itself, then mixes at each pixel', () => {
    const [, , z0, , , z1] = cells('depthwise');
    expect(z0).toEqual([
      [2, 2],
      [0, 0],
    ]);
    expect(z1).toEqual([
      [-10, 7],
      [7, -2],
    ]);
    expect(cells('pointwise')[3]).toEqual([
      [-8, 9],
      [7, -2],
    ]);
  });

  it('writes out the framed cell, 2 and 7 to 9, −3 and 12', () => {
    const text = example.formulas?.['steps'] ?? '';
    expect(text).toContain('\\w{(-4)}\\cdot\\x{0}+\\w{1}\\cdot\\x{1}+\\w{1}\\cdot\\x{1}=7');
    expect(text).toContain('\\w{1}\\cdot2+\\w{1}\\cdot7=\\y{9}');
    expect(text).toContain('\\w{(-1)}\\cdot2+\\w{2}\\cdot7=\\y{12}');
  });

  it('is an ordinary convolution with the product of the two steps as its kernel', () => {
    const x = [
      [
        [1, -2, 3],
        [0, 4, 1],
        [2, 2, -1],
      ],
      [
        [5, 0, 1],
        [-3, 1, 2],
        [0, 1, 1],
      ],
    ];
    const D = [
      [
        [1, 2],
        [0, -1],
      ],
      [
        [3, 0],
        [1, 1],
      ],
    ];
    const P = [
      [1, -2],
      [4, 3],
      [0, 5],
    ];
    expect(ordinary(x, product(D, P))).toEqual(pointwise(depthwise(x, D), P));
    expect(example.values).toMatchObject({ denseWeights: 54, stepsWeights: 24, denseMacs: 216, stepsMacs: 96 });
    expect(example.values?.['mergedCells']).toBe('−8, 9, 7, −2');
  });

  it('reads channel 1 through multiples of one pattern only', () => {
    const [once = [], minus, twice] = cells('multiples');
    const scaled = (by: number) => once.map((row) => row.map((value) => by * (value ?? 0) + 0));
    expect(minus).toEqual(scaled(-1));
    expect(twice).toEqual(scaled(2));
  });
});

describe('the missing activation', () => {
  const [plain = [], negative = [], rectified = [], rectifiedNegative = []] = rows('linear').map((row) => row.slice(1).map(Number));

  it('leaves the pair odd, as every convolution without a bias is', () => {
    expect(negative).toEqual(plain.map((value) => -value));
  });

  it('would break that, so no kernel could stand for the pair', () => {
    expect(rectified).toEqual([2, 9, 7, 0]);
    expect(rectifiedNegative).toEqual([10, 0, 0, 2]);
  });

  it('costs nothing where each kernel comes with its negative', () => {
    expect(example.values?.['restoredCells']).toBe(example.values?.['laplacianCells']);
  });
});

describe('what it costs', () => {
  it('is 1/C_out + 1/k² of the ordinary layer: 8,768 of 73,728 weights', () => {
    expect(example.values).toMatchObject({ layerDense: 73_728, layerSeparable: 8768, layerRatio: 0.1189 });
    expect(8768 / 73_728).toBeCloseTo(1 / 128 + 1 / 9, 12);
  });

  it('has μ k² C_in + μ C_in C_out weights with a depth multiplier', () => {
    expect(together({ kernel: 5, inChannels: 8, outChannels: 12, side: 10 }, 3).parameters).toBe(3 * 25 * 8 + 3 * 8 * 12);
  });

  it('never wins at μ = k², and needs 73 outputs at μ = 8', () => {
    const layer = { kernel: 3, inChannels: 1, outChannels: 100_000, side: 3 };
    expect(together(layer, 9).parameters).toBeGreaterThan(dense(layer).parameters);
    expect(example.values).toMatchObject({ fewest1: 2, fewest2: 3, fewest8: 73 });
  });

  it('runs the second step on the small plane when the first is strided', () => {
    const layer = { kernel: 3, inChannels: 4, outChannels: 6, side: 8, stride: 2 };
    expect(separable(layer).pointwise.multiplyAccumulates).toBe(4 * 6 * 4 * 4);
    expect(separable(layer).depthwise.multiplyAccumulates).toBe(9 * 4 * 4 * 4);
  });

  it('saves multiplications and moves more bytes', () => {
    expect(Number(example.values?.['macsTimes'])).toBeGreaterThan(8);
    expect(Number(example.values?.['bytesTimes'])).toBeGreaterThan(1);
  });
});

describe('MobileNet', () => {
  it('takes 569, 325, 149 and 41 million multiply-accumulates at the four widths of the paper', () => {
    const millions = [1, 0.75, 0.5, 0.25].map((alpha) => Math.floor(mobileNet(alpha).multiplyAccumulates / 1e6 + 0.3));
    expect(millions).toEqual([569, 325, 149, 41]);
  });

  it('takes 418, 291 and 186 million at the smaller resolutions', () => {
    expect([192, 160, 128].map((side) => Math.round(mobileNet(1, side).multiplyAccumulates / 1e6))).toEqual([418, 291, 186]);
  });

  it('would have 29.3 million weights with ordinary layers', () => {
    const { parameters, multiplyAccumulates } = mobileNet(1, 224, dense);
    expect(parameters / 1e6).toBeCloseTo(29.3, 1);
    expect(multiplyAccumulates / 1e9).toBeCloseTo(4.867, 3);
  });
});
