/** Numbers to colours of pixels, RGBA bytes in row order, and the same colours as paths of an SVG for pages without scripts. */

/** Grey for one plane, colour for three. `shade` maps a value to 0 … 1; what lies outside is clipped. */
export function coloursOf(planes: readonly ArrayLike<number>[], shade: (value: number) => number): Uint8ClampedArray {
  const [red, green, blue] = planes;
  const count = red?.length ?? 0;
  const bytes = new Uint8ClampedArray(4 * count).fill(255);
  for (let at = 0; at < count; at++) {
    const first = 255 * shade(red?.[at] ?? 0);
    bytes[4 * at] = first;
    bytes[4 * at + 1] = green === undefined ? first : 255 * shade(green[at] ?? 0);
    bytes[4 * at + 2] = blue === undefined ? first : 255 * shade(blue[at] ?? 0);
  }
  return bytes;
}

export interface ColourScale {
  /** The values shown as black and as white. */
  readonly dark: number;
  readonly bright: number;
  readonly shade: (value: number) => number;
}

/**
 * The grey scale for a result: from 0 to the largest value, at least `least`; where there are negative values, symmetric, so
 * that 0 is always the middle grey.
 */
export function scaleFor(values: ArrayLike<number>, least: number): ColourScale {
  let low = 0;
  let high = 0;
  for (let at = 0; at < values.length; at++) {
    low = Math.min(low, values[at] ?? 0);
    high = Math.max(high, values[at] ?? 0);
  }
  const bright = low < 0 ? Math.max(high, -low) : Math.max(high, least);
  const dark = low < 0 ? -bright : 0;
  return { dark, bright, shade: (value) => (value - dark) / (bright - dark) };
}

/** A ring of clear pixels around a picture: room for the padding. */
export function ringed(colours: Uint8ClampedArray, columns: number, ring: number): Uint8ClampedArray {
  if (ring === 0) return colours;
  const rows = colours.length / 4 / columns;
  const across = columns + 2 * ring;
  const wide = new Uint8ClampedArray(4 * across * (rows + 2 * ring));
  for (let row = 0; row < rows; row++)
    wide.set(colours.subarray(4 * row * columns, 4 * (row + 1) * columns), 4 * ((row + ring) * across + ring));
  return wide;
}

/** One path of horizontal strokes for each colour; clear pixels are left out. A stroke runs through the middle of its row. */
export function strokesOf(colours: Uint8ClampedArray, columns: number): readonly { readonly colour: string; readonly d: string }[] {
  const paths = new Map<string, string>();
  const colourAt = (at: number) =>
    colours[4 * at + 3] === 0 ? '' : [0, 1, 2].map((c) => (colours[4 * at + c] ?? 0).toString(16).padStart(2, '0')).join('');
  for (let at = 0; at < colours.length / 4; ) {
    const colour = colourAt(at);
    const end = (Math.floor(at / columns) + 1) * columns;
    let run = 1;
    while (at + run < end && colourAt(at + run) === colour) run++;
    if (colour !== '') paths.set(colour, `${paths.get(colour) ?? ''}M${at % columns} ${Math.floor(at / columns)}h${run}`);
    at += run;
  }
  return [...paths].map(([colour, d]) => ({ colour: `#${colour}`, d }));
}

/** The cells on the straight way between two cells, both included, for a brush that moves faster than it is told about. */
export function lineBetween(
  from: { readonly row: number; readonly column: number },
  to: { readonly row: number; readonly column: number },
): { readonly row: number; readonly column: number }[] {
  const steps = Math.max(Math.abs(to.row - from.row), Math.abs(to.column - from.column), 1);
  return Array.from({ length: steps + 1 }, (_, n) => ({
    row: Math.round(from.row + ((to.row - from.row) * n) / steps),
    column: Math.round(from.column + ((to.column - from.column) * n) / steps),
  }));
}
