/** How much of the field counts: the side of the smallest centred square that holds 95% of the influence, and the spread. */
/** There is no agreed threshold; this one is the note's. */
export const part = 0.95;

export interface Effective {
  readonly side: number;
  /** Standard deviation along an axis, in input cells. */
  readonly sigma: number;
}

/** From the shares of one axis. On a plane, of two equal axes, the shares of both multiply; on a line there is the one. */
export function effectiveOfAxis(shares: ArrayLike<number>, axes: 1 | 2 = 2): Effective {
  const size = shares.length;
  let held = 1;
  let trimmed = 0;
  while (2 * (trimmed + 1) < size) {
    const left = held - (shares[trimmed] ?? 0) - (shares[size - 1 - trimmed] ?? 0);
    if (left ** axes < part) break;
    held = left;
    trimmed++;
  }
  return { side: size - 2 * trimmed, sigma: spread(shares) };
}

/** side² shares in row order. */
interface Square {
  readonly side: number;
  readonly shares: ArrayLike<number>;
}

/** From a whole plane, ring by ring from outside. */
export function effectiveOfPlane({ side, shares }: Square): Effective {
  let held = 1;
  let trimmed = 0;
  const at = (row: number, column: number) => shares[row * side + column] ?? 0;
  while (2 * (trimmed + 1) < side) {
    const last = side - 1 - trimmed;
    let ring = 0;
    for (let cell = trimmed; cell <= last; cell++) ring += at(trimmed, cell) + at(last, cell);
    for (let cell = trimmed + 1; cell < last; cell++) ring += at(cell, trimmed) + at(cell, last);
    if (held - ring < part) break;
    held -= ring;
    trimmed++;
  }
  return { side: side - 2 * trimmed, sigma: spread(axisOf({ side, shares })) };
}

/** The shares of one axis of a plane: each column added up. */
export function axisOf({ side, shares }: Square): Float32Array {
  const axis = new Float32Array(side);
  for (let at = 0; at < shares.length; at++) axis[at % side] = (axis[at % side] ?? 0) + (shares[at] ?? 0);
  return axis;
}

function spread(shares: ArrayLike<number>): number {
  const centre = (shares.length - 1) / 2;
  let variance = 0;
  for (let cell = 0; cell < shares.length; cell++) variance += (shares[cell] ?? 0) * (cell - centre) ** 2;
  return Math.sqrt(variance);
}
