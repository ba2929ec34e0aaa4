/** `npm run search:eval -- FILE.json`: judges the built index with queries whose wanted pages are known. */
import { parseArgs } from 'node:util';
import { fromDisk } from './files.ts';
import type { Language } from './format.ts';
import { languagesOf, readJudged } from './judged.ts';
import { type Grades, ndcg, recall, reciprocalRank } from './measures.ts';
import { openSearch } from './query/engine.ts';
import { rank } from './rank.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { dist: { type: 'string', default: 'dist' }, worst: { type: 'string', default: '10' } },
});
const file = positionals[0];
if (file === undefined) {
  console.error('Usage: npm run search:eval -- FILE.json [--worst 10]');
  process.exit(2);
}
const queries = readJudged(file);
const engine = await openSearch(fromDisk(values.dist));

interface Row {
  readonly q: string;
  readonly language: Language;
  readonly pages: readonly string[];
  readonly expect: Grades;
  readonly ndcg: number;
  readonly mrr: number;
  readonly recall: number;
  readonly empty: number;
}
const rows: Row[] = [];
for (const { q, expect } of queries) {
  for (const language of languagesOf(q)) {
    const pages = (await rank(engine, q, language)).map(({ page }) => page);
    rows.push({
      q,
      language,
      pages,
      ndcg: ndcg(pages, expect),
      mrr: reciprocalRank(pages, expect),
      recall: recall(pages, expect),
      empty: pages.length === 0 ? 1 : 0,
      expect,
    });
  }
}
const mean = (of: (row: Row) => number): string => (rows.reduce((sum, row) => sum + of(row), 0) / rows.length).toFixed(4);
console.log(`queries ${queries.length}, asked ${rows.length}`);
console.log(`nDCG@10          ${mean((row) => row.ndcg)}`);
console.log(`MRR              ${mean((row) => row.mrr)}`);
console.log(`recall@10        ${mean((row) => row.recall)}`);
console.log(`zero-result rate ${mean((row) => row.empty)}`);
console.log('\nworst queries');
for (const { q, language, ndcg: value, pages, expect } of rows.sort((a, b) => a.ndcg - b.ndcg).slice(0, Number(values.worst))) {
  if (value < 1)
    console.log(
      `${value.toFixed(3)}  ${language}  ${q}\n       wanted ${Object.keys(expect).join(', ')}\n       got    ${pages.slice(0, 4).join(', ') || 'nothing'}`,
    );
}
