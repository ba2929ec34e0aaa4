/**
 * `npm run search:bench -- FILE.json`: this search beside Pagefind, on the built pages and the judged queries of the file.
 * `npm run search:bench -- --synthetic 10000`: what the index of a made-up site of so many notes costs.
 */
import { parseArgs } from 'node:util';
import { compare } from './compare.ts';
import { measureSynthetic } from './synthesize.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { dist: { type: 'string', default: 'dist' }, synthetic: { type: 'string' } },
});
const count = Number(values.synthetic);
const file = positionals[0];
if (values.synthetic !== undefined && Number.isInteger(count) && count > 0) {
  process.exitCode = (await measureSynthetic(count, values.dist)) ? 0 : 1;
} else if (values.synthetic === undefined && file !== undefined) {
  await compare(file, values.dist);
} else {
  console.error('Usage: npm run search:bench -- FILE.json\n       npm run search:bench -- --synthetic 10000');
  process.exitCode = 2;
}
