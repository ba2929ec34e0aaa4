import { describe, expect, it } from 'vitest';
import { checkerboard, left, stripes } from './adversarial-examples/blur.ts';
import { allSigns, fgsm, image, inputGradient, logistic, score, weights } from './adversarial-examples/linear-model.ts';
import { projectedSteps, scoreAndGradient } from './adversarial-examples/relu-network.ts';
import { accuracy, train } from './adversarial-examples/training.ts';
import { example } from './adversarial-examples.ts';

const x = image.flat();

describe('one signed step on a linear model', () => {
  it('moves the score by ε times the sum of the weights, from 3 to −3', () => {
    expect(score(x)).toBe(3);
    expect(score(fgsm(x))).toBe(-3);
    expect(example.values).toMatchObject({ score: 3, attackedScore: -3, sumOfWeights: 12, radius: 0.25 });
    expect(example.values?.['radiusEuclidean']).toBeCloseTo(3 / Math.sqrt(18), 3);
    expect(example.formulas?.['scores']).toContain('2\\cdot\\x{22}-\\x{13}-28=\\y{3}');
    expect(example.formulas?.['scores']).toContain('2\\cdot\\x{20.5}-\\x{16}-28=\\y{-3}');
  });

  it('follows a gradient that is a multiple of the weights', () => {
    const slope = -logistic(-3);
    for (const [n, value] of inputGradient(x).entries()) expect(value).toBeCloseTo(slope * (weights.flat()[n] ?? 0), 6);
  });

  it('is the worst of all 512 images as far away, of which 25 change the answer', () => {
    const scores = allSigns(x);
    expect(scores).toHaveLength(512);
    expect(Math.min(...scores)).toBe(-3);
    expect(example.values).toMatchObject({ patterns: 512, patternsThatFlip: 25 });
  });

  it('changes nothing below the smallest size that reaches the boundary', () => {
    expect(example.values?.['scoreAtFifth']).toBeCloseTo(3 - 0.2 * 12, 6);
    expect(score(fgsm(x, 0.25))).toBe(0);
  });

  it('is beaten by a step of the same length along the weights', () => {
    expect(example.values).toMatchObject({ stepLength: 1.5, shiftAlongWeights: 6.36, shiftBySigns: 6 });
  });
});

describe('the push in many dimensions', () => {
  it('grows like the root of the number of pixels', () => {
    expect(example.tables?.['dimensions']?.rows.map((row) => row.at(-1))).toEqual([3, 28, 55.4, 388]);
  });
});

describe('projected gradient descent', () => {
  it('succeeds where one step overleaps the valley', () => {
    expect(example.values).toMatchObject({ singleStepScore: 3, smallStepsScore: -1, finePlace: 0.75, fineScore: -2 });
    expect(projectedSteps(0.5, 5)).toEqual([
      [0, 0],
      [0.5, -0.5],
      [1, -1],
      [0.5, -1.5],
      [1, -2],
      [0.5, -2],
    ]);
  });

  it('reads the slope |4x₁ − 3| + x₂ from the network', () => {
    expect(scoreAndGradient([0, 0])).toEqual({ z: 3, gradient: [-4, 1] });
    expect(scoreAndGradient([2, -2])).toEqual({ z: 3, gradient: [4, 1] });
  });
});

describe('adversarial training', () => {
  it('gives up the weak features, and a tenth of the clean accuracy, for the whole of the robust one', () => {
    const [ordinary, hardened] = [train(0), train(0.4)];
    expect([accuracy(ordinary, 0), accuracy(ordinary, 0.4)]).toEqual([1, 0]);
    expect([accuracy(hardened, 0), accuracy(hardened, 0.4)]).toEqual([0.9, 0.9]);
    expect(Math.abs(hardened[1] ?? 1)).toBeLessThan(0.005);
    // With the weak weights at 0 the loss has one minimum: 0.9·0.6·σ(−0.6w) = 0.1·1.4·σ(1.4w).
    const strong = hardened[0] ?? 0;
    expect(0.54 * logistic(-0.6 * strong)).toBeCloseTo(0.14 * logistic(1.4 * strong), 2);
  });
});

describe('a 3×3 mean', () => {
  it('wipes out fine patterns, turns single stripes over and leaves coarse ones', () => {
    expect(left(checkerboard(1))).toBeCloseTo(1 / 9, 6);
    expect(left(stripes(1))).toBeCloseTo(-1 / 3, 6);
    expect(left(checkerboard(6))).toBeCloseTo(0.605, 3);
    expect(left(() => 1)).toBeCloseTo(1, 6);
  });
});
