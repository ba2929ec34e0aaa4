import { buildIndex } from '../build.ts';
import { fromMemory } from '../files.ts';
import { languages } from '../format.ts';
import { readNames } from '../names.ts';
import { readPages } from '../pages.ts';
import { type QueryCost, queryCost } from './cost.ts';
import { seeded } from './random.ts';
import { syntheticSite, vocabularyOf } from './synthetic.ts';

/** What an index of ten thousand notes may cost, in kilobytes of 1,024 bytes, minutes and gigabytes. */
const limits = { first: 150, minutes: 4, gigabytes: 2 };
const sampled = 60;

const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`;

/** Builds the index of a made-up site of `count` notes and prints what it costs. @returns false where a limit is passed */
export async function measureSynthetic(count: number, dist: string): Promise<boolean> {
  const real = readNames('content');
  const { entries, names } = syntheticSite(count, real, vocabularyOf(readPages(dist)));
  const queries = sampleQueries(names.things.slice(0, real.things.length), entries);
  const began = performance.now();
  const usage = process.cpuUsage();
  const files = buildIndex(entries, names);
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(usage);
  // The figure is in kilobytes.
  const gigabytes = process.resourceUsage().maxRSS / 1024 ** 2;
  const size = [...files.values()].reduce((sum, { length }) => sum + length, 0);
  console.log(`${count} notes in two languages, ${entries.reduce((sum, { sections }) => sum + sections.length, 0)} sections`);
  console.log(
    `built in ${seconds.toFixed(0)} s (${((user + system) / 1e6).toFixed(0)} s of processor time) with at most ${gigabytes.toFixed(2)} GB; ${files.size} files, ${kilobytes(size)}`,
  );

  const costs: QueryCost[] = [];
  for (const { query, language } of queries) costs.push(await queryCost(fromMemory(files), query, language));
  const worst = (of: (cost: QueryCost) => number): number => Math.max(...costs.map(of));
  const median = (of: (cost: QueryCost) => number): number => costs.map(of).sort((a, b) => a - b)[Math.floor(costs.length / 2)] ?? 0;
  console.log(
    `first query  median ${kilobytes(median(({ first }) => first.bytes))}, worst ${kilobytes(worst(({ first }) => first.bytes))}`,
  );
  console.log(
    `later query  median ${kilobytes(median(({ later }) => later.bytes))}, worst ${kilobytes(worst(({ later }) => later.bytes))}`,
  );
  console.log(`time         median ${median(({ first }) => first.milliseconds).toFixed(1)} ms once the bytes are there`);
  console.log(`no result    ${costs.filter(({ results }) => results === 0).length} of ${costs.length}`);
  return worst(({ first }) => first.bytes) <= limits.first * 1024 && seconds <= limits.minutes * 60 && gigabytes <= limits.gigabytes;
}

/** Names of things, titles, headings and bits of sentences, in turn. */
function sampleQueries(
  things: ReturnType<typeof readNames>['things'],
  entries: ReturnType<typeof syntheticSite>['entries'],
): { query: string; language: (typeof languages)[number] }[] {
  const random = seeded(2);
  const any = <Item>(list: readonly Item[]): Item | undefined => list[Math.floor(random() * list.length)];
  return Array.from({ length: sampled }, (_, index) => {
    const language = languages[index % 2] ?? 'zh';
    const entry = any(entries.filter((one) => one.language === language));
    const section = any(entry?.sections.slice(1) ?? []);
    const choices = [any(things)?.[language], entry?.title, section?.headings[0], section?.text.slice(0, language === 'zh' ? 10 : 30)];
    return { query: choices[Math.floor(index / 2) % choices.length] || '卷积', language };
  });
}
