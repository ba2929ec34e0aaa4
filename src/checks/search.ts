import { searchHeadings } from '../search/headings.ts';
import type { Count } from './tally.ts';

/** Every heading of the site, typed into its search, must lead to its section; each heading counts as one check. */
export async function checkSearch(folder: string): Promise<Count> {
  const { asked, lost } = await searchHeadings(folder);
  for (const line of lost) console.error(`not found by its own words: ${line}`);
  return { passed: asked - lost.length, failed: lost.length };
}
