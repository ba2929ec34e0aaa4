import { describe, expect, it } from 'vitest';
import { conv2d } from '../nn/ops/conv2d.ts';
import { tensor } from '../nn/tensor.ts';
import { dense, strips, widestGain } from './separable-convolution/costs.ts';
import { almost, byEye } from './separable-convolution/decomposition.ts';
import { add, gabor, keptShare, kernels, outer, type Rows, rank, terms } from './separable-convolution/kernels.ts';
import { atOnce, inTwoPasses } from './separable-convolution/passes.ts';
import { example } from './separable-convolution.ts';

const rows = (name: string) => example.tables?.[name]?.rows ?? [];
const rebuilt = (kernel: Rows, count: number): Rows =>
  terms(kernel)
    .slice(0, count)
    .map(({ sigma, v, h }) =>
      outer(
        v.map((value) => value * sigma),
        h,
      ),
    )
    .reduce(add);
const distance = (a: Rows, b: Rows): number => a.flat().reduce((sum, value, i) => sum + (value - (b.flat()[i] ?? 0)) ** 2, 0);

describe('two passes', () => {
  it('give the same plane as the kernel at once, without any flip', () => {
    expect(inTwoPasses.shape).toEqual([1, 1, 3, 3]);
    expect([...inTwoPasses.data]).toEqual([...atOnce.data]);
    expect([...atOnce.data]).toEqual([5, -3, 1, 4, -3, 5, -2, -1, 5]);
  });

  it('write out sums that add up', () => {
    expect(example.formulas?.['direct']).toContain('&=\\y{5}');
    expect(example.formulas?.['passes']).toContain('z[0,2]&=\\w{1}\\cdot\\x{0}+\\w{2}\\cdot\\x{4}+\\w{1}\\cdot\\x{1}=9');
    expect(example.formulas?.['passes']).toContain('\\w{(-1)}\\cdot4+\\w{0}\\cdot8+\\w{1}\\cdot9=\\y{5}');
  });

  it('save little on a small plane and approach 9 : 6 on a large one', () => {
    expect(example.values).toMatchObject({ macsAtOnce: 81, macsDown: 45, macsAlong: 27, macsInPasses: 72 });
    expect(dense(3, 1, 1, 56).multiplyAccumulates / strips(3, 1, 1, 1, 56).multiplyAccumulates).toBe(1.5);
    expect(dense(7, 1, 1, 56).multiplyAccumulates / strips(7, 1, 1, 1, 56).multiplyAccumulates).toBe(3.5);
  });

  it('make one layer whose kernels are sums over the middle channels', () => {
    const fill = (count: number, seed: number) => Array.from({ length: count }, (_, i) => ((seed * (i + 1)) % 7) - 3);
    const [C, M, O, k] = [3, 2, 4, 3];
    const [v, h] = [fill(M * C * k, 5), fill(O * M * k, 4)];
    const x = tensor([1, C, 6, 6], fill(C * 36, 3));
    const z = conv2d.forward({ x, w: tensor([M, C, k, 1], v) }, { padding: [1, 0] });
    const y = conv2d.forward({ x: z, w: tensor([O, M, 1, k], h) }, { padding: [0, 1] });
    const kernel = (o: number, c: number): Rows =>
      Array.from({ length: M }, (_, m) =>
        outer(v.slice((m * C + c) * k, (m * C + c + 1) * k), h.slice((o * M + m) * k, (o * M + m + 1) * k)),
      ).reduce(add);
    const all = Array.from({ length: O }, (_, o) => Array.from({ length: C }, (__, c) => kernel(o, c)));
    const whole = conv2d.forward({ x, w: tensor([O, C, k, k], all.flat(3)) }, { padding: 1 });
    expect([...y.data]).toEqual([...whole.data]);
    expect(Math.max(...all.flat().map(rank))).toBeLessThanOrEqual(M);
    // Rows (c, a), columns (o, b): the rank of the whole layer is the number of middle channels.
    const large = Array.from({ length: C * k }, (_, ca) =>
      Array.from({ length: O * k }, (__, ob) => all[Math.floor(ob / k)]?.[Math.floor(ca / k)]?.[ca % k]?.[ob % k] ?? 0),
    );
    expect(rank(large)).toBe(M);
  });
});

describe('rank', () => {
  it('is 1 for box, binomial and Sobel, 2 for the Laplacian, k for the diagonal', () => {
    expect(rows('ranks').map((row) => row[1])).toEqual([1, 1, 1, 2, 2, 2, 5]);
    expect(rows('ranks')[3]?.slice(2, 4)).toEqual([9, 12]);
  });

  it('of a wave under a round Gaussian is at most 2, whatever the direction', () => {
    for (const degrees of [10, 30, 45, 77]) expect(rank(gabor(9, degrees, 5, 2))).toBe(2);
    expect(rank(gabor(9, 0, 5, 2))).toBe(1);
  });

  it('of the exercise is 2, and 1 once the 10 is a 9', () => {
    expect(rank(almost)).toBe(2);
    expect(rank(outer([1, 2, 3], [1, 2, 3]))).toBe(1);
    expect(example.values).toMatchObject({ almostMinor: 4, almostRank: 2 });
  });

  it('shows in the Laplacian split by eye', () => {
    expect(byEye.reduce(add)).toEqual(kernels.laplacian);
    expect(example.values).toMatchObject({ laplacianSplit: 12, laplacianNonZero: 5 });
  });
});

describe('the singular value decomposition', () => {
  const K: Rows = [
    [6, 0, 6],
    [9, 6, 6],
    [6, 12, 0],
  ];

  it('of the worked kernel has the values 18, 9, 0 and two whole matrices', () => {
    expect(example.values).toMatchObject({ sigma1: 18, sigma2: 9, sigma3: 0, squaresK: 405, square1: 324, square2: 81, keptPercent: 80 });
    expect(terms(K).map(({ sigma }) => Math.round(sigma * 1e6) / 1e6)).toEqual([18, 9, 0]);
    expect(example.formulas?.['decomposition']).toContain(
      '\\begin{pmatrix}4&4&2\\\\8&8&4\\\\8&8&4\\end{pmatrix}+\\begin{pmatrix}2&-4&4\\\\1&-2&2\\\\-2&4&-4\\end{pmatrix}',
    );
  });

  it('returns each kernel from all its terms, and loses the squares of those left out', () => {
    for (const kernel of [K, ...Object.values(kernels)]) {
      const sigmas = terms(kernel).map(({ sigma }) => sigma);
      expect(distance(rebuilt(kernel, sigmas.length), kernel)).toBeLessThan(1e-18);
      const lost = sigmas.slice(1).reduce((sum, sigma) => sum + sigma ** 2, 0);
      expect(distance(rebuilt(kernel, 1), kernel)).toBeCloseTo(lost, 9);
    }
  });

  it('keeps four fifths of the diagonal only with four of its five terms', () => {
    expect(keptShare(kernels.diagonal, 4)).toBeCloseTo(0.8, 12);
  });
});

describe('the cost of two strips', () => {
  it('is decided by the middle width: equal at kC/2, dearer above', () => {
    expect(rows('widths').map((row) => row[2])).toEqual([36_864, 12_288, 24_576, 36_864, 49_152, 200_704, 28_672, 57_344, 200_704]);
    expect(strips(3, 64, 96, 64, 56)).toMatchObject({ parameters: 36_864, multiplyAccumulates: dense(3, 64, 64, 56).multiplyAccumulates });
  });

  it('stays below the dense layer up to 298 channels in the exercise', () => {
    expect(widestGain(7, 64, 128)).toBe(Math.floor((7 * 64 * 128) / (64 + 128)));
    expect(example.values).toMatchObject({ exerciseWidth: 298, exerciseWeights: 400_512, exerciseDense: 401_408 });
  });

  it('falls in products and rises in traffic on a single channel', () => {
    expect(example.values).toMatchObject({ aloneMacs: 28_224, alonePassMacs: 18_816, aloneBytes: 25_124, alonePassBytes: 50_200 });
  });

  it('of a pair in Inception-v3 is under a quarter of a full 7×7', () => {
    expect(example.values).toMatchObject({ inceptionWeights: 286_720, inceptionDenseWeights: 1_204_224 });
  });

  it('differs from that of the depthwise separable layer: 8,768 of 73,728', () => {
    expect(rows('kinds').map((row) => row[2])).toEqual([73_728, 36_864, 8_768, 8_960]);
  });
});
