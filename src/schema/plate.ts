/** A plane of numbers drawn in the colour of its role, one of the few that a thumbnail is made of. */
export interface Plate {
  readonly role: 'x' | 'w' | 'y' | 'g';
  readonly columns: number;
  /** In row order. Strong values are drawn dense, whatever their sign. */
  readonly values: ArrayLike<number>;
}

/** One plate is so high and wide, in the units of the drawing, and stands so far from the next. */
export const plateSide = 24;
const gap = 5;
const steps = 4;

export const platesWidth = (count: number): number => count * (plateSide + gap) - gap;

/**
 * The plates side by side, as one path for each plate and each step of density, so that a thumbnail weighs a few kilobytes. Only
 * how the values of a plate compare is drawn: the densest is its largest, and what is nothing beside it is left out.
 */
export function platePaths(plates: readonly Plate[]): { role: Plate['role']; density: number; d: string }[] {
  return plates.flatMap(({ role, columns, values }, index) => {
    const cells = Array.from(values, Math.abs);
    const most = Math.max(...cells, Number.MIN_VALUE);
    const side = plateSide / columns;
    // Large cells stand apart, small ones make a picture.
    const size = shown(columns > 12 ? side : side * 0.88);
    const paths = Array.from({ length: steps }, () => '');
    cells.forEach((cell, at) => {
      const step = Math.ceil((cell / most) * steps - 0.4) - 1;
      if (step < 0) return;
      const left = index * (plateSide + gap) + (at % columns) * side;
      const top = Math.floor(at / columns) * side;
      paths[step] += `M${shown(left)} ${shown(top)}h${size}v${size}h-${size}z`;
    });
    return paths.flatMap((d, step) => (d === '' ? [] : [{ role, density: (step + 1) / steps, d }]));
  });
}

const shown = (value: number): number => Math.round(value * 100) / 100;

/** A square plane at half its side, each value the mean of four: a thumbnail has no room for more. */
export function halved(values: ArrayLike<number>, side: number): number[] {
  const half = Math.floor(side / 2);
  return Array.from({ length: half * half }, (_, at) => {
    const from = 2 * Math.floor(at / half) * side + 2 * (at % half);
    return [from, from + 1, from + side, from + side + 1].reduce((sum, each) => sum + (values[each] ?? 0), 0) / 4;
  });
}
