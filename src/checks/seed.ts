/** Nothing of the old notes is lost: each of their addresses stands on the page of links, in both languages. */
import { readFile } from 'node:fs/promises';
import { parse } from 'node-html-parser';
import { canonicalUrl } from '../text/canonicalUrl.ts';
import { type Count, tally } from './tally.ts';

export async function checkSeed(folder: string): Promise<Count> {
  const urls = (await readFile('src/records/seed-urls.txt', 'utf8')).split('\n').filter(Boolean);
  const results = new Map<string, string[]>();
  for (const language of ['zh', 'en']) {
    const page = parse(await readFile(`${folder}/${language}/links/index.html`, 'utf8'));
    const linked = new Set(page.querySelectorAll('main a[href^="http"]').map((link) => link.getAttribute('href') ?? ''));
    const canonical = new Set([...linked].map(canonicalUrl));
    for (const url of urls) {
      const found = linked.has(url) || canonical.has(canonicalUrl(url));
      results.set(`${language}/links ${url}`, found ? [] : ['is in the old notes but not on the page; add a record under content/links/']);
    }
  }
  return tally(results);
}
