import { describe, expect, it } from 'vitest';
import { caffenet, fromLayer, lowRankParameters, macs, parameters, stepMacs, total, weights } from './fine-tuning/caffenet.ts';
import { descend, gradient, type Parameters, predict, probe, risk, type Sample, step } from './fine-tuning/two-parameters.ts';
import { example } from './fine-tuning.ts';

const samples: readonly Sample[] = [
  { x: [0, 1], t: 3 },
  { x: [1, -1], t: -2 },
  { x: [1, 0], t: 1 },
];
const start: Parameters = { backbone: 1, head: -1 };
const table = (name: string) => example.tables?.[name]?.rows ?? [];

describe('the two-parameter network', () => {
  it('has the gradient that a finite difference measures', () => {
    const nudge = 1e-6;
    const slope = gradient(samples, start);
    const along = (change: Parameters) =>
      (risk(samples, { backbone: start.backbone + change.backbone, head: start.head + change.head }) -
        risk(samples, { backbone: start.backbone - change.backbone, head: start.head - change.head })) /
      (2 * nudge);
    expect(along({ backbone: nudge, head: 0 })).toBeCloseTo(slope.backbone, 6);
    expect(along({ backbone: 0, head: nudge })).toBeCloseTo(slope.head, 6);
  });

  it('starts at a risk of 4 and is pushed away from the target backbone by its bad head', () => {
    expect(risk(samples, start)).toBe(4);
    expect(gradient(samples, start)).toEqual({ backbone: 2, head: -2 });
  });

  it('is pushed towards the target backbone once the head has been probed', () => {
    const probed = probe(samples, start);
    expect(probed).toEqual({ backbone: 1, head: 2 });
    expect(risk(samples, probed)).toBe(1);
    const slope = gradient(samples, probed);
    expect(slope.head).toBeCloseTo(0, 12);
    expect(slope.backbone).toBe(-2);
  });

  it('leaves a frozen backbone alone and cannot do better than the probe', () => {
    const path = descend(samples, start, { backbone: 0, head: 0.1 }, 500);
    expect(path.every((at) => at.backbone === 1)).toBe(true);
    expect(risk(samples, path.at(-1) ?? start)).toBeCloseTo(1, 6);
  });

  it('does not move the backbone in the first step from a head of zero', () => {
    expect(step(samples, { backbone: 1, head: 0 }, { backbone: 0.1, head: 0.1 }).backbone).toBe(1);
  });

  it('refuses to probe features that are all zero', () => {
    expect(() => probe([{ x: [0, 0], t: 1 }], start)).toThrow(RangeError);
  });
});

describe('the long run', () => {
  const final = (row: number, column: number) => Number(table('longRun')[row]?.[column]);

  it('ends near the target for a tenth of the rate and for probe-then-tune, and far off for one rate', () => {
    expect(final(0, 5)).toBe(1);
    expect(final(1, 5)).toBeLessThan(0.1);
    expect(final(2, 6)).toBeLessThan(-3);
    expect(final(3, 5)).toBeLessThan(final(1, 5));
    expect(final(3, 6)).toBeGreaterThan(2.8);
  });
});

describe('one sample, four endings', () => {
  it('fits the sample every time but keeps the unseen point right only where the backbone stayed', () => {
    expect(table('twoFits').map((row) => row.slice(1))).toEqual([
      [4, 1, 4, 4],
      [2.99, 1.34, 4, 2.99],
      [2, 2, 4, 2],
      [4, 1, 4, 4],
    ]);
  });

  it('agrees with the invariant of small steps: h²/η_h − b²/η_b stays', () => {
    expect(table('twoFits')[1]?.at(-1)).toBe(example.values?.['tenthLimit']);
  });

  it('predicts zero risk on the sample it saw', () => {
    expect(predict({ x: [0, 1], t: 4 }, { backbone: 2, head: 2 })).toBe(4);
  });
});

describe('CaffeNet, counted', () => {
  const source = caffenet(1000);

  it('has the weights, biases and multiply-accumulates known for AlexNet', () => {
    expect(source.map(weights)).toEqual([34_848, 307_200, 884_736, 663_552, 442_368, 37_748_736, 16_777_216, 4_096_000]);
    expect(total(source.slice(0, 5), weights)).toBe(2_332_704);
    expect(total(source, parameters)).toBe(60_965_224);
    expect(total(source, macs)).toBe(724_406_816);
  });

  it('trains 417,894 parameters when only fc8 is replaced for 102 classes', () => {
    expect(table('memory')[0]?.[1]).toBe(4096 * 102 + 102);
    expect(example.values?.['targetParameters']).toBe(60_965_224 - 4_097_000 + 417_894);
    expect(example.formulas?.['headCount']).toBe('\\y{102}\\cdot\\x{4096}+\\y{102}=417{,}894');
  });

  it('keeps 4 bytes a parameter for momentum and 8 for Adam', () => {
    expect(table('memory').at(-1)?.slice(1)).toEqual([57_286_118, 100, 229.1, 458.3]);
  });

  it('pays three passes for a trained layer, except the lowest, whose input needs no gradient', () => {
    expect(stepMacs(source, source)).toBe(3 * 724_406_816 - 105_415_200);
    expect(stepMacs(source, fromLayer(source, 'fc8'))).toBe(724_406_816 + 4_096_000);
    expect(() => fromLayer(source, 'fc9')).toThrow(RangeError);
  });

  it('needs 1/256 of the weights of fc7 for a low-rank update of rank 8', () => {
    const fc7 = source[6];
    if (fc7 === undefined) throw new Error('fc7 is the seventh layer');
    expect(lowRankParameters(fc7, 8)).toBe(65_536);
    expect(example.values?.['fc7Saving']).toBe(256);
    expect(example.values?.['fc7BreakEven']).toBe(2048);
  });

  it('shows a low-rank update that adds up', () => {
    expect(example.grids?.['lowRank']?.grids.at(-1)?.cells).toEqual([
      [3, -1, 2],
      [0, 3, 1],
      [6, -1, 0],
    ]);
  });
});
