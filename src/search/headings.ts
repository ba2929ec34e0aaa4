/**
 * `node src/search/headings.ts`: asks the built index for every heading of the site and lists those whose section is not among
 * the first two answers. A heading that several pages have (练习, In code) is asked together with the title of its page.
 */
import { parseArgs } from 'node:util';
import { fromDisk } from './files.ts';
import { readPages } from './pages.ts';
import { openSearch } from './query/engine.ts';

const { values } = parseArgs({ options: { dist: { type: 'string', default: 'dist' } } });
const engine = await openSearch(fromDisk(values.dist));
const pages = readPages(values.dist);

const uses = new Map<string, number>();
for (const { language, sections } of pages) {
  for (const { headings } of sections) {
    const key = `${language} ${headings.at(-1)}`;
    uses.set(key, (uses.get(key) ?? 0) + 1);
  }
}

let asked = 0;
const lost: string[] = [];
for (const { path, language, title, sections } of pages) {
  for (const { id, headings } of sections) {
    const heading = headings.at(-1);
    if (heading === undefined || id === '') continue;
    asked++;
    const query = (uses.get(`${language} ${heading}`) ?? 0) > 1 ? `${title} ${heading}` : heading;
    const { hits } = await engine.search(query, { language });
    const answers = hits
      .flatMap((hit) =>
        hit.sections.slice(0, 2).map(({ section, score }) => ({ section, score: (score * hit.score) / (hit.sections[0]?.score || 1) })),
      )
      .sort((a, b) => b.score - a.score)
      .slice(0, 2);
    const places = await Promise.all(answers.map(async ({ section }) => engine.read(section)));
    if (!places.some((place) => place?.path === path && place.sections[0]?.id === id)) lost.push(`${language}/${path}#${id}  ${query}`);
  }
}
for (const line of lost) console.log(line);
console.log(`${asked - lost.length} of ${asked} headings lead to their section as first or second answer`);
process.exitCode = lost.length > 0 ? 1 : 0;
