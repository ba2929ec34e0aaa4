/** What webgpu.test.ts lets happen in a page: devices that get lost, and none at all. */
import { tensor } from '../../tensor.ts';
import { createWebGpu, type WebGpuBackend } from '../webgpu.ts';
import { numbers, values } from './numbers.ts';
import { standIn } from './standIn.ts';

/** A little network: it leaves an uploaded, an intermediate and a freed tensor behind. */
function network(backend: WebGpuBackend) {
  const x = backend.upload(numbers([1, 2, 6, 6], 3));
  const w = backend.upload(numbers([3, 2, 3, 3], 5));
  const y = backend.run('conv2d', { x, w }, { padding: 1 });
  const rectified = backend.run('relu', { x: y });
  const pooled = backend.run('maxPool2d', { x: rectified }, { kernel: 2 });
  backend.free(rectified);
  return { x, w, y, pooled };
}

export async function losesItsDevice() {
  const { gpu, devices } = standIn();
  const reasons: string[] = [];
  const backend = await createWebGpu(gpu, { onLost: (reason) => reasons.push(reason) });
  const { x, w, y, pooled } = network(backend);
  const before = await values(backend, pooled);
  devices[0]?.destroy();
  // Before the loss is told, after it, and in the chain of what was computed before it.
  const meanwhile = backend.run('relu', { x: y });
  const after = await values(backend, pooled);
  const buffersAfter = backend.liveBuffers();
  const again = await values(backend, backend.run('maxPool2d', { x: meanwhile }, { kernel: 2 }));
  const { w: dw } = backend.gradients('conv2d', { x, w }, y, { padding: 1 });
  const gradientLength = (await values(backend, dw)).length;
  const result = { before, after, again, gradientLength, devices: devices.length, notices: reasons.length, buffersAfter };
  backend.close();
  return result;
}

export async function losesItsDeviceWhileDownloading() {
  const { gpu, devices } = standIn();
  const backend = await createWebGpu(gpu);
  const { pooled } = network(backend);
  const before = await values(backend, pooled);
  const download = values(backend, pooled);
  devices[0]?.destroy();
  const after = await download;
  await backend.finished();
  backend.close();
  return { before, after, devices: devices.length };
}

export async function losesWhatWasOverwritten() {
  const { gpu, devices } = standIn();
  const backend = await createWebGpu(gpu);
  const x = backend.upload(tensor([4], [-1, 2, -3, 4]));
  const y = backend.run('relu', { x });
  backend.write(x, new Float32Array([9, 9, 9, 9]));
  devices[0]?.destroy();
  const result = { y: await values(backend, y), x: await values(backend, x) };
  backend.close();
  return result;
}

/** One tensor is written to again and again, and some results of it are kept: each is brought back from its own numbers. */
export async function losesAfterManyWrites() {
  const { gpu, devices } = standIn();
  const backend = await createWebGpu(gpu);
  const x = backend.upload(tensor([2], [0, -1]));
  const y = backend.run('relu', { x });
  const kept = [];
  for (let round = 1; round <= 6; round++) {
    backend.write(x, new Float32Array([round, -round]));
    backend.run('relu', { x }, {}, { into: y });
    if (round % 2 === 0) kept.push(backend.run('relu', { x: backend.run('relu', { x }) }));
  }
  const freed = backend.run('relu', { x });
  const download = values(backend, freed);
  devices[0]?.destroy();
  backend.free(freed);
  for (const value of [7, 8, 9]) backend.write(x, new Float32Array([value, -value]));
  const results = await Promise.all([...kept, x, y].map((handle) => values(backend, handle)));
  const downloaded = await download;
  backend.close();
  return { results, downloaded };
}

export async function losesItsAdapter() {
  const { gpu, devices, withdraw } = standIn();
  const backend = await createWebGpu(gpu);
  const { pooled } = network(backend);
  withdraw();
  devices[0]?.destroy();
  const error = await backend.download(pooled).catch((reason: unknown) => String(reason));
  backend.close();
  return error;
}

export async function hasNoAdapter() {
  const { gpu, withdraw } = standIn();
  withdraw();
  return createWebGpu(gpu).catch((reason: unknown) => String(reason));
}
