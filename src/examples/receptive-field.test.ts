import { describe, expect, it } from 'vitest';
import { receptiveField } from '../nn/receptiveField.ts';
import { effective, equalShares, planePaths, randomShares, rectifiedShares } from './receptive-field/effective.ts';
import { influence, spread } from './receptive-field/influence.ts';
import { alexnet, contextModule, resnet50, vgg16 } from './receptive-field/networks.ts';
import { layers, trace } from './receptive-field/walk.ts';
import { example } from './receptive-field.ts';

const rowsOf = (name: string) => example.tables?.[name]?.rows ?? [];
const after = (network: string, layer: string) => rowsOf('layers').find(([name, at]) => name === network && at === layer);
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

describe('the worked example', () => {
  it('sees cells 1 to 8, by the formula and by the gradient', () => {
    expect(example.values).toMatchObject({ walkFirst: 1, walkLast: 8 });
    const read = [...(trace.at(-1)?.data ?? [])].flatMap((count, cell) => (count > 0 ? [cell] : []));
    expect(read).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('shows counts that add up to 3·2·3', () => {
    const [left = '', ...results] = (example.formulas?.['walkSum'] ?? '').split('=');
    expect(sum([...left.matchAll(/\\x\{(\d+)\}/g)].map(([, count]) => Number(count)))).toBe(18);
    expect(results[0]).toBe('18');
  });

  it('has the path counts that the convolution of boxes gives', () => {
    const counts = influence(layers).map((share) => Math.round(share * 18));
    expect([...(trace.at(-1)?.data ?? [])].slice(1, 9)).toEqual(counts);
  });
});

describe('the networks', () => {
  it('have the fields that are known of them: 195, 212, 483, and 67 on the map', () => {
    const sizes = [alexnet, vgg16, resnet50('1×1'), contextModule].map((network) => receptiveField(network).at(-1));
    expect(sizes).toMatchObject([
      { size: 195, jump: 32, start: 33 },
      { size: 212, jump: 32, start: 15.5 },
      { size: 483, jump: 32, start: 0 },
      { size: 67, jump: 1, start: 0 },
    ]);
  });

  it('agree with the published fields layer by layer', () => {
    expect(rowsOf('layers').flatMap(([network, , size]) => (network === 'AlexNet' ? [size] : []))).toEqual([
      11, 19, 51, 67, 99, 131, 163, 195,
    ]);
    expect(rowsOf('layers').flatMap(([network, , size]) => (network === 'VGG-16' ? [size] : []))).toEqual([6, 16, 44, 100, 212]);
    expect(after('ResNet-50', 'conv4_x')).toEqual(['ResNet-50', 'conv4_x', 291, 16, 0]);
    expect(contextModule.map((_, index) => receptiveField(contextModule)[index]?.size)).toEqual([3, 5, 9, 17, 33, 65, 67, 67]);
  });

  it('lose 56 when the stride of ResNet-50 moves to the 3×3', () => {
    expect(example.values).toMatchObject({ resnetPaper: 483, resnetCommon: 427, conv3Size: 40 });
  });

  it('are centred in VGG-16 and half a jump less half a pixel off in ResNet-50', () => {
    expect(example.values).toMatchObject({ vggMeanCentre: 111.5, imageCentre: 111.5, resnetMeanCentre: 96, resnetShift: 15.5 });
  });

  it('put the context module, 66 jumps of 8, on top of a front end of 380', () => {
    expect(example.values).toMatchObject({ frontSize: 380, frontJump: 8, inImageSize: 380 + 66 * 8 });
  });
});

describe('the effective field', () => {
  it('counts 729 paths through three 3×3 layers, 49 of them through the centre', () => {
    expect(sum([...planePaths.data])).toBe(9 ** 3);
    expect(planePaths.data[24]).toBe(49);
    expect(example.values).toMatchObject({ planeMiddle: 361, planeMiddlePercent: 50 });
  });

  it('has the deviation that adding the variances gives', () => {
    const byVariances = Math.sqrt(
      alexnet.reduce(([total, jump], { kernel, stride = 1 }) => [total + (jump ** 2 * (kernel ** 2 - 1)) / 12, jump * stride] as const, [
        0, 1,
      ] as readonly [number, number])[0],
    );
    expect(spread(influence(alexnet))).toBeCloseTo(byVariances, 9);
    for (const n of [1, 3, 10, 30]) {
      expect(spread(influence(Array.from({ length: n }, () => ({ kernel: 3 }))))).toBeCloseTo(Math.sqrt((2 * n) / 3), 9);
    }
  });

  it('covers a shrinking part of a deepening stack', () => {
    const areas = rowsOf('depths').map(([, size, , side]) => (Number(side) / Number(size)) ** 2);
    expect(areas.toSorted((a, b) => b - a)).toEqual(areas);
    expect(areas.at(-1)).toBeLessThan(0.05);
  });

  it('shrinks where half of the influence passes beside each block', () => {
    expect(effective(influence(resnet50('1×1', true))).sigma).toBeLessThan(effective(influence(resnet50('1×1'))).sigma);
    expect(sum(influence(resnet50('1×1', true)))).toBeCloseTo(1, 9);
  });

  it('looks the same with random weights, with and without ReLU', () => {
    for (const shares of [randomShares, rectifiedShares]) {
      expect(sum(shares)).toBeCloseTo(1, 9);
      shares.forEach((share, cell) => {
        expect(Math.abs(share - (equalShares[cell] ?? 0))).toBeLessThan(0.02);
      });
    }
  });

  it('is four times as large for one 31×31 as for fifteen 3×3', () => {
    expect(example.values).toMatchObject({ largeSide: 31, smallSide: 15 });
    expect(example.formulas?.['sameFieldSigma']).toContain('8.94');
    expect(example.values).toMatchObject({ neededLayers: 112, neededSize: 225, doublingLayers: 7, doublingSize: 255 });
  });
});
