/**
 * Random calls for property tests: shapes that are small but never square by accident, options that fit them, and tensors
 * filled from a seed, so that fast-check shrinks shapes and options and not thousands of numbers.
 */
import fc from 'fast-check';
import type { Conv2dOptions } from '../ops/conv2d.ts';
import type { OperatorName } from '../ops/index.ts';
import { uniform } from '../random.ts';
import { elementCount, type Shape, type Tensor } from '../tensor.ts';

/** Numbers in [−1, 1) from a seed: the same seed gives the same numbers. */
export function randomNumbers(seed: number): () => number {
  const next = uniform(seed);
  return () => 2 * next() - 1;
}

/** A float64 tensor of numbers from a seed. */
export function randomTensor(shape: Shape, seed: number): Tensor<Float64Array> {
  return { shape, data: Float64Array.from({ length: elementCount(shape) }, randomNumbers(seed)) };
}

export const seed = fc.nat(2 ** 31 - 1);
const upTo = (most: number, least = 1) => fc.integer({ min: least, max: most });
const both = (value: fc.Arbitrary<number>) => fc.tuple(value, value);

export interface Call {
  readonly shapes: Readonly<Record<string, Shape>>;
  readonly options: object;
}

/** What a convolution of either direction is made of; the large side is conv2d's x. */
export interface Convolution {
  readonly batch: number;
  readonly groups: number;
  readonly largeChannels: number;
  readonly smallChannels: number;
  readonly large: readonly [number, number];
  readonly small: readonly [number, number];
  readonly kernel: readonly [number, number];
  readonly options: Required<Conv2dOptions> & { readonly stride: readonly [number, number]; readonly dilation: readonly [number, number] };
}

export const convolution: fc.Arbitrary<Convolution> = fc
  .record({
    batch: upTo(2),
    groups: upTo(3),
    largeChannels: upTo(2),
    smallChannels: upTo(2),
    small: both(upTo(3)),
    kernel: both(upTo(3)),
    stride: both(upTo(3)),
    dilation: both(upTo(2)),
    padding: fc.tuple(upTo(2, 0), upTo(2, 0), upTo(2, 0), upTo(2, 0)),
    remainder: both(fc.nat(2)),
  })
  .map(({ stride, dilation, padding, remainder, ...sizes }) => {
    // The large side that gives this small one, plus a few cells that no window reaches.
    const along = (axis: 0 | 1) =>
      (sizes.small[axis] - 1) * stride[axis] +
      (sizes.kernel[axis] - 1) * dilation[axis] +
      1 +
      (remainder[axis] % stride[axis]) -
      padding[axis] -
      padding[axis === 0 ? 2 : 3];
    const large: [number, number] = [along(0), along(1)];
    return { ...sizes, large, options: { stride, dilation, padding, groups: sizes.groups } };
  })
  .filter(({ large }) => large[0] >= 1 && large[1] >= 1);

export const largeShape = ({ batch, groups, largeChannels, large }: Convolution): Shape => [batch, groups * largeChannels, ...large];
export const smallShape = ({ batch, groups, smallChannels, small }: Convolution): Shape => [batch, groups * smallChannels, ...small];
/** OIHW for conv2d, and the very same for its transpose as IOHW. */
export const weightShape = ({ groups, smallChannels, largeChannels, kernel }: Convolution): Shape => [
  groups * smallChannels,
  largeChannels,
  ...kernel,
];

/** What the transpose needs to give back the large side exactly. */
export function outputPadding({ large, small, kernel, options: { stride, dilation, padding } }: Convolution): [number, number] {
  const [top, left, bottom, right] = padding as readonly [number, number, number, number];
  const along = (axis: 0 | 1, trimmed: number) =>
    large[axis] - ((small[axis] - 1) * stride[axis] + (kernel[axis] - 1) * dilation[axis] + 1 - trimmed);
  return [along(0, top + bottom), along(1, left + right)];
}

const image = fc.tuple(upTo(2), upTo(3), upTo(4), upTo(5));
const plane = both(upTo(6));
const onImage = (options: object = {}) => image.map((x): Call => ({ shapes: { x }, options }));

const pooling = fc
  .record({ image: fc.tuple(upTo(2), upTo(2), upTo(6, 3), upTo(6, 3)), kernel: both(upTo(3)), stride: both(upTo(2)), padding: upTo(2, 0) })
  .map(
    ({ image: x, kernel, stride, padding }): Call => ({
      shapes: { x },
      options: { kernel, stride, padding: Math.min(padding, kernel[0] - 1, kernel[1] - 1) },
    }),
  );

const restoration = fc.record({ image: both(upTo(5, 3)), psf: both(upTo(3)) });

/** For each operator, random calls that it accepts. */
export const calls: { readonly [Name in OperatorName]: fc.Arbitrary<Call> } = {
  avgPool2d: fc.tuple(pooling, fc.boolean()).map(([call, countIncludePad]) => ({ ...call, options: { ...call.options, countIncludePad } })),
  batchNorm: image.map((x) => ({ shapes: { x, gamma: [x[1]], beta: [x[1]], mean: [x[1]], variance: [x[1]] }, options: { eps: 1e-3 } })),
  channelShuffle: fc.tuple(image, upTo(3)).map(([[n, c, h, w], groups]) => ({ shapes: { x: [n, c * groups, h, w] }, options: { groups } })),
  conv2d: convolution.map((c) => ({
    shapes: { x: largeShape(c), w: weightShape(c), b: [c.groups * c.smallChannels] },
    options: c.options,
  })),
  convTranspose2d: convolution.map((c) => ({
    shapes: { x: smallShape(c), w: weightShape(c), b: [c.groups * c.largeChannels] },
    options: { ...c.options, outputPadding: outputPadding(c) },
  })),
  deformConv2d: fc.tuple(convolution, fc.boolean(), fc.boolean()).map(([c, perChannel, masked]) => {
    const offsetGroups = perChannel ? c.groups * c.largeChannels : 1;
    const taps = offsetGroups * c.kernel[0] * c.kernel[1];
    const shapes = { x: largeShape(c), offset: [c.batch, 2 * taps, ...c.small], w: weightShape(c), b: [c.groups * c.smallChannels] };
    return { shapes: masked ? { ...shapes, mask: [c.batch, taps, ...c.small] } : shapes, options: { ...c.options, offsetGroups } };
  }),
  fft2d: fc
    .tuple(plane, fc.boolean(), fc.boolean())
    .map(([x, isComplex, inverse]) => ({ shapes: { x: isComplex ? [2, ...x] : x }, options: { inverse } })),
  globalAvgPool2d: onImage(),
  leakyRelu: onImage({ slope: 0.25 }),
  linear: fc.tuple(upTo(3), upTo(4), upTo(3)).map(([n, i, o]) => ({ shapes: { x: [n, i], w: [o, i], b: [o] }, options: {} })),
  mathConvolve2d: fc
    .record({ k: both(upTo(3)), spare: both(upTo(4, 0)), mode: fc.constantFrom('full', 'same', 'valid') })
    .map(({ k, spare, mode }) => ({ shapes: { x: [k[0] + spare[0], k[1] + spare[1]], k }, options: { mode } })),
  maxPool2d: pooling,
  pixelShuffle: fc
    .tuple(image, upTo(3))
    .map(([[n, c, h, w], upscale]) => ({ shapes: { x: [n, c * upscale ** 2, h, w] }, options: { upscale } })),
  relu: onImage(),
  resizeBilinear: fc
    .tuple(image, plane, fc.boolean())
    .map(([x, size, alignCorners]) => ({ shapes: { x }, options: { size, alignCorners } })),
  resizeNearest: fc.tuple(image, plane).map(([x, size]) => ({ shapes: { x }, options: { size } })),
  richardsonLucy: fc.tuple(restoration, upTo(3)).map(([shapes, iterations]) => ({ shapes, options: { iterations } })),
  sigmoid: onImage(),
  softmaxCrossEntropy: fc.tuple(upTo(3), upTo(4), fc.array(fc.nat(11), { minLength: 3, maxLength: 3 })).map(([rows, classes, picks]) => ({
    shapes: { logits: [rows, classes] },
    options: { labels: picks.slice(0, rows).map((pick) => pick % classes) },
  })),
  squeezeExcite: fc
    .tuple(image, upTo(3))
    .map(([x, m]) => ({ shapes: { x, w1: [m, x[1]], b1: [m], w2: [x[1], m], b2: [x[1]] }, options: {} })),
  svd: both(upTo(4)).map((a) => ({ shapes: { a }, options: {} })),
  tanh: onImage(),
  wienerDeconvolution: restoration.map((shapes) => ({ shapes, options: { noiseToSignal: 0.1 } })),
};
