import { type Browser, chromium } from '@playwright/test';
import { ensureChromium } from '../../browser/ensureChromium.ts';
import { chromiumArguments } from '../../browser/findChromium.ts';
import { buildIndex } from '../build.ts';
import { folder, fromDisk } from '../files.ts';
import type { Language } from '../format.ts';
import { type Judged, languagesOf, readJudged } from '../judged.ts';
import { ndcg, reciprocalRank } from '../measures.ts';
import { readNames } from '../names.ts';
import { readPages } from '../pages.ts';
import { openSearch } from '../query/engine.ts';
import { rank } from '../rank.ts';
import { type Contestant, pagefind, rankedByPagefind, site, startPage } from './contestants.ts';
import { indexWithPagefind, pagefindPath, pagefindVersion, sizeOfFolder } from './pagefind.ts';
import { serveCounting, type Traffic } from './server.ts';

/** In milliseconds. */
const longestWait = 60_000;

interface Asked extends Judged {
  readonly language: Language;
}

interface Costs {
  readonly first: Traffic[];
  readonly later: Traffic[];
  readonly milliseconds: number[];
}

/** Runs the judged queries of a file through this search and Pagefind, on the same built pages, and prints a table. */
export async function compare(file: string, dist: string): Promise<void> {
  const queries: Asked[] = readJudged(file).flatMap((judged) => languagesOf(judged.q).map((language) => ({ ...judged, language })));
  const other = '.cache/search-bench/pagefind';
  const { seconds } = indexWithPagefind(dist, other);
  const began = performance.now();
  buildIndex(readPages(dist), readNames('content'));
  const ownSeconds = (performance.now() - began) / 1000;

  const browser = await chromium.launch({ executablePath: ensureChromium(), args: chromiumArguments });
  try {
    const engine = await openSearch(fromDisk(dist));
    const ours: string[][] = [];
    for (const { q, language } of queries) ours.push((await rank(engine, q, language)).map(({ page }) => page));
    const theirs = await askPagefind(browser, { [pagefindPath]: other, '/': dist }, queries);
    const folders = { [pagefindPath]: other, '/': dist };
    const ourCosts = await costs(browser, site, folders, queries);
    const theirCosts = await costs(browser, pagefind, folders, queries);
    const rows = [
      ['', `${site.name}`, `Pagefind ${pagefindVersion}`],
      [
        'nDCG@10',
        ...both([ours, theirs], (pages) => mean(queries.map(({ expect }, index) => ndcg(pages[index] ?? [], expect))).toFixed(3)),
      ],
      [
        'MRR',
        ...both([ours, theirs], (pages) => mean(queries.map(({ expect }, index) => reciprocalRank(pages[index] ?? [], expect))).toFixed(3)),
      ],
      [
        'queries without a result',
        ...both([ours, theirs], (pages) => `${pages.filter(({ length }) => length === 0).length} of ${queries.length}`),
      ],
      ['first query, code included: median (worst)', ...both([ourCosts, theirCosts], ({ first }) => kilobytes(first))],
      ['later query: median (worst)', ...both([ourCosts, theirCosts], ({ later }) => kilobytes(later))],
      [
        'requests of a first / later query, median',
        ...both([ourCosts, theirCosts], ({ first, later }) => `${requests(first)} / ${requests(later)}`),
      ],
      ['time of a later query, median', ...both([ourCosts, theirCosts], ({ milliseconds }) => `${median(milliseconds).toFixed(0)} ms`)],
      ['index on disk', ...both([`${dist}/${folder}`, other], (at) => `${(sizeOfFolder(at) / 1024 ** 2).toFixed(1)} MB`)],
      ['build of the index', ...both([ownSeconds, seconds], (time) => `${time.toFixed(1)} s`)],
    ];
    console.log(
      rows
        .map((row) => `| ${row.join(' | ')} |`)
        .join('\n')
        .replace('\n', '\n|---|---|---|\n'),
    );
  } finally {
    await browser.close();
  }
}

/** A query of the same language half a file away: neighbours are often two names of one thing, which would cost nothing. */
function nextOf(queries: readonly Asked[], index: number): string {
  const half = Math.floor(queries.length / 2);
  const { language } = queries[index] ?? {};
  const order = queries.map((_, step) => queries[(index + half + step) % queries.length]);
  return order.find((one) => one?.language === language)?.q ?? '';
}

/** Every query in a fresh browser, and after it another one. */
async function costs(
  browser: Browser,
  contestant: Contestant,
  folders: Readonly<Record<string, string>>,
  queries: readonly Asked[],
): Promise<Costs> {
  const server = await serveCounting(folders, contestant.counts);
  const measured: Costs = { first: [], later: [], milliseconds: [] };
  try {
    for (const [index, { q, language }] of queries.entries()) {
      const next = nextOf(queries, index);
      // Pagefind's module is imported into a page whose policy would forbid it.
      const context = await browser.newContext({ bypassCSP: true, serviceWorkers: 'block' });
      const page = await context.newPage();
      await page.goto(`${server.origin}${startPage(language)}`, { waitUntil: 'networkidle' });
      server.take();
      await inTime(contestant.ask(page, q), q);
      measured.first.push(server.take());
      measured.milliseconds.push(await inTime(contestant.ask(page, next), next));
      measured.later.push(server.take());
      await context.close();
    }
  } finally {
    server.close();
  }
  return measured;
}

async function askPagefind(browser: Browser, folders: Readonly<Record<string, string>>, queries: readonly Asked[]): Promise<string[][]> {
  const server = await serveCounting(folders, () => false);
  const pages: string[][] = [];
  try {
    const context = await browser.newContext({ bypassCSP: true, serviceWorkers: 'block' });
    const page = await context.newPage();
    for (const { q, language } of queries) {
      const address = `${server.origin}${startPage(language)}`;
      if (page.url() !== address) await page.goto(address);
      pages.push(await rankedByPagefind(page, q));
    }
  } finally {
    server.close();
  }
  return pages;
}

/** An answer that never comes must not stop the benchmark silently. */
async function inTime<Value>(answer: Promise<Value>, query: string): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Error(`no answer to ${query}`)), longestWait);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

const both = <Value>(pair: readonly [Value, Value], shown: (value: Value) => string): string[] => pair.map(shown);
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const requests = (list: readonly Traffic[]): number => median(list.map((one) => one.requests));
const kilobytes = (list: readonly Traffic[]): string => {
  const sizes = list.map(({ bytes }) => bytes / 1024);
  return `${median(sizes).toFixed(0)} KB (${Math.max(...sizes).toFixed(0)} KB)`;
};
