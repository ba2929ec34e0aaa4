import { describe, expect, it } from 'vitest';
import { batchNormParameters, discriminator, generator } from './gan/dcgan.ts';
import { gameValue, jensenShannon, kullbackLeibler, optimalDiscriminator, shares, wasserstein } from './gan/distributions.ts';
import { frechetDistance, inceptionScore } from './gan/scores.ts';
import { alternatingSteps, logit, nonSaturatingSlope, saturatingSlope, stepPasses } from './gan/training.ts';
import { example } from './gan.ts';

const p = shares([3, 3, 1, 1]);
const q = shares([1, 1, 1, 5]);
const column = (table: string, index: number) => (example.tables?.[table]?.rows ?? []).map((row) => row[index] ?? null);
const numbers = (cells: readonly unknown[]) => cells.map(Number);

describe('the game on four outcomes', () => {
  it('has the best discriminator that counting samples suggests', () => {
    expect(column('game', 3)).toEqual(['3/4', '3/4', '1/2', '1/6', null]);
  });

  it('cannot be judged better than by p / (p + q)', () => {
    const best = optimalDiscriminator(p, q);
    for (let outcome = 0; outcome < 4; outcome += 1) {
      for (const change of [-0.05, 0.05]) {
        const other = best.map((D, index) => (index === outcome ? D + change : D));
        expect(gameValue(p, q, other)).toBeLessThan(gameValue(p, q, best));
      }
    }
  });

  it('has the value −log 4 + 2 JSD, for these and for other distributions', () => {
    for (const [a, b] of [
      [p, q],
      [p, p],
      [shares([1, 0, 0, 0]), shares([0, 1, 2, 5])],
      [shares([5, 1, 1, 1]), shares([2, 3, 2, 1])],
    ] as const) {
      expect(gameValue(a, b, optimalDiscriminator(a, b))).toBeCloseTo(-Math.log(4) + 2 * jensenShannon(a, b), 12);
    }
  });

  it('shows terms that add up, digit for digit', () => {
    for (const index of [4, 5]) {
      const cells = numbers(column('game', index));
      const total = cells.at(-1) ?? Number.NaN;
      expect(cells.slice(0, -1).reduce((sum, cell) => sum + cell, 0)).toBeCloseTo(total, 9);
    }
    const value = Number(example.values?.['value']);
    expect(numbers([column('game', 4).at(-1), column('game', 5).at(-1)]).reduce((sum, cell) => sum + cell, 0)).toBeCloseTo(value, 9);
    const [minusLog4 = 0, realPart = 0, generatedPart = 0, sum = 0] = (example.formulas?.['identity']?.match(/-?\d+\.\d+/g) ?? []).map(
      Number,
    );
    expect(minusLog4 + realPart + generatedPart).toBeCloseTo(sum, 9);
    expect(sum).toBe(value);
    expect(example.values).toMatchObject({ value: '-1.07354', jsd: '0.15638', minusLog4: '-1.38629', log2: '0.69315' });
  });
});

describe('the generator’s two losses', () => {
  it('have the slopes that a central difference finds', () => {
    const h = 1e-5;
    const sigma = (a: number) => 1 / (1 + Math.exp(-a));
    for (const a of [logit(1 / 1024), -1, 0, 2]) {
      expect((Math.log(1 - sigma(a + h)) - Math.log(1 - sigma(a - h))) / (2 * h)).toBeCloseTo(saturatingSlope(a), 8);
      expect((Math.log(sigma(a - h)) - Math.log(sigma(a + h))) / (2 * h)).toBeCloseTo(nonSaturatingSlope(a), 8);
    }
  });

  it('differ a thousandfold where the discriminator is sure', () => {
    expect(example.tables?.['slopes']?.rows).toEqual([
      ['1/2', '1/2', '1/2', 1],
      ['1/8', '1/8', '7/8', 7],
      ['1/64', '1/64', '63/64', 63],
      ['1/1024', '1/1024', '1023/1024', 1023],
    ]);
  });

  it('make the non-saturating one descend KL(q ‖ p) − 2 JSD against the best discriminator', () => {
    const best = optimalDiscriminator(p, q);
    const direction = [3, -1, -4, 2];
    const moved = (t: number) => q.map((share, index) => share + t * (direction[index] ?? 0));
    const h = 1e-5;
    const slope = (f: (t: number) => number) => (f(h) - f(-h)) / (2 * h);
    const loss = slope((t) => -moved(t).reduce((sum, share, index) => sum + share * Math.log(best[index] ?? 1), 0));
    expect(loss).toBeCloseTo(
      slope((t) => kullbackLeibler(moved(t), p) - 2 * jensenShannon(p, moved(t))),
      6,
    );
  });
});

describe('distances', () => {
  it('put JSD at log 2 however far apart the heaps are, while the transport cost is the distance', () => {
    const log2 = Number(Math.LN2.toFixed(5));
    expect(example.tables?.['distance']?.rows).toEqual([
      [0, 0, 0],
      [1, log2, 1],
      [2, log2, 2],
      [3, log2, 3],
    ]);
  });

  it('charge 10/8 for carrying 1, 1, 1, 5 back to 3, 3, 1, 1: two, four and four eighths over three gaps', () => {
    expect(wasserstein(p, q)).toBe(1.25);
    expect(wasserstein(q, p)).toBe(1.25);
  });
});

describe('the scores', () => {
  it('give full marks to one memorised image of each class', () => {
    expect(column('inception', 2)).toEqual([4, 1, 1, 4]);
    expect(
      inceptionScore([
        [1, 0],
        [0.5, 0.5],
      ]),
    ).toBeCloseTo(Math.exp((Math.log(4 / 3) + 0.5 * Math.log(4 / 3)) / 2), 12);
  });

  it('see no difference between sets that share no value but have equal moments', () => {
    expect(example.values).toMatchObject({ featureMean: 0, featureVariance: 4, frechet: 0, featureJsd: '0.69315' });
    expect(frechetDistance([0, 2], [3, 9])).toBe(29); // means 1 and 6, deviations 1 and 3: 25 + 4
  });
});

describe('the cost of a DCGAN', () => {
  it('has the 3,576,704 parameters known of the 64-channel version without output bias', () => {
    const small = generator([100, 512, 256, 128, 64, 3]);
    expect(small.weights + batchNormParameters(small)).toBe(3_576_704);
    expect(example.values?.['halfTotal']).toBe(3_576_707);
  });

  it('grows 1×1 noise into a 64×64 image with 12,654,592 weights', () => {
    const G = generator([100, 1024, 512, 256, 128, 3]);
    expect(G.layers.map((layer) => layer.output.join('×'))).toEqual(['1×1024×4×4', '1×512×8×8', '1×256×16×16', '1×128×32×32', '1×3×64×64']);
    expect(G.layers.map((layer) => layer.weights)).toEqual([1_638_400, 8_388_608, 2_097_152, 524_288, 6_144]);
    expect(G.weights).toBe(12_654_592);
    expect(example.values).toMatchObject({ batchNorm: 3_840, generatorTotal: 12_658_435 });
  });

  it('mirrors the generator in the discriminator, down to one logit', () => {
    const D = discriminator([3, 128, 256, 512, 1024, 1]);
    expect(D.layers.at(-1)?.output).toEqual([1, 1, 1, 1]);
    expect(D.weights).toBe(6_144 + 524_288 + 2_097_152 + 8_388_608 + 16_384);
    expect(D.multiplyAccumulates).toBe(408_961_024);
  });

  it('bills a step at three generator and eight discriminator passes', () => {
    const lines = Object.values(stepPasses);
    expect(lines.reduce((sum, line) => sum + line.generator, 0)).toBe(3);
    expect(lines.reduce((sum, line) => sum + line.discriminator, 0)).toBe(8);
    const macs = numbers(column('step', 2));
    expect(macs.slice(0, -1).reduce((sum, cell) => sum + cell, 0)).toBe(macs.at(-1));
    expect(example.values?.['stepMacs']).toBe(3 * 410_583_040 + 8 * 408_961_024);
  });
});

it('shows both players of V = uv spiralling away from the equilibrium', () => {
  expect(example.values).toMatchObject({ spiralPath: '(1, 0.5), (0.75, 1), (0.25, 1.375)', spiralFactor: 1.25, spiralSquared: 1.953125 });
});

it('keeps players who step in turn on one ellipse, neither leaving nor arriving', () => {
  expect(example.values?.['alternatingPath']).toBe('(1, 0.5), (0.75, 0.875), (0.3125, 1.03125)');
  for (const [u, v] of alternatingSteps([1, 0], 0.5, 1000)) expect(u * u + v * v - u * v * 0.5).toBeCloseTo(1, 9);
});
