/**
 * Adam: a step for each number by its gradient's running mean, divided by the root of its running mean square.
 *
 *   m ← β₁m + (1 − β₁)g     v ← β₂v + (1 − β₂)g²     w ← w − η · m/(1 − β₁ᵗ) / (√(v/(1 − β₂ᵗ)) + ε)
 *
 * Source: Kingma & Ba 2015, "Adam: A Method for Stochastic Optimization", algorithm 1.
 */
import type { FloatArray } from './tensor.ts';

export interface AdamSettings {
  /** How much of the running means is kept at each step. */
  readonly beta1?: number;
  readonly beta2?: number;
  readonly epsilon?: number;
}

/**
 * An optimiser of these arrays, which it changes in place: a call is one step, with a gradient of each array and the learning
 * rate η. Powers are products, so that they are alike everywhere.
 */
export function adam(
  weights: readonly FloatArray[],
  { beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8 }: AdamSettings = {},
): (gradients: readonly FloatArray[], rate: number) => void {
  const means = weights.map(({ length }) => new Float64Array(length));
  const squares = weights.map(({ length }) => new Float64Array(length));
  let [power1, power2] = [1, 1];
  return (gradients, rate) => {
    power1 *= beta1;
    power2 *= beta2;
    for (const [n, w] of weights.entries()) {
      // All four lists run over the same tensors, and each of these arrays over the same numbers.
      const [m, v, g] = [means[n] as Float64Array, squares[n] as Float64Array, gradients[n] as FloatArray];
      for (let i = 0; i < w.length; i++) {
        const gradient = g[i] as number;
        m[i] = beta1 * (m[i] as number) + (1 - beta1) * gradient;
        v[i] = beta2 * (v[i] as number) + (1 - beta2) * gradient * gradient;
        const step = (m[i] as number) / (1 - power1) / (Math.sqrt((v[i] as number) / (1 - power2)) + epsilon);
        w[i] = (w[i] as number) - rate * step;
      }
    }
  };
}
