/**
 * The recording of one operator call: its dispatches in their order, its intermediate results, and its uniforms.
 *
 * The queue keeps the order of writes and submissions, so that one uniform buffer serves every job: it is filled, used and
 * filled again. Nothing waits for the GPU here.
 */
import type { Shape } from '../tensor.ts';
import type { Context } from './context.ts';
import { type Kernel, packUniforms, threadsPerWorkgroup } from './kernel.ts';
import { bytesOnGpu, gridFor } from './limits.ts';

/** A tensor as a kernel sees it. */
export interface GpuTensor {
  readonly shape: Shape;
  readonly buffer: GPUBuffer;
}

export interface Dispatch<Uniform extends string, Buffer extends string> {
  /** Threads or workgroups, according to the kernel's reach. */
  readonly count: number;
  readonly uniforms: Readonly<Record<Uniform, number>>;
  readonly buffers: Readonly<Record<Buffer, GPUBuffer>>;
}

export interface Job {
  dispatch<Uniform extends string, Buffer extends string>(kernel: Kernel<Uniform, Buffer>, dispatch: Dispatch<Uniform, Buffer>): void;
  /** An intermediate result, gone when the job is submitted. @throws ShapeError when it is too large for the GPU. */
  scratch(shape: Shape, what?: string): GpuTensor;
  /** A table of numbers that the host has computed, gone when the job is submitted. */
  table(numbers: Float32Array<ArrayBuffer> | Int32Array<ArrayBuffer>): GPUBuffer;
  clear(buffer: GPUBuffer): void;
}

/** Every kernel's uniforms fit into this; it is also the alignment that WebGPU asks of an offset, at most. */
const slotBytes = 256;
const slots = 16;

interface Uniforms {
  readonly buffer: GPUBuffer;
  /** What goes into it next; `writeBuffer` takes a copy at once. */
  readonly data: ArrayBuffer;
}

const uniformsOfContext = new WeakMap<Context, Uniforms>();

function uniformsOf(context: Context): Uniforms {
  const known = uniformsOfContext.get(context);
  if (known !== undefined) return known;
  const size = slots * slotBytes;
  const buffer = context.createBuffer(size, GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST);
  const made = { buffer, data: new ArrayBuffer(size) };
  uniformsOfContext.set(context, made);
  return made;
}

/** Records what `record` asks for and hands it to the GPU. @throws what `record` throws; then nothing is submitted. */
export function submitJob(context: Context, record: (job: Job) => void): void {
  const { device } = context;
  const { buffer: uniformBuffer, data: uniformData } = uniformsOf(context);
  const temporary: GPUBuffer[] = [];
  let used = 0;
  let encoder = device.createCommandEncoder();
  let pass: GPUComputePassEncoder | undefined;

  function endPass(): void {
    pass?.end();
    pass = undefined;
  }

  function flush(): void {
    endPass();
    if (used > 0) device.queue.writeBuffer(uniformBuffer, 0, uniformData, 0, used * slotBytes);
    device.queue.submit([encoder.finish()]);
    used = 0;
  }

  const job: Job = {
    dispatch(kernel, { count, uniforms, buffers }) {
      if (used === slots) {
        flush();
        encoder = device.createCommandEncoder();
      }
      const offset = used * slotBytes;
      used++;
      packUniforms(kernel, count, uniforms, new DataView(uniformData, offset, slotBytes));
      const pipeline = context.pipeline(kernel);
      const storage = kernel.buffers.map((name, i) => ({ binding: i + 1, resource: { buffer: buffers[name] } }));
      const entries = [{ binding: 0, resource: { buffer: uniformBuffer, offset, size: slotBytes } }, ...storage];
      pass ??= encoder.beginComputePass();
      pass.setPipeline(pipeline);
      pass.setBindGroup(0, device.createBindGroup({ layout: pipeline.getBindGroupLayout(0), entries }));
      pass.dispatchWorkgroups(...gridFor(kernel.reach === 'thread' ? Math.ceil(count / threadsPerWorkgroup) : count, context.limits));
    },
    scratch(shape, what = 'an intermediate result') {
      const buffer = context.createBuffer(bytesOnGpu(shape, context.limits, what), GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_DST);
      temporary.push(buffer);
      return { shape, buffer };
    },
    table(numbers) {
      const buffer = context.createBuffer(numbers.byteLength, GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_DST);
      temporary.push(buffer);
      device.queue.writeBuffer(buffer, 0, numbers);
      return buffer;
    },
    clear(buffer) {
      endPass();
      encoder.clearBuffer(buffer);
    },
  };

  try {
    record(job);
    flush();
  } finally {
    // Work that is submitted keeps what it needs until it is done.
    for (const buffer of temporary) context.destroyBuffer(buffer);
  }
}
