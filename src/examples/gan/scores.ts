/**
 * The two usual scores of generated images, small enough to check by hand.
 *
 *   IS  = exp( mean over images of KL( p(y|x) ‖ p(y) ) )            p(y|x): class probabilities of one image
 *   FID = ‖μᵣ − μ_g‖² + Tr(Σᵣ + Σ_g − 2(ΣᵣΣ_g)^½)                   here with one feature: (μᵣ − μ_g)² + (σᵣ − σ_g)²
 *
 * Source: Salimans et al. 2016, "Improved Techniques for Training GANs", §4; Heusel et al. 2017 (TTUR), §1.
 */
import { type Distribution, kullbackLeibler } from './distributions.ts';

const mean = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0) / values.length;

/** Inception score of a set of images, each given as its class probabilities: [images][classes] → 1 … number of classes. */
export const inceptionScore = (predictions: readonly Distribution[]): number => {
  const marginal = (predictions[0] ?? []).map((_, label) => mean(predictions.map((prediction) => prediction[label] ?? 0)));
  return Math.exp(mean(predictions.map((prediction) => kullbackLeibler(prediction, marginal))));
};

/** Mean and (population) variance of one feature over a set of images: all that a Fréchet distance gets to see. */
export const moments = (feature: readonly number[]): { mean: number; variance: number } => {
  const centre = mean(feature);
  return { mean: centre, variance: mean(feature.map((value) => (value - centre) ** 2)) };
};

/** Squared Fréchet distance of the two Gaussians fitted to one feature of two sets. */
export const frechetDistance = (real: readonly number[], generated: readonly number[]): number => {
  const r = moments(real);
  const g = moments(generated);
  return (r.mean - g.mean) ** 2 + (Math.sqrt(r.variance) - Math.sqrt(g.variance)) ** 2;
};
