/** Measurements as a table in Markdown. */
import type { Measurement } from './measure.ts';

const head = ['workload', 'how', 'best ms', 'median ms', 'spread', 'samples', 'GFLOP/s', 'of 128-bit peak'];

export function tableOf(measurements: readonly Measurement[]): string {
  const rows = measurements.map(({ workload, how, best, median, spread, samples, gigaflops, share }) => [
    workload,
    how,
    significant(best),
    significant(median),
    percent(spread),
    String(samples),
    gigaflops < 1 ? gigaflops.toPrecision(2) : gigaflops.toFixed(1),
    share === undefined ? '–' : percent(share),
  ]);
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/** Three digits that count, and never an exponent. */
const significant = (milliseconds: number) => (milliseconds >= 100 ? milliseconds.toFixed(0) : milliseconds.toPrecision(3));

const percent = (part: number) => `${part < 0.1 ? (100 * part).toFixed(1) : Math.round(100 * part)} %`;
