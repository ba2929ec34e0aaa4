/** How results come back to the host: through buffers that can be mapped, which are kept for the next results. */
import type { Context } from './context.ts';
import { createShelf, type Shelf } from './shelf.ts';

const mostBytesKept = 2 ** 24;

const shelves = new WeakMap<Context, Shelf<GPUBuffer>>();

function shelfOf(context: Context): Shelf<GPUBuffer> {
  const known = shelves.get(context);
  if (known !== undefined) return known;
  const made = createShelf<GPUBuffer>({ mostBytes: mostBytesKept, bytesOf: ({ size }) => size, discard: context.destroyBuffer });
  shelves.set(context, made);
  return made;
}

/** Reads as many numbers as `target` takes. They are copied at once, so that what is written to the buffer later is not among them. */
export async function readBuffer(context: Context, buffer: GPUBuffer, target: Float32Array): Promise<void> {
  const { device } = context;
  const size = target.byteLength;
  const shelf = shelfOf(context);
  const staging = shelf.take(size) ?? context.createBuffer(size, GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST);
  const encoder = device.createCommandEncoder();
  encoder.copyBufferToBuffer(buffer, 0, staging, 0, size);
  device.queue.submit([encoder.finish()]);
  try {
    await staging.mapAsync(GPUMapMode.READ);
    target.set(new Float32Array(staging.getMappedRange()));
    staging.unmap();
  } catch (error) {
    context.destroyBuffer(staging);
    throw error;
  }
  shelf.put(staging);
}
