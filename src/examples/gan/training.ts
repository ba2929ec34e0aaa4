/**
 * What the two players feel: the slope of each generator loss, and the circling of gradient steps.
 *
 * The discriminator ends in D = σ(a), a its logit on a generated sample. The gradient that reaches the generator is
 *   d/da log(1 − σ(a)) = −σ(a)           saturating: fades exactly where the generator is worst
 *   d/da −log σ(a)     = −(1 − σ(a))     non-saturating
 * Source: Goodfellow et al. 2014, "Generative Adversarial Nets", §3.
 */
export const logistic = (a: number): number => 1 / (1 + Math.exp(-a));

/** The logit a at which σ(a) = D, for 0 < D < 1. */
export const logit = (D: number): number => Math.log(D / (1 - D));

export const saturatingSlope = (a: number): number => -logistic(a);
export const nonSaturatingSlope = (a: number): number => -logistic(-a);

/** Points of the game V(u, v) = u·v: u steps down its slope and v up, both from the same point. [steps + 1][u, v]. */
export const simultaneousSteps = (start: readonly [number, number], rate: number, steps: number): [number, number][] => {
  const path: [number, number][] = [[...start]];
  let [u, v] = start;
  for (let step = 0; step < steps; step += 1) {
    [u, v] = [u - rate * v, v + rate * u];
    path.push([u, v]);
  }
  return path;
};

/** The same game in turn: u steps first, and v answers the new u. The points stay on u² + v² − rate·u·v = constant. */
export const alternatingSteps = (start: readonly [number, number], rate: number, steps: number): [number, number][] => {
  const path: [number, number][] = [[...start]];
  let [u, v] = start;
  for (let step = 0; step < steps; step += 1) {
    u -= rate * v;
    v += rate * u;
    path.push([u, v]);
  }
  return path;
};

/** One line of the bill for a training step: how often a network is run forward, or its gradient, for one real and one generated image. */
export interface Passes {
  readonly generator: number;
  readonly discriminator: number;
}

/**
 * Passes of one step that uses the same generated image in both halves. A gradient costs one forward pass for the inputs and one
 * for the weights; in the generator's half the discriminator's weights stand still, so only its input gradient is counted.
 */
export const stepPasses = {
  generate: { generator: 1, discriminator: 0 },
  judgeBoth: { generator: 0, discriminator: 2 },
  discriminatorGradients: { generator: 0, discriminator: 4 },
  judgeAgain: { generator: 0, discriminator: 1 },
  gradientThroughDiscriminator: { generator: 0, discriminator: 1 },
  generatorGradients: { generator: 2, discriminator: 0 },
} as const satisfies Record<string, Passes>;
