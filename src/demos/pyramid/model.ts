/**
 * The receptive field of one output cell through a stack of dilated 3×3 layers, and where it lies in an oblique drawing.
 *
 * Layer l reads cells at p + i·d_l (i = 0, 1, 2) of the sheet below; composing the layers from the top down gives the
 * cells read on every sheet. Source of the size: r = 1 + Σ 2·d_l for stride 1 (Araujo et al. 2019).
 */

export const kernel = 3;
/** From the top sheet down to the input. */
export const dilations = [4, 2, 1] as const;
/** Cells along one side of the top sheet. */
export const topSize = 5;

export interface Cell {
  readonly row: number;
  readonly column: number;
}

export interface Sheet {
  /** Cells along one side. */
  readonly size: number;
  /** The dilation by which the sheet above reads this one; undefined for the top. */
  readonly dilation: number | undefined;
  readonly rows: readonly number[];
  readonly columns: readonly number[];
}

const read = (positions: readonly number[], dilation: number): number[] =>
  [...new Set(positions.flatMap((position) => Array.from({ length: kernel }, (_, i) => position + i * dilation)))].sort((a, b) => a - b);

/** Every sheet from the output down, with the rows and columns the chosen cell depends on. */
export function sheets({ row, column }: Cell): Sheet[] {
  const list: Sheet[] = [{ size: topSize, dilation: undefined, rows: [row], columns: [column] }];
  for (const dilation of dilations) {
    const above = list.at(-1) as Sheet; // The list never is empty.
    list.push({
      size: above.size + (kernel - 1) * dilation,
      dilation,
      rows: read(above.rows, dilation),
      columns: read(above.columns, dilation),
    });
  }
  return list;
}

/** First and last cell read, as a half-open interval. */
export const extent = (positions: readonly number[]): readonly [number, number] => [positions[0] ?? 0, (positions.at(-1) ?? 0) + 1];

export const span = (sheet: Sheet): number => {
  const [from, to] = extent(sheet.rows);
  return to - from;
};
export const cellsRead = (sheet: Sheet): number => sheet.rows.length * sheet.columns.length;

const cell = 21;
const slant = { x: 9.5, y: 8.5 };
const gap = 150;

export interface DrawnSheet {
  readonly outline: string;
  readonly lines: string;
  readonly read: string;
  readonly field: string;
  /** The measure under the sheet: from, to, and its height. */
  readonly measure: readonly [number, number, number];
  readonly label: readonly [number, number];
  /** From the field of the sheet above to this one's. */
  readonly rays: string;
}

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly sheets: readonly DrawnSheet[];
  /** The outline of each cell of the top sheet, row by row. */
  readonly targets: readonly string[];
}

/** The sheets in oblique view, the input at the bottom. */
export function draw(list: readonly Sheet[]): Drawing {
  const largest = list.at(-1)?.size ?? topSize;
  const height = (list.length - 1) * gap + largest * slant.y;
  const point = (sheet: Sheet, level: number, column: number, row: number): readonly [number, number] => {
    const inset = (largest - sheet.size) / 2;
    const [u, v] = [inset + column, inset + sheet.size - row];
    return [u * cell + v * slant.x, height - (list.length - 1 - level) * gap - v * slant.y];
  };
  const text = ([x, y]: readonly [number, number]) => `${x.toFixed(1)} ${y.toFixed(1)}`;
  const quad = (sheet: Sheet, level: number, c0: number, r0: number, c1: number, r1: number) =>
    `M${text(point(sheet, level, c0, r0))}L${text(point(sheet, level, c1, r0))}L${text(point(sheet, level, c1, r1))}L${text(point(sheet, level, c0, r1))}Z`;

  const drawn = list.map((sheet, level): DrawnSheet => {
    const [r0, r1] = extent(sheet.rows);
    const [c0, c1] = extent(sheet.columns);
    const lines = Array.from(
      { length: sheet.size + 1 },
      (_, i) =>
        `M${text(point(sheet, level, i, 0))}L${text(point(sheet, level, i, sheet.size))}M${text(point(sheet, level, 0, i))}L${text(point(sheet, level, sheet.size, i))}`,
    ).join('');
    const above = list[level - 1];
    let rays = '';
    if (above !== undefined) {
      const [a0, a1] = extent(above.rows);
      const [b0, b1] = extent(above.columns);
      const corners = [
        [b0, a0, c0, r0],
        [b1, a0, c1, r0],
        [b0, a1, c0, r1],
        [b1, a1, c1, r1],
      ] as const;
      rays = corners
        .map(([c, r, column, row]) => `M${text(point(above, level - 1, c, r))}L${text(point(sheet, level, column, row))}`)
        .join('');
    }
    const [left, front] = point(sheet, level, c0, sheet.size);
    const [right] = point(sheet, level, c1, sheet.size);
    return {
      outline: quad(sheet, level, 0, 0, sheet.size, sheet.size),
      lines,
      read: sheet.rows.flatMap((row) => sheet.columns.map((column) => quad(sheet, level, column, row, column + 1, row + 1))).join(''),
      field: quad(sheet, level, c0, r0, c1, r1),
      measure: [left, right, front + 13],
      label: point(sheet, level, sheet.size, 0),
      rays,
    };
  });
  const top = list[0] as Sheet; // There is a top sheet in every stack.
  const targets = Array.from({ length: top.size * top.size }, (_, index) => {
    const [row, column] = [Math.floor(index / top.size), index % top.size];
    return quad(top, 0, column, row, column + 1, row + 1);
  });
  return { width: largest * (cell + slant.x), height, sheets: drawn, targets };
}
