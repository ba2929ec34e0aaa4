/** What webgpu.test.ts lets happen in a page: every operator beside the reference. */
import { createReference } from '../../reference.ts';
import type { Shape } from '../../tensor.ts';
import { createWebGpu } from '../webgpu.ts';
import { numbers } from './numbers.ts';

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
  // Strips: blocks of rows and columns that a dilation sets apart, rows of taps in one span and in several that overlap, tails.
  ['conv2d', { x: [2, 6, 11, 13], w: [6, 1, 3, 9], b: [6] }, { padding: [2, 3, 1, 4], dilation: [2, 1], groups: 6 }],
  ['conv2d', { x: [1, 2, 7, 45], w: [3, 2, 1, 31] }, { padding: [0, 15] }],
  ['conv2d', { x: [1, 1, 5, 9], w: [2, 1, 4, 2] }, { padding: 6, dilation: [4, 3] }],
  // Large enough for the tiled kernels, with tails on every side.
  ['conv2d', { x: [2, 37, 11, 13], w: [50, 37, 3, 2], b: [50] }, { stride: [1, 2], padding: [1, 0, 2, 1], dilation: [2, 1] }],
  ['conv2d', { x: [1, 48, 9, 17], w: [64, 24, 1, 3] }, { padding: [0, 1], groups: 2 }],
  ['convTranspose2d', { x: [2, 40, 7, 6], w: [40, 36, 3, 4], b: [36] }, { stride: [2, 3], padding: [1, 0, 0, 2], outputPadding: [1, 0] }],
  ['convTranspose2d', { x: [1, 64, 9, 8], w: [64, 20, 3, 3] }, { stride: 2, dilation: [2, 3], padding: 1, groups: 2 }],
  ['conv2d', { x: [2, 40, 7, 11], w: [140, 20, 1, 1], b: [140] }, { groups: 2 }],
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
