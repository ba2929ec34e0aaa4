import { describe, expect, it } from 'vitest';
import { example } from './grouped-convolution.ts';

const rows = (name: string) => example.tables?.[name]?.rows ?? [];

describe('a grouped layer', () => {
  it('equals the dense layer with zeros off the blocks, and two layers side by side', () => {
    expect(rows('threeWays')).toHaveLength(6);
    for (const [, grouped, dense, apart] of rows('threeWays')) {
      expect(dense).toBe(grouped);
      expect(apart).toBe(grouped);
    }
    expect(rows('threeWays')[4]).toEqual(['y4', '8, 7, 12', '8, 7, 12', '8, 7, 12']);
  });

  it('has kernels on the diagonal blocks only: half as many weights for two groups', () => {
    expect(rows('kernels')[1]).toEqual(['y1', '1, −1', '0, 1', null, null]);
    expect(rows('kernels')[5]).toEqual(['y5', null, null, '1, 0', '−1, 2']);
    expect(example.values).toMatchObject({ groupedWeights: 24, denseWeights: 48 });
  });

  it('shows sums that add up', () => {
    expect(example.formulas?.['sum']).toContain('\\w{1}\\cdot\\x{2}+\\w{3}\\cdot\\x{1}+\\w{2}\\cdot\\x{0}+\\w{1}\\cdot\\x{2}=\\y{7}');
    expect(example.formulas?.['blockDiagonal']).toContain('\\y{\\begin{pmatrix}4\\\\7\\\\5\\\\13\\end{pmatrix}}');
  });
});

describe('cost', () => {
  it('divides weights and multiply-adds by the number of groups, down to the depthwise layer, and hardly touches the bytes', () => {
    expect(rows('cost')[0]).toEqual([1, 36_864, 115_605_504, 1_753_088, 65.9]);
    expect(rows('cost').at(-1)).toEqual([64, 576, 1_806_336, 1_607_936, 1.1]);
    expect(example.values).toMatchObject({ depthwiseTimes: 64, depthwiseBytesSaved: 8.3 });
  });

  it('buys twice the width with four groups', () => {
    expect(example.values?.['wideWeights']).toBe(example.values?.['narrowWeights']);
    expect(example.values?.['wideMacs']).toBe(rows('cost')[0]?.[2]);
  });
});

describe('AlexNet', () => {
  it('has the layers, weights and multiply-adds of the count checked by hand', () => {
    expect(rows('alexnet').map(([name, , , , weights, macs]) => [name, weights, macs])).toEqual([
      ['conv1', 34_848, 105_415_200],
      ['conv2', 307_200, 223_948_800],
      ['conv3', 884_736, 149_520_384],
      ['conv4', 663_552, 112_140_288],
      ['conv5', 442_368, 74_760_192],
      ['fc6', 37_748_736, 37_748_736],
      ['fc7', 16_777_216, 16_777_216],
      ['fc8', 4_096_000, 4_096_000],
    ]);
    expect(example.values).toMatchObject({
      convWeights: 2_332_704,
      convMacs: 665_784_864,
      convWeightsUngrouped: 3_745_824,
      alexnetParameters: 60_965_224,
      alexnetMacs: 724_406_816,
    });
  });

  it('mixes both halves at conv3 already, and every layer after it has seen all of conv1', () => {
    expect(rows('alexnet').map((row) => row.at(-1))).toEqual([null, 48, 96, 96, 96, 96, 96, 96]);
  });

  it('sends a quarter of what it would if every layer read both GPUs', () => {
    expect(example.values).toMatchObject({ crossedConv3: 43_264, crossed: 60_672, crossedIfAll: 260_448 });
  });

  it('is not the tower without groups that libraries ship', () => {
    expect(example.values?.['towerParameters']).toBe(61_100_840);
  });
});

describe('relatives', () => {
  it('counts the partial connections of LeNet-5: 60 of 96, 1,500 weights', () => {
    expect(example.values).toMatchObject({ c3Connections: 60, c3Dense: 96, c3Weights: 1500 });
  });

  it('widens a ResNeXt block at a constant price, almost all of it in the 1×1 layers', () => {
    expect(rows('resnext').map(([g, d, inner, weights]) => [g, d, inner, weights])).toEqual([
      [1, 64, 64, 69_632],
      [2, 40, 80, 69_760],
      [4, 24, 96, 69_888],
      [8, 14, 112, 71_456],
      [32, 4, 128, 70_144],
    ]);
    expect(example.values?.['pointwiseShare']).toBe(93.4);
  });
});

describe('the exercises', () => {
  it('have these answers', () => {
    expect(example.values).toMatchObject({
      exerciseWeights: 36_864,
      exerciseMacs: 28_901_376,
      exerciseGroup: 3,
      exerciseFirst: 48,
      exerciseLast: 63,
      macsUngrouped: 1_076_634_144,
      mixedOuter: 6,
      mixedMiddle: 12,
    });
  });
});
