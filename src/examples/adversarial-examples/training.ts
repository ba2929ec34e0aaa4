/**
 * Ordinary and adversarial training of a linear classifier, by gradient descent on the whole of a small, mirrored data set.
 *
 * One strong feature, y or −y, right in nine cases of ten; twenty weak ones of 0.2·y, always right. An attacker may move each
 * by ε = 0.4, twice what the weak ones are worth. For a linear model the worst case is known:
 *
 *   max over |δ| ≤ ε of J(y·w·(x + δ)) = J(y·w·x − ε‖w‖₁)
 *
 * Since the data are symmetric under (x, y) → (−x, −y) there is no bias, and y·x takes only two values.
 */
import { logistic, norm } from './linear-model.ts';

export const weakFeatures = 20;
export const weakValue = 0.2;
export const epsilon = 0.4;
export const steps = 2000;

/** y·x and how often it occurs. */
const cases = [
  { share: 0.9, x: [1, ...Array<number>(weakFeatures).fill(weakValue)] },
  { share: 0.1, x: [-1, ...Array<number>(weakFeatures).fill(weakValue)] },
];

const margin = (w: readonly number[], x: readonly number[], size: number): number =>
  w.reduce((sum, weight, n) => sum + weight * (x[n] ?? 0), 0) - size * norm(w, 1);

/** Weights after gradient descent on E[ln(1 + exp(−margin))], the margin taken under an attack of this size; 0 is ordinary training. */
export function train(size: number): readonly number[] {
  let w: readonly number[] = Array<number>(weakFeatures + 1).fill(0);
  for (let step = 0; step < steps; step++) {
    // A rate that shrinks lets the weights settle where ‖w‖₁ has its kink, at 0.
    const rate = 1 / (1 + step / 10);
    const slopes = cases.map(({ share, x }) => ({ x, push: share * logistic(-margin(w, x, size)) }));
    w = w.map((weight, n) => weight + rate * slopes.reduce((sum, { x, push }) => sum + push * ((x[n] ?? 0) - size * Math.sign(weight)), 0));
  }
  return w;
}

/** The share of cases that keep the right sign under an attack of this size. */
export const accuracy = (w: readonly number[], size: number): number =>
  cases.reduce((sum, { share, x }) => sum + (margin(w, x, size) > 0 ? share : 0), 0);
