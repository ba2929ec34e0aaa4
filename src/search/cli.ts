/** `npm run search -- --lang zh|en --json "query"`: the search of the site, asked from a terminal. Reads `dist`. */
import { parseArgs } from 'node:util';
import { fromDisk } from './files.ts';
import { openSearch } from './query/engine.ts';
import { rank } from './rank.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    lang: { type: 'string', default: 'zh' },
    json: { type: 'boolean', default: false },
    dist: { type: 'string', default: 'dist' },
  },
});
const query = positionals.join(' ');
if ((values.lang !== 'zh' && values.lang !== 'en') || query === '') {
  console.error('Usage: npm run search -- --lang zh|en [--json] "query"');
  process.exit(2);
}
const engine = await openSearch(fromDisk(values.dist));
const ranked = await rank(engine, query, values.lang);
if (values.json) console.log(JSON.stringify(ranked, null, 2));
else
  for (const { page, section, title, score } of ranked)
    console.log(`${score.toFixed(2).padStart(6)}  ${page}${section === '' ? '' : `#${section}`}  ${title}`);
