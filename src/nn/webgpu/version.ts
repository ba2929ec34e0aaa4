/**
 * The numbers of a tensor at one time, and where they come from. A handle that is written to moves on to a new version.
 *
 * When the device is lost, its buffers are gone, but every version knows its origin: numbers that the caller gave, or an
 * operator call on other versions. So each can be brought back, by the same code that made it, the next time it is needed.
 * The price is a copy on the host of what was uploaded, kept as long as anything computed from it is; then its array is used
 * for the next copy of that length.
 */
import type { Shape } from '../tensor.ts';
import { type Context, GpuError } from './context.ts';
import { type GpuTensor, type Job, submitJob } from './job.ts';
import { bytesOnGpu } from './limits.ts';
import type { Shelf } from './shelf.ts';

/** An operator call. `record` reads the buffers of its versions when it is run, not before. */
export interface Call {
  readonly inputs: readonly Version[];
  readonly outputs: readonly Version[];
  record(job: Job): void;
}

type Origin = { readonly given: Float32Array<ArrayBuffer> } | { readonly computed: Call } | 'forgotten';

export interface Version {
  readonly shape: Shape;
  origin: Origin;
  /** Calls between this version and numbers that were given. */
  readonly depth: number;
  /** Whether a handle stands for it; else it is of use only to bring others back. */
  held: boolean;
  /** What else needs its origin: versions computed from it, and downloads under way. */
  users: number;
  /** Where it is on the GPU, as long as `context` is the current one. */
  buffer: GPUBuffer | undefined;
  context: Context | undefined;
}

/**
 * A longer history is not kept: a chain of operators could otherwise grow for as long as a page is open. What it ends with
 * can't be brought back, which the caller is told when asking for it.
 */
const longestHistory = 512;

/** Arrays that no version needs any more. */
export type SpareArrays = Shelf<Float32Array<ArrayBuffer>>;

export function givenVersion(shape: Shape, numbers: Float32Array, spare: SpareArrays): Version {
  const given = spare.take(numbers.byteLength) ?? new Float32Array(numbers.length);
  given.set(numbers);
  return { shape, origin: { given }, depth: 0, held: true, users: 0, buffer: undefined, context: undefined };
}

/** A version without an origin yet: it gets one when its call is queued, if its history is not too long. */
export function computedVersion(shape: Shape, inputs: readonly Version[]): Version {
  const history = 1 + Math.max(0, ...inputs.map((input) => input.depth));
  const depth = history > longestHistory ? 0 : history;
  return { shape, origin: 'forgotten', depth, held: true, users: 0, buffer: undefined, context: undefined };
}

/** Lets the outputs of a call be brought back by it. */
export function remember(call: Call): void {
  for (const output of call.outputs) {
    if (output.depth === 0) continue;
    output.origin = { computed: call };
    for (const input of call.inputs) input.users++;
  }
}

/** Forgets where a version came from, and what it was computed from, as far as nothing needs it any more. */
export function forgetUnused(version: Version, spare: SpareArrays): void {
  const { origin } = version;
  if (version.held || version.users > 0 || origin === 'forgotten') return;
  version.origin = 'forgotten';
  if ('given' in origin) {
    spare.put(origin.given);
    return;
  }
  for (const input of origin.computed.inputs) {
    input.users--;
    forgetUnused(input, spare);
  }
}

export function gpuTensor({ shape, buffer }: Version): GpuTensor {
  if (buffer === undefined) throw new GpuError('a tensor is not on the GPU that should be there');
  return { shape, buffer };
}

const usage = () => GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST;

function allocate(version: Version, context: Context): void {
  version.buffer = context.createBuffer(bytesOnGpu(version.shape, context.limits), usage());
  version.context = context;
}

/** Fills the buffer of a version, which must be there, with the numbers that were given. */
export function uploadGiven(version: Version, { device }: Context): void {
  const { origin } = version;
  if (origin !== 'forgotten' && 'given' in origin) device.queue.writeBuffer(gpuTensor(version).buffer, 0, origin.given);
}

/** Takes a version off the GPU. */
export function discard(version: Version, current: Context | undefined): void {
  if (version.buffer !== undefined && version.context === current) current?.destroyBuffer(version.buffer);
  version.buffer = undefined;
}

/** Lets `next` use the buffer of `version`, which no handle stands for any more. */
export function replace(version: Version, next: Version): void {
  next.buffer = version.buffer;
  next.context = version.context;
  version.buffer = undefined;
  version.held = false;
}

/** Runs a call, after bringing back those of its inputs that went with a lost device. */
export function perform(call: Call, context: Context): void {
  const brought: Version[] = [];
  try {
    runCall(call, context, brought);
  } catch (error) {
    // Nothing was computed, so the outputs have no numbers to keep.
    for (const output of call.outputs) if (brought.includes(output)) discard(output, context);
    throw error;
  } finally {
    for (const version of brought) if (!version.held) discard(version, context);
  }
}

/** Makes sure that a version is on the GPU, and hands its buffer to `use`. */
export function withBuffer<Result>(version: Version, context: Context, use: (buffer: GPUBuffer) => Result): Result {
  const brought: Version[] = [];
  const result = use(bring(version, context, brought));
  for (const other of brought) if (!other.held) discard(other, context);
  return result;
}

function runCall(call: Call, context: Context, brought: Version[]): void {
  for (const input of call.inputs) bring(input, context, brought);
  for (const output of call.outputs) {
    if (output.buffer !== undefined && output.context === context) continue;
    allocate(output, context);
    brought.push(output);
  }
  submitJob(context, (job) => call.record(job));
}

function bring(version: Version, context: Context, brought: Version[]): GPUBuffer {
  if (version.buffer !== undefined && version.context === context) return version.buffer;
  const { origin } = version;
  if (origin === 'forgotten') {
    throw new GpuError('the GPU was lost, and this tensor has too long a history to compute it again: start again from what was uploaded');
  }
  brought.push(version);
  if ('given' in origin) {
    allocate(version, context);
    uploadGiven(version, context);
    return gpuTensor(version).buffer;
  }
  runCall(origin.computed, context, brought);
  return gpuTensor(version).buffer;
}
