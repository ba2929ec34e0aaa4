/**
 * Times the workloads on an engine, with and without fused multiply-adds. Rounds interleave what is compared, so that other
 * work on the machine falls on all alike; on a busy machine read the best time, and shares rather than times.
 */
import { operators } from '../../ops/index.ts';
import { elementCount, type Shape } from '../../tensor.ts';
import { Engine, type EngineTensor } from '../engine.ts';
import { peakKernel } from './peak.ts';
import { type Workload, workloads } from './workloads.ts';

export interface Measurement {
  readonly name: string;
  readonly fused: boolean;
  /** Milliseconds of one run: from tensors in the engine to a tensor in the engine, packing included. */
  readonly best: number;
  readonly median: number;
  /** Between the quartiles, as a part of the median. */
  readonly spread: number;
  /** 10⁹ floating-point operations a second at best, counted as the direct sum has them: Winograd's may exceed the peak. */
  readonly gigaflops: number;
  /** Of the measured peak of 128-bit arithmetic of the same kind. */
  readonly share: number;
}

interface Contestant {
  readonly name: string;
  readonly fused: boolean;
  readonly operations: number;
  readonly run: () => void;
  readonly times: number[];
}

/** A sample is as many runs as take about this long, because the clock is coarse. */
const sampleMilliseconds = 1;
const warmingPart = 0.4;

/** @param seconds the whole measurement takes about so long */
export function measure(seconds: number): Measurement[] {
  const kinds = [false, true];
  const peaks = kinds.map((fused): Contestant => {
    const { run, operations } = peakKernel(fused);
    return { name: 'peak', fused, operations, run, times: [] };
  });
  const contestants = workloads.flatMap((workload) =>
    kinds.flatMap((fused) => (workload.winograd ? [false, true] : [false]).map((fast) => prepare(workload, fused, fast))),
  );
  const all = [...peaks, ...contestants];
  const start = performance.now();
  const spent = () => (performance.now() - start) / 1000 / seconds;
  // Until the machine code is the optimizing compiler's, which it makes beside the running one.
  while (spent() < warmingPart) for (const { run } of all) run();
  const repeats = all.map(({ run }) => Math.max(1, Math.ceil(sampleMilliseconds / timeOf(run, 1))));
  do {
    all.forEach(({ run, times }, at) => {
      times.push(timeOf(run, repeats[at] ?? 1));
    });
  } while (spent() < 1);
  return contestants.map((each) => {
    const peak = peaks.find(({ fused }) => fused === each.fused);
    const sorted = each.times.toSorted((a, b) => a - b);
    const quantile = (part: number) => sorted[Math.floor(part * (sorted.length - 1))] ?? Number.NaN;
    const gigaflops = each.operations / quantile(0) / 1e6;
    const most = peak ? peak.operations / Math.min(...peak.times) / 1e6 : Number.NaN;
    return {
      name: each.name,
      fused: each.fused,
      best: quantile(0),
      median: quantile(0.5),
      spread: (quantile(0.75) - quantile(0.25)) / quantile(0.5),
      gigaflops,
      share: gigaflops / most,
    };
  });
}

function timeOf(run: () => void, repeat: number): number {
  const start = performance.now();
  for (let i = 0; i < repeat; i++) run();
  return (performance.now() - start) / repeat;
}

function prepare({ name, x: shape, stages }: Workload, fused: boolean, fast: boolean): Contestant {
  const engine = new Engine({ fused });
  let x = random(engine, shape);
  let operations = 0;
  const runs = stages.map(({ operator, parameters, options }) => {
    const inputs = { x, ...Object.fromEntries(Object.entries(parameters).map(([key, each]) => [key, random(engine, each)])) };
    const shapes = { ...parameters, x: x.shape } as { readonly x: Shape; readonly w: Shape; readonly offset: Shape };
    const y = engine.allocate(operators[operator].outputShape(shapes, options));
    const [w] = [shapes.w];
    const pixels = operator === 'convTranspose2d' ? elementCount(x.shape) : elementCount(y.shape);
    operations += 2 * pixels * (elementCount(w) / (w[0] ?? 1));
    const plan = engine.plan({ operator, pass: 'forward', shapes, options, fast });
    if (plan === undefined) throw new Error(`there is no program for ${name}`);
    const operands = { ...inputs, y };
    x = y;
    return () => plan.run(operands);
  });
  const run = () => {
    for (const each of runs) each();
  };
  return { name: fast ? `${name}, Winograd` : name, fused, operations, run, times: [] };
}

/** Numbers in (−1, 1): what they are doesn't matter, only that they are not denormal. */
function random(engine: Engine, shape: Shape): EngineTensor {
  const made = engine.allocate(shape);
  const numbers = engine.view(made);
  for (let i = 0; i < numbers.length; i++) numbers[i] = ((i * 7919) % 1999) / 1000 - 1;
  engine.changed(made);
  return made;
}
