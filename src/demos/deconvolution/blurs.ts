/** The point spreads to choose from: what the blur makes of a single bright point. Each sums to 1, so that no light is lost. */
export const blurSide = 5;

const middle = (blurSide - 1) / 2;

/** Weights by row and column, counted from the middle; their sum need not be 1 yet. */
const weights = {
  /** Standard deviation 1. */
  gauss: (row: number, column: number) => Math.exp(-(row * row + column * column) / 2),
  /** A lens out of focus spreads a point over a disc. */
  disc: (row: number, column: number) => (row * row + column * column <= 5 ? 1 : 0),
  /** A camera that moved sideways while the shutter was open. */
  motion: (row: number) => (row === 0 ? 1 : 0),
  /** A tail that fades: not the same when turned by 180°, so that the mirrored kernel of the transpose can be seen. */
  comet: (row: number, column: number) => (row === column ? 3 - row : 0),
} as const satisfies Record<string, (row: number, column: number) => number>;

export type BlurName = keyof typeof weights;
export const blurNames = Object.keys(weights) as readonly BlurName[];

/** blurSide² numbers in row order that sum to 1. */
export function blurOf(name: BlurName): Float64Array {
  const h = Float64Array.from({ length: blurSide ** 2 }, (_, at) =>
    weights[name](Math.floor(at / blurSide) - middle, (at % blurSide) - middle),
  );
  const sum = h.reduce((total, weight) => total + weight, 0);
  return h.map((weight) => weight / sum);
}
