/**
 * Times contestants. Rounds interleave them, so that other work on the machine falls on all alike; on a busy machine read
 * the best time, and shares rather than times.
 */
import { peakKernel } from './peak.ts';

export interface Contestant {
  readonly workload: string;
  /** How it is computed: plain loops, mul + add, fused, WGSL; and Winograd's algorithm, if so. */
  readonly how: string;
  /** Floating-point operations of one run, counted as the direct sum has them. */
  readonly operations: number;
  /** The kind of 128-bit arithmetic that the result is held against; none where there is nothing comparable. */
  readonly peak?: PeakKind | undefined;
  run(): void;
  /** Waits for what the runs have only queued. */
  finished?(): Promise<void>;
}

export type PeakKind = 'separate' | 'fused';

export interface Measurement {
  readonly workload: string;
  readonly how: string;
  readonly operations: number;
  /** Milliseconds of one run. */
  readonly best: number;
  readonly median: number;
  /** Between the quartiles, as a part of the median. */
  readonly spread: number;
  /** Samples; each is of as many runs as take about a millisecond. */
  readonly samples: number;
  /** 10⁹ floating-point operations a second at best. Winograd's algorithm needs fewer than are counted, and may exceed the peak. */
  readonly gigaflops: number;
  /** Of the peak that was measured between the others. */
  readonly share?: number | undefined;
}

/** A sample takes about this long, because the clock is coarse. */
const sampleMilliseconds = 1;
const warmingPart = 0.4;
const fewestSamples = 3;

/** @param seconds the whole measurement takes about so long, or longer where three rounds do */
export async function measure(contestants: readonly Contestant[], seconds: number): Promise<Measurement[]> {
  const kinds = new Set(contestants.flatMap(({ peak }) => peak ?? []));
  const all = [...peaksOf(kinds), ...contestants].map((each) => ({ ...each, times: [] as number[], repeat: 1 }));
  const start = performance.now();
  const spent = () => (performance.now() - start) / 1000 / seconds;
  // Until the machine code is the optimizing compiler's, which it makes beside the running one.
  do {
    for (const each of all) each.repeat = Math.max(1, Math.ceil(sampleMilliseconds / (await timeOf(each, 1))));
  } while (spent() < warmingPart);
  for (let rounds = 0; rounds < fewestSamples || spent() < 1; rounds++) {
    for (const each of all) each.times.push(await timeOf(each, each.repeat));
  }
  const results = all.map(({ workload, how, operations, peak, times }) => ({ peak, ...statistics(times, operations), workload, how }));
  return results.slice(kinds.size).map(({ peak, ...result }) => {
    const most = results.find((other) => other.workload === peakName && other.peak === peak);
    return { ...result, share: most && result.gigaflops / most.gigaflops };
  });
}

/** What a list of times, in milliseconds, says. */
export function statistics(times: readonly number[], operations: number): Omit<Measurement, 'workload' | 'how' | 'share'> {
  const sorted = times.toSorted((a, b) => a - b);
  const quantile = (part: number) => sorted[Math.floor(part * (sorted.length - 1))] ?? Number.NaN;
  const [best, median] = [quantile(0), quantile(0.5)];
  const spread = (quantile(0.75) - quantile(0.25)) / median;
  return { operations, best, median, spread, samples: times.length, gigaflops: operations / best / 1e6 };
}

const peakName = 'peak';

function peaksOf(kinds: ReadonlySet<PeakKind>): Contestant[] {
  return [...kinds].map((peak) => ({ workload: peakName, how: peak, peak, ...peakKernel(peak === 'fused') }));
}

async function timeOf({ run, finished }: Pick<Contestant, 'run' | 'finished'>, repeat: number): Promise<number> {
  const start = performance.now();
  for (let i = 0; i < repeat; i++) run();
  if (finished !== undefined) await finished();
  return (performance.now() - start) / repeat;
}
