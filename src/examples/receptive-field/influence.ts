/**
 * How the influence on one output spreads over its receptive field when every tap of a layer weighs the same (1/k):
 *
 *   share = box(k₁, d₁·jump₀) * box(k₂, d₂·jump₁) * …          a convolution of boxes, hence nearly a Gaussian
 *   σ²    = Σ_l (d_l·jump_{l−1})²·(k_l² − 1)/12                 the variances of the boxes add
 *
 * One axis; on a plane the shares of both axes multiply. A pooling layer counts as the mean of its window. A layer with a
 * `skip` lets half of the influence pass beside it, straight on.
 * Source: Luo, Li, Urtasun & Zemel 2016, "Understanding the Effective Receptive Field in Deep CNNs", section 2.
 */
import type { Layer } from '../../nn/receptiveField.ts';

export interface Reading extends Layer {
  readonly skip?: boolean | undefined;
}

/** The share of each cell of the receptive field, first cell first; the shares sum to 1. */
export function influence(layers: readonly Reading[]): number[] {
  let shares = [1];
  let jump = 1;
  for (const { kernel, stride = 1, dilation = 1, skip = false } of layers) {
    const step = dilation * jump;
    const next: number[] = Array(shares.length + (kernel - 1) * step).fill(0);
    const branch = skip ? 0.5 : 1;
    const add = (from: number, share: number) => {
      next[from] = (next[from] ?? 0) + share;
    };
    shares.forEach((share, cell) => {
      for (let tap = 0; tap < kernel; tap++) add(cell + tap * step, (branch * share) / kernel);
      if (skip) add(cell + ((kernel - 1) / 2) * step, share / 2);
    });
    shares = next;
    jump *= stride;
  }
  return shares;
}

/** The standard deviation of symmetric shares, in input cells. */
export function spread(shares: readonly number[]): number {
  const centre = (shares.length - 1) / 2;
  return Math.sqrt(shares.reduce((sum, share, cell) => sum + share * (cell - centre) ** 2, 0));
}

/** The side of the smallest centred square of input cells that holds at least `part` of the influence on a plane. */
export function sideHolding(part: number, shares: readonly number[]): number {
  let held = 1;
  let trimmed = 0;
  while (2 * (trimmed + 1) < shares.length) {
    const left = held - (shares[trimmed] ?? 0) - (shares[shares.length - 1 - trimmed] ?? 0);
    if (left ** 2 < part) break;
    held = left;
    trimmed++;
  }
  return shares.length - 2 * trimmed;
}
