/**
 * The game of a GAN when both sides may be any function, on finitely many outcomes.
 *
 *   V(D, G) = Σ p·log D + q·log(1 − D)        p: data, q: generator, D: one number in [0, 1] per outcome
 *   D* = p / (p + q)                          V(D*, G) = −log 4 + 2·JSD(p ‖ q)
 *
 * Natural logarithms; 0·log 0 counts as 0, its limit.
 * Source: Goodfellow et al. 2014, "Generative Adversarial Nets", §4; Arjovsky et al. 2017, "Wasserstein GAN".
 */
export type Distribution = readonly number[];

/** weight·log(argument), with the limit 0 where the weight is 0. */
export const weightedLog = (weight: number, argument: number): number => (weight === 0 ? 0 : weight * Math.log(argument));

const at = (values: readonly number[], index: number): number => {
  const value = values[index];
  if (value === undefined) throw new RangeError(`There is no outcome ${index} among ${values.length}.`);
  return value;
};

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Turns counts into shares that sum to one. */
export const shares = (counts: readonly number[]): Distribution => counts.map((count) => count / sum(counts));

/** The best answer to a generator q, outcome by outcome; 1/2 where neither side ever goes, since nothing is asked there. */
export const optimalDiscriminator = (p: Distribution, q: Distribution): number[] =>
  p.map((real, index) => (real + at(q, index) === 0 ? 0.5 : real / (real + at(q, index))));

/** Each outcome's two terms of V: what the real samples add and what the generated ones add. */
export const gameTerms = (p: Distribution, q: Distribution, D: readonly number[]): { real: number; generated: number }[] =>
  p.map((real, index) => ({ real: weightedLog(real, at(D, index)), generated: weightedLog(at(q, index), 1 - at(D, index)) }));

/** V(D, G) in nats. */
export const gameValue = (p: Distribution, q: Distribution, D: readonly number[]): number =>
  sum(gameTerms(p, q, D).map((term) => term.real + term.generated));

/** KL(p ‖ q) in nats; infinite where p goes and q does not. */
export const kullbackLeibler = (p: Distribution, q: Distribution): number =>
  sum(p.map((value, index) => weightedLog(value, value / at(q, index))));

/** The half-and-half mixture that the Jensen-Shannon divergence measures from. */
export const mixture = (p: Distribution, q: Distribution): number[] => p.map((value, index) => (value + at(q, index)) / 2);

/** JSD(p ‖ q) in nats: 0 for equal distributions, log 2 for disjoint ones. */
export const jensenShannon = (p: Distribution, q: Distribution): number =>
  (kullbackLeibler(p, mixture(p, q)) + kullbackLeibler(q, mixture(p, q))) / 2;

/** W₁ for outcomes one step apart on a line: what is still to be carried past each gap, summed over the gaps. */
export const wasserstein = (p: Distribution, q: Distribution): number => {
  let carried = 0;
  return sum(
    p.map((value, index) => {
      carried += value - at(q, index);
      return Math.abs(carried);
    }),
  );
};
