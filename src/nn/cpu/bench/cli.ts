/** Prints what measure.ts finds in this process as a table. Usage: node src/nn/cpu/bench/cli.ts [seconds] */
import { measure } from './measure.ts';

const rows = measure(Number(process.argv[2] ?? 15)).map(({ name, fused, best, median, spread, gigaflops, share }) => [
  name,
  fused ? 'fused' : 'mul, add',
  best.toPrecision(3),
  median.toPrecision(3),
  `${Math.round(100 * spread)} %`,
  gigaflops.toFixed(1),
  `${Math.round(100 * share)} %`,
]);
const head = ['workload', 'arithmetic', 'best ms', 'median ms', 'spread', 'GFLOP/s', 'of peak'];
for (const row of [head, head.map(() => '---'), ...rows]) console.log(`| ${row.join(' | ')} |`);
