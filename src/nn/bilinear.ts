/**
 * Bilinear interpolation at any place of a plane that reads 0 outside.
 *
 *   x̃(r, c) = Σ over the four pixels around (r, c) of x · (1 − |row distance|) · (1 − |column distance|)
 *
 * Source: Jaderberg et al. 2015, "Spatial Transformer Networks", equations 5 to 7.
 */

/** One pixel's part in an interpolated value, and how that part changes with the row and the column. */
export interface Corner {
  readonly index: number;
  readonly weight: number;
  readonly perRow: number;
  readonly perColumn: number;
}

/** The up to four pixels of an H×W plane around a place; none when the place is outside or no number. */
export function corners(row: number, column: number, height: number, width: number): Corner[] {
  if (!(row > -1 && row < height && column > -1 && column < width)) return [];
  const [top, left] = [Math.floor(row), Math.floor(column)];
  const [below, right] = [row - top, column - left];
  return [
    { r: top, c: left, weight: (1 - below) * (1 - right), perRow: right - 1, perColumn: below - 1 },
    { r: top, c: left + 1, weight: (1 - below) * right, perRow: -right, perColumn: 1 - below },
    { r: top + 1, c: left, weight: below * (1 - right), perRow: 1 - right, perColumn: -below },
    { r: top + 1, c: left + 1, weight: below * right, perRow: right, perColumn: below },
  ].flatMap(({ r, c, ...part }) => (r >= 0 && r < height && c >= 0 && c < width ? [{ index: r * width + c, ...part }] : []));
}
