/**
 * The smallest network that can be fine-tuned: one weight b in the backbone, one weight h in the head.
 *
 *   φ = x₁ + b·x₂        y = h·φ        R(b, h) = 1/(2N) Σ e²        with the residual e = y − t, t the target
 *   ∂R/∂h = 1/N Σ e·φ    ∂R/∂b = h/N Σ e·x₂
 *
 * It is linear in h and, for fixed h, linear in b, yet not in both: enough to show what a bad head does to a good backbone.
 * Two-layer linear networks of this kind, with a matrix for the backbone, are what Kumar et al. 2022 analyse (arXiv:2202.10054).
 */
export interface Sample {
  readonly x: readonly [number, number];
  /** The target. */
  readonly t: number;
}

export interface Parameters {
  readonly backbone: number;
  readonly head: number;
}

/** One learning rate per group; 0 freezes the group. */
export type Rates = Parameters;

export const feature = (sample: Sample, { backbone }: Parameters): number => sample.x[0] + backbone * sample.x[1];

export const predict = (sample: Sample, parameters: Parameters): number => parameters.head * feature(sample, parameters);

export const residual = (sample: Sample, parameters: Parameters): number => predict(sample, parameters) - sample.t;

const mean = (samples: readonly Sample[], of: (sample: Sample) => number): number =>
  samples.reduce((sum, sample) => sum + of(sample), 0) / samples.length;

export const risk = (samples: readonly Sample[], at: Parameters): number => mean(samples, (sample) => residual(sample, at) ** 2 / 2);

export const gradient = (samples: readonly Sample[], at: Parameters): Parameters => ({
  backbone: at.head * mean(samples, (sample) => residual(sample, at) * sample.x[1]),
  head: mean(samples, (sample) => residual(sample, at) * feature(sample, at)),
});

/** One step of gradient descent on the whole set. */
export const step = (samples: readonly Sample[], from: Parameters, rates: Rates): Parameters => {
  const slope = gradient(samples, from);
  return { backbone: from.backbone - rates.backbone * slope.backbone, head: from.head - rates.head * slope.head };
};

/** Where `steps` steps lead, with every point on the way: `steps + 1` entries, the start first. */
export const descend = (samples: readonly Sample[], start: Parameters, rates: Rates, steps: number): readonly Parameters[] => {
  const path = [start];
  let at = start;
  for (let taken = 0; taken < steps; taken += 1) {
    at = step(samples, at, rates);
    path.push(at);
  }
  return path;
};

/** The head that least squares gives on frozen features: h = Σφt / Σφ². Throws when every feature is zero. */
export const probe = (samples: readonly Sample[], frozen: Parameters): Parameters => {
  const energy = samples.reduce((sum, sample) => sum + feature(sample, frozen) ** 2, 0);
  if (energy === 0) throw new RangeError('every feature is zero, so no head fits better than another');
  return { backbone: frozen.backbone, head: samples.reduce((sum, sample) => sum + feature(sample, frozen) * sample.t, 0) / energy };
};
