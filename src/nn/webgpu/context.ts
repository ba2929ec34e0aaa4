/**
 * One device and what belongs to it: compiled pipelines, and the count of its buffers. When the device is lost, all of it is
 * lost together, and a new context takes its place.
 */
import type { Kernel } from './kernel.ts';
import { type Limits, limitsToRequest } from './limits.ts';

/** There is no GPU to compute on, or it stopped and did not come back, or it refused a call. The message says which. */
export class GpuError extends Error {
  override readonly name = 'GpuError';
}

export interface Context {
  readonly device: GPUDevice;
  readonly limits: Limits;
  pipeline(kernel: Kernel): GPUComputePipeline;
  createBuffer(bytes: number, usage: GPUBufferUsageFlags): GPUBuffer;
  destroyBuffer(buffer: GPUBuffer): void;
  liveBuffers(): number;
  /** What the device has complained about since the last time it was asked, or undefined. */
  takeFailure(): string | undefined;
}

/** Asks for a device. @throws GpuError where there is none. */
export async function openContext(gpu: GPU, options?: GPURequestAdapterOptions): Promise<Context> {
  const adapter = await gpu.requestAdapter(options);
  if (adapter === null) throw new GpuError('this browser offers no GPU to compute on');
  const device = await adapter.requestDevice({ requiredLimits: limitsToRequest(adapter.limits) }).catch((reason: unknown) => {
    throw new GpuError(`the GPU can't be used: ${reason instanceof Error ? reason.message : String(reason)}`);
  });
  return contextOf(device);
}

function contextOf(device: GPUDevice): Context {
  // Kernels are constants of modules, few in number, so that the cache needs no bound.
  const pipelines = new Map<Kernel, GPUComputePipeline>();
  const buffers = new Set<GPUBuffer>();
  let failure: string | undefined;
  device.addEventListener('uncapturederror', ({ error }) => {
    // The first error is the cause; what follows is mostly its consequence.
    failure ??= error.message;
  });
  return {
    device,
    limits: device.limits,
    pipeline(kernel) {
      const known = pipelines.get(kernel);
      if (known !== undefined) return known;
      const module = device.createShaderModule({ label: kernel.label, code: kernel.code });
      const made = device.createComputePipeline({ label: kernel.label, layout: 'auto', compute: { module } });
      pipelines.set(kernel, made);
      return made;
    },
    createBuffer(size, usage) {
      const buffer = device.createBuffer({ size, usage });
      buffers.add(buffer);
      return buffer;
    },
    destroyBuffer(buffer) {
      if (buffers.delete(buffer)) buffer.destroy();
    },
    liveBuffers: () => buffers.size,
    takeFailure() {
      const taken = failure;
      failure = undefined;
      return taken;
    },
  };
}
