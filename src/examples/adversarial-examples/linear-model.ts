/**
 * A linear classifier of nine pixels, and the fast gradient sign method on it.
 *
 *   z = w·x + b      J = ln(1 + e^(−yz)), y = ±1      x′ = x + ε sign(∂J/∂x)
 *
 * Source: Goodfellow, Shlens & Szegedy 2015, "Explaining and Harnessing Adversarial Examples", §3 to §5.
 */
import { linear } from '../../nn/ops/linear.ts';
import { tensor } from '../../nn/tensor.ts';

export type Grid = readonly (readonly number[])[];

/** Grey levels from 0 to 9: an upright bar, brighter in the middle. */
export const image: Grid = [
  [2, 7, 2],
  [3, 8, 3],
  [2, 7, 1],
];
/** Bright middle column, dark sides: z > 0 says "bar". */
export const weights: Grid = [
  [-1, 2, -1],
  [-1, 2, -1],
  [-1, 2, -1],
];
export const bias = -28;
export const label = 1;
export const epsilon = 0.5;
export const brightest = 9;

export const logistic = (a: number): number => 1 / (1 + Math.exp(-a));
export const loss = (margin: number): number => Math.log1p(Math.exp(-margin));
export const norm = (values: readonly number[], p: 1 | 2): number =>
  p === 1 ? values.reduce((sum, value) => sum + Math.abs(value), 0) : Math.hypot(...values);

const layer = (x: readonly number[]) => ({
  x: tensor([1, x.length], x),
  w: tensor([1, x.length], weights.flat()),
  b: tensor([1], [bias]),
});

export const score = (x: readonly number[]): number => linear.forward(layer(x)).data[0] ?? 0;

/** ∂J/∂x, pixel by pixel: the layer's backward pass fed with ∂J/∂z = −y σ(−yz). */
export const inputGradient = (x: readonly number[]): readonly number[] => {
  const upstream = -label * logistic(-label * score(x));
  return Array.from(linear.backward(layer(x), tensor([1, 1], [upstream])).x.data);
};

export const rowsOfThree = (values: readonly number[]): Grid => [0, 3, 6].map((start) => values.slice(start, start + 3));

/** One step of size ε along the sign of the gradient, kept within the grey levels. */
export const fgsm = (x: readonly number[], size = epsilon): readonly number[] => {
  const gradient = inputGradient(x);
  return x.map((pixel, n) => Math.min(brightest, Math.max(0, pixel + size * Math.sign(gradient[n] ?? 0))));
};

/** The scores of all 2⁹ images that differ from x by +ε or −ε in every pixel. */
export const allSigns = (x: readonly number[]): readonly number[] =>
  Array.from({ length: 2 ** x.length }, (_, pattern) => score(x.map((pixel, n) => pixel + ((pattern >> n) & 1 ? epsilon : -epsilon))));
