/** What webgpu.test.ts lets happen in a page: many calls, calls that reuse what is there, very large and senseless ones. */
import type { Backend } from '../../backend.ts';
import { createReference } from '../../reference.ts';
import { tensor } from '../../tensor.ts';
import { createWebGpu } from '../webgpu.ts';
import { numbers, values } from './numbers.ts';

export async function runsAThousandOperators() {
  const backend = await createWebGpu(navigator.gpu);
  const x = backend.upload(numbers([1, 4, 8, 8]));
  const w = backend.upload(numbers([4, 4, 3, 3]));
  const counts: number[] = [];
  const handles: number[] = [];
  for (let round = 0; round < 250; round++) {
    const y = backend.run('conv2d', { x, w }, { padding: 1 });
    const rectified = backend.run('relu', { x: y });
    const pooled = backend.run('globalAvgPool2d', { x: rectified });
    const gradients = backend.gradients('conv2d', { x, w }, rectified, { padding: 1 });
    for (const handle of [y, rectified, pooled, gradients.x, gradients.w]) backend.free(handle);
    if (round % 50 === 0) await backend.finished();
    counts.push(backend.liveBuffers());
    handles.push(backend.memory().handles);
  }
  await backend.finished();
  backend.close();
  return { counts: [...new Set(counts)], handles: [...new Set(handles)] };
}

export async function runsIntoWhatIsThere() {
  const backend = await createWebGpu(navigator.gpu);
  const x = backend.upload(tensor([3], [1, 2, 3]));
  const y = backend.run('relu', { x });
  const target = new Float32Array(3);
  const results: number[][] = [];
  const counts: number[] = [];
  for (let round = 1; round <= 3; round++) {
    backend.write(x, new Float32Array([round, -round, 10 * round]));
    backend.run('relu', { x }, {}, { into: y });
    await backend.download(y, target);
    results.push([...target]);
    counts.push(backend.liveBuffers());
  }
  const errors = [
    () => backend.run('relu', { x }, {}, { into: x }),
    () => backend.run('relu', { x }, {}, { into: backend.upload(tensor([2], [0, 0])) }),
    () => backend.write(x, new Float32Array(2)),
    () => backend.free({ shape: [3] }),
  ].map(messageOf);
  backend.close();
  return { results, counts, errors };
}

function messageOf(call: () => unknown): string {
  try {
    call();
    return 'nothing was thrown';
  } catch (error) {
    return String(error);
  }
}

/** Results of a mebibyte and more, each of another size, and two of one size at once: reading them takes buffers of its own. */
export async function readsManySizes() {
  const backend = await createWebGpu(navigator.gpu);
  for (let extra = 1; extra <= 40; extra++) {
    const x = backend.upload(tensor([2 ** 18 + extra], new Float32Array(2 ** 18 + extra)));
    await backend.download(x);
    backend.free(x);
  }
  const buffers = backend.liveBuffers();
  const [one, two] = [backend.upload(tensor([2], [1, 2])), backend.upload(tensor([2], [3, 4]))];
  const together = await Promise.all([values(backend, one), values(backend, two)]);
  backend.close();
  return { buffers, together };
}

/** More than 65,535 workgroups of 64 threads: the grid needs a second row. */
export async function fillsASecondRow() {
  const backend = await createWebGpu(navigator.gpu);
  const count = 65_535 * 64 + 1000;
  const data = Float32Array.from({ length: count }, (_, i) => (i % 2 === 0 ? i : -i));
  const { data: result } = await backend.download(backend.run('relu', { x: backend.upload(tensor([count], data)) }));
  backend.close();
  return { wrong: result.findIndex((value, i) => value !== (i % 2 === 0 ? i : 0)) };
}

export async function meetsBadCalls() {
  const backend = await createWebGpu(navigator.gpu);
  const x = backend.upload(numbers([1, 1, 3, 3]));
  const w = backend.upload(numbers([1, 1, 5, 5]));
  const freed = backend.upload(numbers([1, 1, 3, 3]));
  backend.free(freed);
  const errors = [
    () => backend.run('conv2d', { x, w }),
    () => backend.run('conv2d', { x: freed, w }),
    () => backend.upload({ shape: [3, 3], data: new Float32Array(8) }),
    () => backend.upload({ shape: [2 ** 20, 2 ** 20], data: new Float32Array(1) }),
    () => backend.gradients('relu', { x }, w),
  ].map(messageOf);
  // The backend is as usable as before.
  const y = await values(backend, backend.run('conv2d', { x, w }, { padding: 1 }));
  backend.close();
  return { errors, length: y.length, closed: messageOf(() => backend.upload(numbers([1]))) };
}

/** What kind of number each result of 31 taps is, which are taken in spans that overlap, when one reading is infinite. */
export async function meetsAnInfinity() {
  const x = Float32Array.from({ length: 45 }, (_, at) => (at === 20 ? Number.POSITIVE_INFINITY : 1));
  const finite = async (backend: Pick<Backend, 'upload' | 'run' | 'download'>) => {
    const inputs = { x: backend.upload(tensor([1, 1, 1, 45], x)), w: backend.upload(tensor([1, 1, 1, 31], Array<number>(31).fill(0.5))) };
    const { data } = await backend.download(backend.run('conv2d', inputs, { padding: [0, 15] }));
    return [...data].map((value) => (Number.isNaN(value) ? 'NaN' : Number.isFinite(value) ? 'finite' : 'infinite'));
  };
  const gpu = await createWebGpu(navigator.gpu);
  const [ours, theirs] = [await finite(gpu), await finite(createReference())];
  gpu.close();
  return { ours, theirs };
}
