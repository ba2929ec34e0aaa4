/**
 * What webgpu.test.ts lets happen in a page. Each scenario returns what the test then makes statements about.
 * Losing a device and running out of limits is done to a stand-in of `navigator.gpu`, which hands out real devices.
 */
import { createReference } from '../reference.ts';
import { type Shape, type Tensor, tensor } from '../tensor.ts';
import { createWebGpu, type WebGpuBackend } from './webgpu.ts';

/** Small binary fractions in a fixed order: their sums are exact, whatever the order. */
function numbers(shape: Shape, seed = 1): Tensor {
  const count = shape.reduce((product, dimension) => product * dimension, 1);
  return tensor(
    shape,
    Float32Array.from({ length: count }, (_, i) => (((i + 1) * seed * 7919) % 33) / 16 - 1),
  );
}

interface StandIn {
  readonly gpu: GPU;
  /** All devices handed out so far. */
  readonly devices: GPUDevice[];
  /** From now on there is no adapter. */
  withdraw(): void;
}

function standIn(): StandIn {
  const devices: GPUDevice[] = [];
  let available = true;
  const gpu = {
    async requestAdapter(options?: GPURequestAdapterOptions) {
      const adapter = available ? await navigator.gpu.requestAdapter(options) : null;
      if (adapter === null) return null;
      return {
        limits: adapter.limits,
        async requestDevice(descriptor?: GPUDeviceDescriptor) {
          const device = await adapter.requestDevice(descriptor);
          devices.push(device);
          return device;
        },
      };
    },
  };
  return {
    // Only what the backend asks of it is there.
    gpu: gpu as unknown as GPU,
    devices,
    withdraw() {
      available = false;
    },
  };
}

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

const values = async (backend: WebGpuBackend, handle: { readonly shape: Shape }) => [...(await backend.download(handle)).data];

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

/** More than 65,535 workgroups of 64 threads: the grid needs a second row. */
export async function fillsASecondRow() {
  const backend = await createWebGpu(navigator.gpu);
  const count = 65_535 * 64 + 1000;
  const data = Float32Array.from({ length: count }, (_, i) => (i % 2 === 0 ? i : -i));
  const { data: result } = await backend.download(backend.run('relu', { x: backend.upload(tensor([count], data)) }));
  backend.close();
  return { wrong: result.findIndex((value, i) => value !== (i % 2 === 0 ? i : 0)) };
}

/** All operators with shapes that tell rows from columns, for those that no case of the conformance files covers, or not so widely. */
const sweep: readonly (readonly [name: string, shapes: Readonly<Record<string, Shape>>, options?: object])[] = [
  ['relu', { x: [3, 5] }],
  ['leakyRelu', { x: [3, 5] }, { slope: 0.25 }],
  ['leakyRelu', { x: [7] }],
  ['sigmoid', { x: [2, 3, 4] }],
  ['tanh', { x: [2, 3, 4] }],
  ['globalAvgPool2d', { x: [2, 3, 9, 11] }],
  ['resizeNearest', { x: [2, 2, 5, 7] }, { size: [8, 3] }],
  ['resizeNearest', { x: [1, 1, 1, 4] }, { size: [3, 9] }],
  ['resizeBilinear', { x: [2, 2, 5, 7] }, { size: [11, 4] }],
  ['resizeBilinear', { x: [1, 2, 5, 7] }, { size: [3, 15], alignCorners: true }],
  ['resizeBilinear', { x: [1, 2, 3, 2] }, { size: [1, 1], alignCorners: true }],
  ['maxPool2d', { x: [2, 3, 7, 9] }, { kernel: [3, 2], stride: [2, 1], padding: [1, 0, 2, 1] }],
  ['avgPool2d', { x: [2, 3, 7, 9] }, { kernel: [3, 2], stride: [2, 1], padding: [1, 0, 2, 1] }],
  ['avgPool2d', { x: [1, 2, 7, 9] }, { kernel: 3, padding: 1, countIncludePad: false }],
  ['batchNorm', { x: [3, 4], gamma: [4], beta: [4], mean: [4], variance: [4] }, { eps: 2 }],
  ['linear', { x: [2, 3, 5], w: [4, 5], b: [4] }],
  ['linear', { x: [5], w: [4, 5], b: [4] }],
  ['softmaxCrossEntropy', { logits: [70, 5] }, { labels: Array.from({ length: 70 }, (_, n) => n % 5) }],
  ['mathConvolve2d', { x: [6, 7], k: [2, 4] }, { mode: 'same' }],
  ['mathConvolve2d', { x: [6, 7], k: [3, 2] }, { mode: 'valid' }],
  ['conv2d', { x: [2, 4, 9, 8], w: [6, 2, 3, 2], b: [6] }, { stride: [2, 1], padding: [2, 0, 1, 1], dilation: [1, 2], groups: 2 }],
  [
    'convTranspose2d',
    { x: [2, 4, 3, 4], w: [4, 3, 3, 2], b: [6] },
    { stride: [2, 3], padding: [1, 0, 0, 1], outputPadding: [1, 2], groups: 2 },
  ],
  ['convTranspose2d', { x: [1, 2, 1, 1], w: [2, 1, 2, 2] }, { padding: [1, 1, 0, 0] }],
  ['channelShuffle', { x: [2, 6, 2, 3] }, { groups: 3 }],
  ['pixelShuffle', { x: [2, 18, 2, 3] }, { upscale: 3 }],
  ['squeezeExcite', { x: [2, 6, 5, 3], w1: [2, 6], b1: [2], w2: [6, 2], b2: [6] }],
  ['deformConv2d', { x: [1, 2, 4, 5], offset: [1, 16, 3, 4], w: [3, 2, 2, 2], b: [3], mask: [1, 8, 3, 4] }, { offsetGroups: 2 }],
  // Large enough for the tiled kernels, with tails on every side.
  ['conv2d', { x: [2, 37, 11, 13], w: [50, 37, 3, 2], b: [50] }, { stride: [1, 2], padding: [1, 0, 2, 1], dilation: [2, 1] }],
  ['conv2d', { x: [1, 48, 9, 17], w: [64, 24, 1, 3] }, { padding: [0, 1], groups: 2 }],
  ['convTranspose2d', { x: [2, 40, 7, 6], w: [40, 36, 3, 4], b: [36] }, { stride: [2, 3], padding: [1, 0, 0, 2], outputPadding: [1, 0] }],
  ['convTranspose2d', { x: [1, 64, 9, 8], w: [64, 20, 3, 3] }, { stride: 2, dilation: [2, 3], padding: 1, groups: 2 }],
  ['linear', { x: [130, 33], w: [70, 33], b: [70] }],
];

/** The largest difference from the reference backend, relative to 1 + |value|, of results and gradients. */
export async function agreesWithReference() {
  const backend = await createWebGpu(navigator.gpu);
  const reference = createReference();
  // Names and options come from a table, which the backend's types can't follow.
  type Untyped = {
    run(name: string, inputs: object, options?: object): { readonly shape: Shape };
    gradients(name: string, inputs: object, gradient: object, options?: object): Readonly<Record<string, { readonly shape: Shape }>>;
  };
  const judged: { readonly name: string; readonly worst: number }[] = [];
  for (const [name, shapes, options] of sweep) {
    const inputs = Object.entries(shapes).map(([key, shape], i) => [key, numbers(shape, key === 'variance' ? 1 : 3 + 2 * i)] as const);
    const results = [backend, reference].map(async (each) => {
      const uploaded = Object.fromEntries(inputs.map(([key, value]) => [key, each.upload(value)]));
      const untyped = each as unknown as Untyped;
      const y = untyped.run(name, uploaded, options);
      const gradients = untyped.gradients(name, uploaded, each.upload(numbers(y.shape, 11)), options);
      const all = [y, ...Object.keys(shapes).map((key) => gradients[key] as { readonly shape: Shape })];
      return Promise.all(all.map(async (handle) => (await each.download(handle)).data));
    });
    const [ours, theirs] = (await Promise.all(results)) as [Float32Array[], Float32Array[]];
    const differences = theirs.flatMap((data, i) =>
      Array.from(data, (expected, at) => Math.abs((ours[i]?.[at] ?? Number.NaN) - expected) / (1 + Math.abs(expected))),
    );
    judged.push({ name: `${name} ${JSON.stringify(shapes)} ${JSON.stringify(options)}`, worst: Math.max(...differences) });
  }
  backend.close();
  return { judged, covered: [...new Set(sweep.map(([name]) => name))].sort(), operators: [...backend.operators].sort() };
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
