import { describe, expect, it } from 'vitest';
import { type Planes, squeezeAndExcite } from './squeeze-and-excitation/block.ts';
import { gates, gating, resnet50 } from './squeeze-and-excitation/resnet.ts';
import { example } from './squeeze-and-excitation.ts';

const rows = (name: string) => example.tables?.[name]?.rows ?? [];
const sigmoid = (t: number): number => 1 / (1 + Math.exp(-t));

describe('the block of four channels', () => {
  it('goes from the means 2, 1, 0, 1 to logits 2, −2, 0, 2', () => {
    const text = example.formulas?.['excitation'] ?? '';
    expect(text).toContain('\\begin{pmatrix}2\\\\1\\\\0\\\\1\\end{pmatrix}=\\begin{pmatrix}2\\\\-2\\end{pmatrix}');
    expect(text).toContain('=\\begin{pmatrix}2\\\\-2\\\\0\\\\2\\end{pmatrix}');
    expect(text).toContain('0.881\\\\0.119\\\\0.500\\\\0.881');
    expect([2, -2, 0].map((t) => sigmoid(t).toFixed(3))).toEqual(['0.881', '0.119', '0.500']);
  });

  it('scales every cell of a channel by one gate', () => {
    const grids = example.grids?.['block']?.grids ?? [];
    expect(grids).toHaveLength(9);
    expect(grids[5]?.cells).toEqual([
      [3.5, 1.8],
      [0, 1.8],
    ]);
    expect(example.formulas?.['scaling']).toContain('\\g{0.881}\\cdot\\x{4}\\approx\\y{3.52}');
  });

  it('takes a channel whose values cancel for an empty one', () => {
    const grids = example.grids?.['block']?.grids ?? [];
    expect(grids[2]?.cells.flat()).toEqual([3, -3, -3, 3]);
    expect(rows('bothInputs')[0]?.[3]).toBe(0);
  });

  it('gives the same fixed weights another effect for another input', () => {
    const [, , , , fixed, forFirst, forSecond] = rows('bothInputs').map((row) => row.slice(1));
    expect(fixed).toEqual([2, 1, -1, 1]);
    expect(forFirst).toEqual([1.76, 0.12, -0.5, 0.88]);
    expect(forSecond).toEqual([0.24, 0.88, -0.98, 0.5]);
  });

  it('does not know where things are: shuffled pixels keep the gates', () => {
    const x: Planes = [[[1, 5, 2]], [[4, -1, 0]]];
    const shuffled: Planes = [[[2, 1, 5]], [[0, 4, -1]]];
    const [W1, W2] = [[[1, -2]], [[1], [3]]];
    expect(squeezeAndExcite(shuffled, W1, W2).gate).toEqual(squeezeAndExcite(x, W1, W2).gate);
  });

  it('halves every channel when the second matrix is zero', () => {
    const { output } = squeezeAndExcite([[[4, -2]], [[6, 0]]], [[1, 1]], [[0], [0]]);
    expect(output).toEqual([[[2, -1]], [[3, 0]]]);
  });

  it('moves its gates towards a half inside a frame of zeros', () => {
    expect(example.values).toMatchObject({ framedMeans: '0.5, 0.25, 0, 0.25', framedGates: '0.622, 0.378, 0.500, 0.622' });
    expect(sigmoid(0.5).toFixed(3)).toBe('0.622');
  });
});

describe('what it adds to ResNet-50', () => {
  it('is 2C²/r weights for a block: 8,192 for 256 channels', () => {
    expect(gating(256, 56).parameters).toBe(8192);
    expect(gating(256, 56).multiplyAccumulates).toBe(8192 + 256 * 56 * 56);
  });

  it('is 2.5 million on 25.5 million weights, and a fifth of a per cent of 3.86 billion multiply-accumulates', () => {
    expect(resnet50()).toEqual({ parameters: 25_502_912, multiplyAccumulates: 3_857_973_248 });
    expect(gates().parameters).toBe((2 / 16) * (3 * 256 ** 2 + 4 * 512 ** 2 + 6 * 1024 ** 2 + 3 * 2048 ** 2));
    expect(example.values).toMatchObject({ addedWeights: 2_514_944, weightShare: '9.9%', macShare: '0.21%' });
  });

  it('comes mostly from the last stage', () => {
    expect(example.values).toMatchObject({ lastStageShare: '62.5%', shareWithoutLast: '3.7%' });
  });

  it('is two in seventeen for a bottleneck block', () => {
    expect(example.values?.['exerciseShare']).toBe(`${((100 * 2) / 17).toFixed(1)}%`);
  });

  it('moves more bytes than the convolution before it, for a sixtieth of the multiplications', () => {
    const [convolution, gate] = rows('traffic');
    expect(Number(gate?.[3])).toBeGreaterThan(2 * Number(convolution?.[3]));
    expect(Number(convolution?.[2])).toBeGreaterThan(60 * Number(gate?.[2]));
  });

  it('agrees with the paper’s parameter counts at every ratio', () => {
    // 45.7, 35.7, 30.7, 28.1 and 26.9 million, less the 25.6 million of ResNet-50 itself, to a tenth.
    const [, ...withGates] = rows('ratios');
    const millions = withGates.map((row) => Number(row[1]) / 1e6);
    [20.1, 10.1, 5.1, 2.5, 1.3].forEach((expected, n) => {
      expect(Math.abs((millions[n] ?? 0) - expected)).toBeLessThan(0.1);
    });
  });
});
