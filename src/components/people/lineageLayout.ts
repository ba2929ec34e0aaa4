/** Where the names of an advisor–student graph stand, in units of the drawing. Pure. */
import { generations, type Lineage } from '../../model/lineage.ts';

export interface PlacedScholar {
  readonly name: string;
  readonly id?: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

export interface LineageDrawing {
  readonly width: number;
  readonly height: number;
  readonly scholars: readonly PlacedScholar[];
  /** SVG paths from advisor to student. */
  readonly edges: readonly string[];
}

const rowHeight = 96;
const gap = 28;
const familyGap = 56;
const margin = 12;

/** A rough width of a name at 15 px: Han characters are square, Latin ones about half as wide. */
const widthOf = (name: string): number => [...name].reduce((sum, character) => sum + (/\p{Script=Han}/u.test(character) ? 16 : 8.2), 0);

/** How wide the drawing may grow before the next family begins a new line. */
const lineWidth = 860;

/**
 * Places each family (connected component) beside the last, or below where the line is full; inside a family, advisors
 * stand above their students. Lines are straight: bent ones would share a bar, and then anybody could have advised anyone.
 */
export function drawLineage(lineage: Lineage, labels: readonly string[]): LineageDrawing {
  const level = generations(lineage);
  const placed: (PlacedScholar | undefined)[] = lineage.scholars.map(() => undefined);
  const widths = labels.map(widthOf);
  const widthOfRow = (row: readonly number[]) => row.reduce((sum, scholar) => sum + (widths[scholar] ?? 0) + gap, -gap);
  let [left, top, height, right] = [margin, margin, 0, 0];
  for (const family of componentsOf(lineage)) {
    const rows = rowsOf(family, lineage, level);
    const width = Math.max(...rows.map(widthOfRow));
    if (left > margin && left + width > lineWidth) [left, top, height] = [margin, top + height + familyGap, 0];
    rows.forEach((row, order) => {
      let x = left + (width - widthOfRow(row)) / 2;
      for (const scholar of row) {
        const own = widths[scholar] ?? 0;
        const { id } = lineage.scholars[scholar] ?? {};
        const y = top + 14 + order * rowHeight;
        placed[scholar] = { name: labels[scholar] ?? '', ...(id === undefined ? {} : { id }), x: x + own / 2, y, width: own };
        x += own + gap;
      }
    });
    height = Math.max(height, (rows.length - 1) * rowHeight);
    right = Math.max(right, left + width);
    left += width + gap * 2;
  }
  const scholars = placed.filter((scholar) => scholar !== undefined);
  const edges = lineage.edges.flatMap(([advisor, student]) => {
    const [from, to] = [placed[advisor], placed[student]];
    return from === undefined || to === undefined ? [] : [`M${from.x.toFixed(1)} ${from.y + 9}L${to.x.toFixed(1)} ${to.y - 19}`];
  });
  return { width: right + margin, height: Math.max(...scholars.map(({ y }) => y)) + 14 + margin, scholars, edges };
}

/** The generations of a family from the top. The last stands in order of mention; above it, each advisor over the middle of their students. */
function rowsOf(family: readonly number[], { edges }: Lineage, level: readonly number[]): number[][] {
  const generationsUp = [...new Set(family.map((scholar) => level[scholar] ?? 0))].sort((a, b) => b - a);
  const place = new Map<number, number>();
  const rows = generationsUp.map((generation) => {
    const middle = (scholar: number) => {
      const below = edges.flatMap(([advisor, student]) => (advisor === scholar ? (place.get(student) ?? []) : []));
      return below.length === 0 ? Number.POSITIVE_INFINITY : below.reduce((sum, at) => sum + at, 0) / below.length;
    };
    const row = family.filter((scholar) => level[scholar] === generation);
    const ordered = place.size === 0 ? row : [...row].sort((a, b) => (middle(a) < middle(b) ? -1 : Number(middle(a) > middle(b))));
    // Places are shares of the row, so that rows of different lengths can be compared.
    for (const [index, scholar] of ordered.entries()) place.set(scholar, (index + 0.5) / ordered.length);
    return ordered;
  });
  return rows.reverse();
}

/** Scholars connected by any chain of advising, each family in the order of first mention. */
function componentsOf({ scholars, edges }: Lineage): number[][] {
  const family = scholars.map((_, index) => index);
  for (let round = 0; round < scholars.length; round++) {
    for (const [a, b] of edges) {
      const least = Math.min(family[a] ?? a, family[b] ?? b);
      family[a] = least;
      family[b] = least;
    }
  }
  return [...new Set(family)].map((root) => family.flatMap((own, index) => (own === root ? [index] : [])));
}
