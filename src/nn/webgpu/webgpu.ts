/**
 * The webgpu backend: the operators as compute shaders, on tensors that stay on the GPU between them.
 *
 * Every call is queued at once and computed in order. When the device is lost (the driver was reset, the tab was in the
 * background too long), another one is asked for, and what handles stand for is uploaded or computed again when it is next
 * needed; see version.ts. Only if no device can be had does a `download` or `finished` reject, with a GpuError: then it is
 * time for another backend.
 * Over 200 lines, because everything here shares the table of handles.
 */
import { type Backend, type Handle, HandleError, type Memory, type RunSettings } from '../backend.ts';
import { isSingle, mapRecord, type Operator, shapesOf } from '../operator.ts';
import { operators } from '../ops/index.ts';
import { elementCount, expectShape, type Shape, ShapeError, type Tensor } from '../tensor.ts';
import type { GpuTensor, Job } from './job.ts';
import { type DeviceSettings, keepDevice } from './keepDevice.ts';
import { bytesOnGpu } from './limits.ts';
import { type GpuOperatorName, programs } from './programs/index.ts';
import { createShelf } from './shelf.ts';
import { readBuffer } from './staging.ts';
import {
  type Call,
  computedVersion,
  discard,
  forgetUnused,
  givenVersion,
  gpuTensor,
  perform,
  remember,
  replace,
  type SpareArrays,
  uploadGiven,
  type Version,
  withBuffer,
} from './version.ts';

export interface WebGpuBackend extends Backend<GpuOperatorName> {
  /** Buffers on the GPU: one for each handle and a few of the backend's own. */
  liveBuffers(): number;
}

const mostBytesSpare = 2 ** 24;

type HandleRecord = Readonly<Record<string, Handle>>;
type Handles = Handle | HandleRecord;

/** Any operator and any program, seen without the types that belong to its name; the caller's types know them. */
type AnyOperator = Operator<Readonly<Record<string, Tensor>>, object>;
interface AnyProgram {
  run(job: Job, inputs: Readonly<Record<string, GpuTensor>>, options: object | undefined, out: GpuTensor): void;
  gradients(
    job: Job,
    inputs: Readonly<Record<string, GpuTensor>>,
    gradient: GpuTensor,
    options: object | undefined,
    out: Readonly<Record<string, GpuTensor>>,
  ): void;
}

/**
 * @param gpu `navigator.gpu`, in a page or a Worker
 * @throws GpuError when there is no device to compute on.
 */
export async function createWebGpu(gpu: GPU, settings: DeviceSettings = {}): Promise<WebGpuBackend> {
  const keeper = await keepDevice(gpu, settings);
  const versions = new Map<Handle, Version>();
  const spare: SpareArrays = createShelf({ mostBytes: mostBytesSpare, bytesOf: ({ byteLength }) => byteLength, discard: () => {} });

  function versionOf(handle: Handle): Version {
    const found = versions.get(handle);
    if (found === undefined) throw new HandleError('this tensor was freed, or belongs to another backend');
    return found;
  }

  function keep(version: Version): Handle {
    const handle: Handle = { shape: version.shape };
    versions.set(handle, version);
    return handle;
  }

  function overwrite(handle: Handle, version: Version): Handle {
    const before = versionOf(handle);
    replace(before, version);
    versions.set(handle, version);
    forgetUnused(before, spare);
    return handle;
  }

  /** Handles of results: new ones, or those of `into`, which are checked before anything is changed. */
  function targetsOf(shapes: Shape | Readonly<Record<string, Shape>>, inputs: HandleRecord, into: Handles | undefined) {
    if (into === undefined) return undefined;
    const check = (shape: Shape, target: Handle | undefined, name: string): Handle => {
      if (target === undefined) throw new HandleError(`no tensor was given to write ${name} into`);
      versionOf(target);
      if (Object.values(inputs).includes(target)) throw new HandleError('a result may not overwrite its own input');
      expectShape('the tensor to write into', target.shape, shape, 'it takes the result');
      return target;
    };
    if (Array.isArray(shapes)) return check(shapes as Shape, isSingle(into) ? into : undefined, 'the result');
    return mapRecord(shapes as Readonly<Record<string, Shape>>, (shape, name) =>
      check(shape, isSingle(into) ? undefined : into[name], name),
    );
  }

  /**
   * Queues a call, or leaves it to be computed on the next device if there is none now. It may be computed again later, which is
   * why callers keep a copy of the options.
   */
  function queue(call: Call): void {
    const context = keeper.current();
    if (context !== undefined) perform(call, context);
    remember(call);
  }

  function run(name: GpuOperatorName, inputs: HandleRecord, options?: object, runSettings?: RunSettings<Handle>): Handle {
    const operator = operators[name] as unknown as AnyOperator;
    const program = programs[name] as unknown as AnyProgram;
    const given = mapRecord(inputs, versionOf);
    const shape = operator.outputShape(shapesOf(inputs), options as object);
    bytesOnGpu(shape, keeper.limits(), 'the result');
    const target = targetsOf(shape, inputs, runSettings?.into) as Handle | undefined;
    const output = computedVersion(shape, Object.values(given));
    if (target !== undefined) overwrite(target, output);
    const kept = structuredClone(options);
    queue({
      inputs: Object.values(given),
      outputs: [output],
      record: (job) => program.run(job, mapRecord(given, gpuTensor), kept, gpuTensor(output)),
    });
    return target ?? keep(output);
  }

  function gradients(
    name: GpuOperatorName,
    inputs: HandleRecord,
    gradient: Handle,
    options?: object,
    runSettings?: RunSettings<HandleRecord>,
  ): HandleRecord {
    const operator = operators[name] as unknown as AnyOperator;
    const program = programs[name] as unknown as AnyProgram;
    const given = mapRecord(inputs, versionOf);
    const upstream = versionOf(gradient);
    const expected = operator.outputShape(shapesOf(inputs), options as object);
    expectShape('the gradient', gradient.shape, expected, 'it has one entry for each entry of the output');
    const shapes = mapRecord(inputs, (handle) => handle.shape);
    const targets = targetsOf(shapes, { ...inputs, '': gradient }, runSettings?.into) as HandleRecord | undefined;
    const all = [...Object.values(given), upstream];
    const outputs = mapRecord(shapes, (shape) => computedVersion(shape, all));
    if (targets !== undefined) mapRecord(outputs, (output, key) => overwrite(targets[key] as Handle, output));
    const kept = structuredClone(options);
    queue({
      inputs: all,
      outputs: Object.values(outputs),
      record: (job) => program.gradients(job, mapRecord(given, gpuTensor), gpuTensor(upstream), kept, mapRecord(outputs, gpuTensor)),
    });
    return targets ?? mapRecord(outputs, keep);
  }

  async function download(handle: Handle, target?: Float32Array): Promise<Tensor> {
    const version = versionOf(handle);
    const { shape } = handle;
    const count = elementCount(shape);
    if (target !== undefined && target.length !== count) {
      throw new ShapeError(`the tensor has ${count} numbers, but the array has room for ${target.length}`);
    }
    const data = target ?? new Float32Array(count);
    // Until it is there, the handle may be freed or written to, and the device lost.
    version.users++;
    try {
      await keeper.surviving((context) => withBuffer(version, context, (buffer) => readBuffer(context, buffer, data)));
    } finally {
      version.users--;
      forgetUnused(version, spare);
    }
    return { shape, data: data as Float32Array };
  }

  function memory(): Memory {
    const bytes = [...versions.keys()].reduce((sum, { shape }) => sum + elementCount(shape) * Float32Array.BYTES_PER_ELEMENT, 0);
    return { handles: versions.size, bytes };
  }

  return {
    name: 'webgpu',
    operators: new Set(Object.keys(programs) as GpuOperatorName[]),
    upload(tensor) {
      const { shape, data } = tensor;
      if (elementCount(shape) !== data.length) {
        throw new ShapeError(`a tensor of ${elementCount(shape)} elements was given ${data.length} numbers`);
      }
      bytesOnGpu(shape, keeper.limits());
      const context = keeper.current();
      const version = givenVersion([...shape], data, spare);
      if (context !== undefined) withBuffer(version, context, () => {});
      return keep(version);
    },
    write(handle, data) {
      const before = versionOf(handle);
      const count = elementCount(before.shape);
      if (data.length !== count) throw new ShapeError(`the tensor has ${count} numbers, but ${data.length} were given`);
      overwrite(handle, givenVersion(before.shape, data, spare));
      const version = versionOf(handle);
      const context = keeper.current();
      // Else it is uploaded when it is next needed.
      if (context !== undefined && context === version.context) uploadGiven(version, context);
    },
    // The two casts give the names their types back: what AnyProgram took away.
    run: run as unknown as WebGpuBackend['run'],
    gradients: gradients as unknown as WebGpuBackend['gradients'],
    download,
    finished: () => keeper.surviving((context) => context.device.queue.onSubmittedWorkDone()),
    free(handle) {
      const version = versionOf(handle);
      versions.delete(handle);
      version.held = false;
      discard(version, keeper.current());
      forgetUnused(version, spare);
    },
    memory,
    liveBuffers: () => keeper.current()?.liveBuffers() ?? 0,
    close() {
      versions.clear();
      keeper.close();
    },
  };
}
