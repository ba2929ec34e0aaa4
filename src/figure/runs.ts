/**
 * Runs one operator and times it. Honest about what is timed: a single small convolution on the CPU is shorter than the
 * clock's grain, so the reference is run in batches and the median of their means taken; on the GPU one round is what a page pays
 * (write the inputs, compute, read the result back), and the median of some rounds is taken after one that compiles.
 */
import type { Handle } from '../nn/backend.ts';
import type { Tensor } from '../nn/tensor.ts';
import type { GpuOperatorName } from '../nn/webgpu/programs/index.ts';
import type { Gpu } from './backends.ts';

export interface Run {
  readonly output: Tensor;
  readonly milliseconds: number;
  readonly rounds: number;
}

/** An operator that takes the result of the one before it as its `x`. */
export interface Step {
  readonly name: GpuOperatorName;
  /** What it takes besides: weights, a bias. */
  readonly inputs: Readonly<Record<string, Tensor>>;
  readonly options: object;
}

/** One operator call or a chain of them, for every backend with the same inputs. */
export interface Job {
  readonly name: GpuOperatorName;
  readonly inputs: Readonly<Record<string, Tensor>>;
  readonly options: object;
  /** What follows, in order; nothing of it comes back but the last result. */
  readonly then?: readonly Step[];
  /** The reference operator on the same inputs. */
  readonly reference: () => Tensor;
}

/** A backend's `run` without the types that tie options and inputs to the name: a job's maker has checked those. */
type AnyRun = (name: string, inputs: Readonly<Record<string, Handle>>, options: object, settings?: { into: Handle }) => Handle;

/** The CPU is timed in short batches, and their median taken: a pause of the machine spoils one batch, not the figure. */
const cpuBatches = 5;
/** Milliseconds of one batch, well above the grain of the page's clock. */
const cpuBatch = 0.7;
const mostRuns = 500;
const gpuRounds = 5;

/** The job of an operator on its inputs; `reference` computes the same with the operator's own loops. */
export const jobOf = (
  name: GpuOperatorName,
  inputs: Job['inputs'],
  options: object,
  reference: () => Tensor,
  then: readonly Step[] = [],
): Job => ({ name, inputs, options, reference, then });

/** Yields its timing after the last batch, nothing after each batch before: one alone may take as long as a page can do without. */
export function* timingReference(job: Job, now: () => number = () => performance.now()): Generator<Run | undefined, void> {
  let output = job.reference();
  let rounds = 0;
  const means: number[] = [];
  for (let batch = 0; batch <= cpuBatches; batch++) {
    yield;
    const start = now();
    let runs = 0;
    do {
      output = job.reference();
      runs++;
    } while (now() - start < cpuBatch && runs < mostRuns);
    // The first batch lets the browser compile the loops.
    if (batch === 0) continue;
    means.push((now() - start) / runs);
    rounds += runs;
  }
  yield { output, milliseconds: median(means), rounds };
}

/** `goOn` is asked before each round: a figure that changed meanwhile stops here and gets undefined. Frees what it uploads. */
export async function timeGpu(job: Job, backend: Gpu, goOn: () => boolean): Promise<Run | undefined> {
  const run = backend.run as unknown as AnyRun;
  const steps: readonly Step[] = [job, ...(job.then ?? [])];
  const kept: Handle[] = [];
  const keep = (handle: Handle): Handle => {
    kept.push(handle);
    return handle;
  };
  try {
    const inputs = steps.map((step) =>
      Object.entries(step.inputs).map(([name, tensor]) => ({ name, tensor, handle: keep(backend.upload(tensor)) })),
    );
    const results: Handle[] = [];
    const compute = () => {
      steps.forEach((step, at) => {
        const before = results[at - 1];
        const given = Object.fromEntries((inputs[at] ?? []).map(({ name, handle }) => [name, handle]));
        const taken = before === undefined ? given : { ...given, x: before };
        const into = results[at];
        if (into === undefined) results[at] = keep(run(step.name, taken, step.options));
        else run(step.name, taken, step.options, { into });
      });
      // A job has at least one step.
      return results.at(-1) as Handle;
    };
    let output = await backend.download(compute());
    const times: number[] = [];
    while (times.length < gpuRounds) {
      if (!goOn()) return undefined;
      const start = performance.now();
      for (const { handle, tensor } of inputs.flat()) backend.write(handle, tensor.data);
      output = await backend.download(compute(), output.data);
      times.push(performance.now() - start);
    }
    return { output, milliseconds: median(times), rounds: gpuRounds };
  } finally {
    for (const handle of kept) backend.free(handle);
  }
}

const median = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

/** The largest absolute difference between two results; infinite where one has a number and the other has none. */
export function largestDifference(a: Tensor, b: Tensor): number {
  if (a.data.length !== b.data.length) return Number.POSITIVE_INFINITY;
  let largest = 0;
  a.data.forEach((value, index) => {
    const other = b.data[index];
    if (Object.is(value, other) || value === other) return;
    const gap = Math.abs(value - (other ?? Number.NaN));
    largest = Math.max(largest, Number.isNaN(gap) ? Number.POSITIVE_INFINITY : gap);
  });
  return largest;
}
