/**
 * A network of two inputs and three rectified units on which one large step fails and several small ones succeed.
 *
 *   z = relu(4x₁ − 3) + relu(3 − 4x₁) + relu(x₂ + 4) − 4 = |4x₁ − 3| + x₂    for x₂ ≥ −4
 *
 * The attack lowers z from x = (0, 0), where z = 3, within |x₁|, |x₂| ≤ 2. The kink at x₁ = ¾ is what the single step overleaps.
 * Source of the attack: Madry et al. 2018, "Towards Deep Learning Models Resistant to Adversarial Attacks", §2.1.
 */
import { relu } from '../../nn/ops/activations.ts';
import { linear } from '../../nn/ops/linear.ts';
import { tensor } from '../../nn/tensor.ts';

export type Point = readonly [number, number];

export const epsilon = 2;
const inner = { w: tensor([3, 2], [4, 0, -4, 0, 0, 1]), b: tensor([3], [-3, 3, 4]) };
const outer = { w: tensor([1, 3], [1, 1, 1]), b: tensor([1], [-4]) };

export function scoreAndGradient(point: Point): { readonly z: number; readonly gradient: Point } {
  const x = tensor([1, 2], point);
  const before = linear.forward({ x, ...inner });
  const hidden = relu.forward({ x: before });
  const z = linear.forward({ x: hidden, ...outer }).data[0] ?? 0;
  const toHidden = linear.backward({ x: hidden, ...outer }, tensor([1, 1], [1])).x;
  const toBefore = relu.backward({ x: before }, toHidden).x;
  const { data } = linear.backward({ x, ...inner }, toBefore).x;
  return { z, gradient: [data[0] ?? 0, data[1] ?? 0] };
}

const project = (value: number): number => Math.min(epsilon, Math.max(-epsilon, value));

/** x⁰ … x^steps: each step of size α against the sign of ∂z/∂x, then back into the box around the origin. */
export function projectedSteps(alpha: number, steps: number): readonly Point[] {
  const path: Point[] = [[0, 0]];
  for (let step = 0; step < steps; step++) {
    const [x1, x2] = path[step] ?? [0, 0];
    const [g1, g2] = scoreAndGradient([x1, x2]).gradient;
    path.push([project(x1 - alpha * Math.sign(g1)), project(x2 - alpha * Math.sign(g2))]);
  }
  return path;
}
