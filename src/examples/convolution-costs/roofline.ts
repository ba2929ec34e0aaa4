/**
 * The least time a list of layers can take on a machine that computes and moves at fixed rates:
 *
 *   t ≥ Σ_layers max(2·MACs / peak, bytes / bandwidth)
 *
 * Source: Williams, Waterman & Patterson 2009, "Roofline: An Insightful Visual Performance Model for Multicore Architectures".
 */
import type { Cost } from '../../nn/operator.ts';

export interface Machine {
  /** Floating-point operations a second. */
  readonly peak: number;
  /** Bytes a second between memory and processor. */
  readonly bandwidth: number;
}

/** Round numbers of no machine in particular. */
export const machine: Machine = { peak: 10e12, bandwidth: 500e9 };

export interface Bound {
  /** Seconds of arithmetic, of traffic, and the bound, layer by layer. */
  readonly computing: number;
  readonly moving: number;
  readonly least: number;
}

export function bound(layers: readonly Cost[], { peak, bandwidth }: Machine = machine): Bound {
  let [computing, moving, least] = [0, 0, 0];
  for (const { multiplyAccumulates, bytes } of layers) {
    const [compute, move] = [(2 * multiplyAccumulates) / peak, bytes / bandwidth];
    computing += compute;
    moving += move;
    least += Math.max(compute, move);
  }
  return { computing, moving, least };
}
