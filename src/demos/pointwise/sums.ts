/**
 * The three sums behind one output pixel, in whole numbers over a divisor. With one layer, or two without an activation, they
 * are those of one matrix over x; with ReLU they are those of W₂ over the middle layer h, counted in units of 1 ∕ divisor of W₁.
 */
import { pixelsOf } from '../../figure/pictureState.ts';
import { colourAt, type Matrix, merged, type PointwiseState, size } from './model.ts';

export interface PixelSums {
  /** What is multiplied: the three channels of x, or of the middle layer. */
  readonly values: readonly [number, number, number];
  readonly matrix: Matrix;
  /** Before the division, channel by channel. */
  readonly totals: readonly [number, number, number];
  readonly hidden: boolean;
}

const times = ({ w }: Matrix, values: readonly number[]): [number, number, number] => {
  const row = (at: number) => values.reduce((sum, value, column) => sum + value * (w[3 * at + column] ?? 0), 0) + 0;
  return [row(0), row(1), row(2)];
};

export function sumsAt(state: PointwiseState, row: number, column: number): PixelSums {
  const x = colourAt(pixelsOf(state.picture, size), row, column);
  const { first, second, layers, activation } = state;
  if (layers === 2 && activation === 'relu') {
    const [r, g, b] = times(first, x);
    const values = [Math.max(0, r), Math.max(0, g), Math.max(0, b)] as const;
    const matrix = { w: second.w, divisor: first.divisor * second.divisor };
    return { values, matrix, totals: times(second, values), hidden: true };
  }
  const matrix = layers === 1 ? first : merged(state);
  return { values: x, matrix, totals: times(matrix, x), hidden: false };
}
