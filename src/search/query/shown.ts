import type { Hit } from './gather.ts';

/** Sections shown under the best result and the next; those further down show one. Each costs the reader a file. */
const mostSections = [3, 2];
/** Only those that answer nearly as well as the page's best. */
const leastShare = 0.45;

/** @param rank of the result in the list, from 0 */
export function shownSections({ sections }: Hit, rank: number): Hit['sections'] {
  const least = leastShare * (sections[0]?.score ?? 0);
  return sections.slice(0, mostSections[rank] ?? 1).filter(({ score }) => score >= least);
}
