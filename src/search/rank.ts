import type { Language } from './format.ts';
import type { SearchEngine } from './query/engine.ts';

/** One page of a ranking, with its best section. */
export interface Ranked {
  /** The path after the language. */
  readonly page: string;
  /** The fragment of the section; empty for the beginning of the page. */
  readonly section: string;
  readonly title: string;
  readonly score: number;
}

/** Ranks pages for a query, best first; a page that lists records comes once, for its best one. */
export async function rank(engine: SearchEngine, query: string, language: Language, most = 20): Promise<Ranked[]> {
  const { hits } = await engine.search(query, { language });
  const ranked: Ranked[] = [];
  for (const { sections, score } of hits) {
    if (ranked.length >= most) break;
    const best = sections[0];
    const entry = best && (await engine.read(best.section));
    if (!entry || ranked.some(({ page }) => page === entry.path)) continue;
    ranked.push({ page: entry.path, section: entry.sections[0]?.id ?? '', title: entry.title, score: Number(score.toFixed(4)) });
  }
  return ranked;
}
