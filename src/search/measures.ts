/**
 * How good a ranking is, against grades (2: the page a reader wants first, 1: also useful, none: not wanted).
 * Source: Järvelin & Kekäläinen 2002, "Cumulated gain-based evaluation of IR techniques"; the gain of grade g is 2^g − 1.
 */
export type Grades = Readonly<Record<string, number>>;

const gain = (grade: number): number => 2 ** grade - 1;
const discounted = (gains: readonly number[]): number => gains.reduce((sum, value, index) => sum + value / Math.log2(index + 2), 0);

/** Normalised discounted cumulative gain of the first `depth` pages: 1 where no order is better. */
export function ndcg(pages: readonly string[], grades: Grades, depth = 10): number {
  const best = discounted(
    Object.values(grades)
      .map(gain)
      .sort((a, b) => b - a)
      .slice(0, depth),
  );
  return best === 0 ? 0 : discounted(pages.slice(0, depth).map((page) => gain(grades[page] ?? 0))) / best;
}

/** One over the place of the first page with the highest grade the query knows; 0 where it is not there. */
export function reciprocalRank(pages: readonly string[], grades: Grades): number {
  const wanted = Math.max(...Object.values(grades));
  const place = pages.findIndex((page) => grades[page] === wanted);
  return place < 0 ? 0 : 1 / (place + 1);
}

/** The share of the graded pages that are among the first `depth`. */
export function recall(pages: readonly string[], grades: Grades, depth = 10): number {
  const wanted = Object.keys(grades);
  const first = pages.slice(0, depth);
  return wanted.filter((page) => first.includes(page)).length / wanted.length;
}
