import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { type Entry, extractPage } from './extract.ts';
import { languages } from './format.ts';

/** Reads the entries of every built page below `dist/zh` and `dist/en`, in the order of their paths. */
export function readPages(dist: string): Entry[] {
  const entries: Entry[] = [];
  for (const language of languages) {
    const root = join(dist, language);
    if (!existsSync(root)) continue;
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.html'));
    for (const file of files.sort()) {
      const path = relative(root, join(root, file))
        .split(sep)
        .join('/')
        .replace(/(^|\/)index\.html$|\.html$/, '');
      entries.push(...extractPage(readFileSync(join(root, file), 'utf8'), path));
    }
  }
  return entries;
}
