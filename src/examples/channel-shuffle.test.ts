import { describe, expect, it } from 'vitest';
import { channelShuffle } from '../nn/ops/channelShuffle.ts';
import { conv2d } from '../nn/ops/conv2d.ts';
import { tensor } from '../nn/tensor.ts';
import { reach, shares, shuffleOrder } from './channel-shuffle/reach.ts';
import { example } from './channel-shuffle.ts';

const rows = (name: string) => example.tables?.[name]?.rows ?? [];

describe('the order', () => {
  it('deals 12 channels in 3 groups as 0 4 8 1 5 9 2 6 10 3 7 11, and the inverse undoes it', () => {
    expect(example.values?.['order']).toBe('0, 4, 8, 1, 5, 9, 2, 6, 10, 3, 7, 11');
    expect(rows('orders')[1]?.slice(1)).toEqual([0, 3, 6, 9, 1, 4, 7, 10, 2, 5, 8, 11]);
    expect(rows('orders')[2]?.slice(1)).toEqual(Array.from({ length: 12 }, (_, q) => q));
    expect(shuffleOrder(12, 3)).toEqual(rows('orders')[0]?.slice(1));
  });

  it('moves channel q to position g·q modulo C − 1', () => {
    shuffleOrder(12, 3).forEach((channel, position) => {
      if (channel < 11) expect(position).toBe((channel * 3) % 11);
    });
    expect(example.values?.['period']).toBe(5);
  });

  it('commutes with a depthwise layer whose kernels are permuted along', () => {
    const x = tensor(
      [1, 6, 3, 3],
      Array.from({ length: 54 }, (_, i) => (i * 7) % 5),
    );
    const kernels = Array.from({ length: 54 }, (_, i) => ((i * 3) % 4) - 1);
    const w = tensor([6, 1, 3, 3], kernels);
    const permuted = tensor(
      [6, 1, 3, 3],
      shuffleOrder(6, 2).flatMap((o) => kernels.slice(9 * o, 9 * o + 9)),
    );
    const options = { padding: 1, groups: 6 };
    const after = channelShuffle.forward({ x: conv2d.forward({ x, w }, options) }, { groups: 2 });
    const before = conv2d.forward({ x: channelShuffle.forward({ x }, { groups: 2 }), w: permuted }, options);
    expect(before).toEqual(after);
  });
});

describe('two grouped layers', () => {
  it('stay block-diagonal without a shuffle and fill the matrix with one', () => {
    const [plain, dealt] = example.grids?.['products']?.grids ?? [];
    expect(plain?.cells[0]).toEqual([6, 5, 5, null, null, null]);
    expect(dealt?.cells.flat().every((entry) => entry !== null)).toBe(true);
    expect(dealt?.cells[0]).toEqual([3, 4, 5, 1, 1, 1]);
  });

  it('shows sums that add up', () => {
    expect(example.formulas?.['written']).toContain('h=\\w{W_1}\\x{x}&=(5,3,4,6,9,7)');
    expect(example.formulas?.['written']).toContain('Ph&=(5,6,3,9,4,7)');
    expect(example.formulas?.['written']).toContain('\\w{1}\\cdot 5+\\w{1}\\cdot 6+\\w{2}\\cdot 3=\\y{17}');
  });
});

describe('reach', () => {
  it('is complete after two layers exactly where a group has at least as many channels as there are groups', () => {
    expect(rows('reach').map(([channels, groups, , without, two]) => [channels, groups, without, two])).toEqual([
      [12, 3, '33.3%', '100%'],
      [12, 4, '25%', '75%'],
      [16, 8, '12.5%', '25%'],
      [32, 8, '12.5%', '50%'],
      [64, 8, '12.5%', '100%'],
    ]);
    for (let groups = 2; groups <= 8; groups++) {
      for (let perGroup = 1; perGroup <= 12; perGroup++) {
        const channels = groups * perGroup;
        const expected = Math.min(perGroup, groups) / groups;
        expect(reach(channels, groups, 2, shuffleOrder(channels, groups))).toBeCloseTo(expected, 12);
        // The inverse order reaches just as far.
        expect(reach(channels, groups, 2, shuffleOrder(channels, perGroup))).toBeCloseTo(expected, 12);
      }
    }
  });

  it('multiplies by the channels per group with every further layer', () => {
    expect(rows('reach')[2]?.slice(4)).toEqual(['25%', '50%', '100%']);
    expect(rows('reach')[1]?.slice(4)).toEqual(['75%', '100%', '100%']);
    expect(example.values).toMatchObject({ leastForEight: 8, reach32: '50%', layers32: 3 });
  });

  it('hands over equal shares where g divides n, shares that differ by one elsewhere', () => {
    expect(rows('handedOver').map((row) => row.slice(1))).toEqual([
      [2, 1, 1],
      [1, 2, 1],
      [1, 1, 2],
    ]);
    expect(new Set(shares(18, 3, shuffleOrder(18, 3)).flat())).toEqual(new Set([2]));
    expect(new Set(shares(18, 3, shuffleOrder(18, 6)).flat())).toEqual(new Set([2]));
  });

  it('is complete in stage 2 of every ShuffleNet of full width, not in the quarter-width one with 8 groups', () => {
    expect(rows('stage2').map((row) => row.slice(2))).toEqual([
      [200, 50, 25, '100%'],
      [240, 60, 20, '100%'],
      [272, 68, 17, '100%'],
      [384, 96, 12, '100%'],
      [60, 15, 5, '100%'],
      [96, 24, 3, '37.5%'],
    ]);
  });
});

describe('cost', () => {
  it('follows hw(2cm + 9m²), hw(2cm + 9m²/g) and hw(2cm/g + 9m)', () => {
    const [c, m, g, hw] = [240, 60, 3, 28 * 28];
    expect(rows('units').map((row) => row.at(-1))).toEqual([
      hw * (2 * c * m + 9 * m * m),
      hw * (2 * c * m + (9 * m * m) / g),
      hw * ((2 * c * m) / g + 9 * m),
    ]);
    expect(example.values?.['resnetTimes']).toBe(6);
  });

  it('counts no weights and no multiply-adds for the shuffle, only traffic', () => {
    expect(example.values).toMatchObject({ shuffleWeights: 0, shuffleMacs: 0, shuffleBytes: 376_320 });
  });
});
