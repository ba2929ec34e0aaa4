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
const margin = 12;

/** A rough width of a name at 15 px: Han characters are square, Latin ones about half as wide. */
const widthOf = (name: string): number => [...name].reduce((sum, character) => sum + (/\p{Script=Han}/u.test(character) ? 16 : 8.2), 0);

/** Places each family (connected component) beside the last; inside a row, students stand near their advisors. */
export function drawLineage(lineage: Lineage, labels: readonly string[]): LineageDrawing {
  const level = generations(lineage);
  const families = componentsOf(lineage);
  const placed: (PlacedScholar | undefined)[] = lineage.scholars.map(() => undefined);
  let left = margin;
  for (const family of families) {
    const rows = new Map<number, number[]>();
    for (const scholar of family) rows.set(level[scholar] ?? 0, [...(rows.get(level[scholar] ?? 0) ?? []), scholar]);
    const widths = [...rows.values()].map((row) => row.reduce((sum, scholar) => sum + widthOf(labels[scholar] ?? '') + gap, -gap));
    const width = Math.max(...widths);
    [...rows.keys()]
      .sort((a, b) => a - b)
      .forEach((generation, order) => {
        const row = rows.get(generation) ?? [];
        let x = left + (width - row.reduce((sum, scholar) => sum + widthOf(labels[scholar] ?? '') + gap, -gap)) / 2;
        for (const scholar of row) {
          const own = widthOf(labels[scholar] ?? '');
          const { id } = lineage.scholars[scholar] ?? {};
          placed[scholar] = {
            name: labels[scholar] ?? '',
            ...(id === undefined ? {} : { id }),
            x: x + own / 2,
            y: margin + 14 + order * rowHeight,
            width: own,
          };
          x += own + gap;
        }
      });
    left += width + gap * 2;
  }
  const scholars = placed.filter((scholar) => scholar !== undefined);
  const edges = lineage.edges.flatMap(([advisor, student]) => {
    const [from, to] = [placed[advisor], placed[student]];
    if (from === undefined || to === undefined) return [];
    const middle = (from.y + to.y) / 2;
    return [`M${from.x.toFixed(1)} ${from.y + 9}V${middle}H${to.x.toFixed(1)}V${to.y - 19}`];
  });
  return { width: left - gap * 2 + margin, height: Math.max(...scholars.map(({ y }) => y)) + 14 + margin, scholars, edges };
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
