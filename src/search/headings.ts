/**
 * Asks the built index for every heading of the site. A heading is found when its section is the first or second answer: of
 * all sections, or the best one of the first or second result. Where several have the same heading (练习, References, 空洞卷积 in
 * every list), any of them counts, and so does a page of that title.
 */
import { atoms } from '../text/atoms.ts';
import { fromDisk } from './files.ts';
import type { ChunkEntry, Language } from './format.ts';
import { readPages } from './pages.ts';
import { openSearch, type SearchEngine } from './query/engine.ts';

export interface HeadingReport {
  readonly asked: number;
  /** Each heading that did not lead to its section, as `language/page#section  heading  →  what came instead`. */
  readonly lost: readonly string[];
}

/** @param dist the folder of a built site, with its index */
export async function searchHeadings(dist: string): Promise<HeadingReport> {
  const engine = await openSearch(fromDisk(dist));
  const answered = new Map<string, readonly ChunkEntry[]>();
  const lost: string[] = [];
  let asked = 0;
  for (const { path, language, sections } of readPages(dist)) {
    for (const { id, headings } of sections) {
      const heading = headings.at(-1);
      if (heading === undefined || id === '') continue;
      asked++;
      const key = `${language} ${heading}`;
      const places = answered.get(key) ?? (await firstTwo(engine, heading, language));
      answered.set(key, places);
      const found = places.some((place) => (place.path === path && place.sections[0]?.id === id) || calledSo(place, heading));
      if (!found) lost.push(`${language}/${path}#${id}  ${heading}  →  ${places.map(addressOf).join(', ') || 'nothing'}`);
    }
  }
  return { asked, lost };
}

/** The two best sections of all pages, and the best section of each of the first two results. */
async function firstTwo(engine: SearchEngine, query: string, language: Language): Promise<ChunkEntry[]> {
  const { hits } = await engine.search(query, { language });
  const best = hits
    .flatMap((hit) =>
      hit.sections.slice(0, 2).map(({ section, score }) => ({ section, score: (score * hit.score) / (hit.sections[0]?.score || 1) })),
    )
    .sort((a, b) => b.score - a.score)
    .slice(0, 2);
  const leading = hits.slice(0, 2).flatMap(({ sections }) => sections.slice(0, 1));
  const places = await Promise.all(
    [...new Set([...best, ...leading].map(({ section }) => section))].map((section) => engine.read(section)),
  );
  return places.flatMap((place) => (place ? [place] : []));
}

function calledSo({ title, subtitle, sections }: ChunkEntry, heading: string): boolean {
  const own = sections[0]?.heading.split(' › ').at(-1) ?? '';
  return (own === '' ? [title, subtitle] : [own]).some((name) => name !== undefined && folded(name) === folded(heading));
}

const folded = (name: string): string =>
  atoms(name)
    .map(({ key }) => key)
    .join(' ');
const addressOf = ({ path, sections }: ChunkEntry): string => `${path}#${sections[0]?.id ?? ''}`;

if (import.meta.main) {
  const { asked, lost } = await searchHeadings(process.argv[2] ?? 'dist');
  for (const line of lost) console.log(line);
  console.log(`${asked - lost.length} of ${asked} headings lead to their section as first or second answer`);
  process.exitCode = lost.length > 0 ? 1 : 0;
}
