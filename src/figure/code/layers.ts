/** The layers of a figure, as the generators of framework code take them. Shapes are NCHW, weights OIHW (transposed: IOHW), no bias. */
import { convTranspose2d } from '../../nn/ops/convTranspose2d.ts';
import { type Pair, slidingOutput } from '../../nn/window.ts';

export interface Convolution {
  readonly kind: 'conv' | 'transposed';
  readonly inChannels: number;
  readonly outChannels: number;
  readonly kernel: Pair;
  readonly stride?: number;
  readonly padding?: Pair;
  readonly dilation?: number;
  /** Only of an ordinary convolution. */
  readonly groups?: number;
  /** Rows and columns added below and on the right; only for a transposed convolution. */
  readonly outputPadding?: number;
  /** The layer's weights in the order of its shape; without them the framework's own first values stand. */
  readonly weights?: readonly number[];
}

export type Layer =
  | Convolution
  | { readonly kind: 'relu' }
  | { readonly kind: 'maxPool'; readonly kernel: number; readonly stride: number; readonly padding: number; readonly dilation: number }
  | { readonly kind: 'shuffle'; readonly groups: number }
  /** Two dense layers with so many units between them; PyTorch's and Keras's have biases, as the frameworks' own do. */
  | { readonly kind: 'squeezeExcite'; readonly channels: number; readonly units: number };

/** A figure's setting: what goes in, and the layers it goes through. */
export interface Setting {
  readonly input: { readonly channels: number; readonly size: Pair };
  readonly layers: readonly Layer[];
}

export const frameworks = ['PyTorch', 'Keras', 'JAX', 'ONNX'] as const;
export type Framework = (typeof frameworks)[number];

/** A convolution with everything said. */
export interface Spelled {
  readonly transposed: boolean;
  readonly inChannels: number;
  readonly outChannels: number;
  readonly kernel: Pair;
  readonly stride: number;
  readonly padding: Pair;
  readonly dilation: number;
  readonly groups: number;
  readonly outputPadding: number;
  readonly weights: readonly number[] | undefined;
  /** OIHW, or IOHW for a transposed convolution. */
  readonly shape: readonly [number, number, number, number];
}

export function spelled(layer: Convolution): Spelled {
  const { kind, inChannels, outChannels, kernel, groups = 1 } = layer;
  const transposed = kind === 'transposed';
  const [first, second] = transposed ? [inChannels, outChannels / groups] : [outChannels, inChannels / groups];
  return {
    transposed,
    inChannels,
    outChannels,
    kernel,
    stride: layer.stride ?? 1,
    padding: layer.padding ?? [0, 0],
    dilation: layer.dilation ?? 1,
    groups,
    outputPadding: layer.outputPadding ?? 0,
    weights: layer.weights,
    shape: [first, second, ...kernel],
  };
}

/** Channels and size after each layer, the input's first. @throws ShapeError where a window doesn't fit its input. */
export function sizesOf({ input, layers }: Setting): { channels: number; size: Pair }[] {
  const sizes = [{ channels: input.channels, size: input.size }];
  for (const layer of layers) sizes.push(after(layer, sizes.at(-1) ?? input));
  return sizes;
}

function after(layer: Layer, { channels, size }: Setting['input']): Setting['input'] {
  const sliding = (kernel: Pair, stride: number, padding: Pair, dilation: number): Pair =>
    slidingOutput(size, { kernel, stride: [stride, stride], padding: [...padding, ...padding], dilation: [dilation, dilation] });
  switch (layer.kind) {
    case 'conv': {
      const { kernel, stride, padding, dilation, outChannels } = spelled(layer);
      return { channels: outChannels, size: sliding(kernel, stride, padding, dilation) };
    }
    case 'transposed': {
      const { shape, stride, padding, dilation, groups, outputPadding, outChannels } = spelled(layer);
      const shapes = { x: [1, channels, ...size], w: shape };
      const [, , height = 0, width = 0] = convTranspose2d.outputShape(shapes, { stride, padding, dilation, groups, outputPadding });
      return { channels: outChannels, size: [height, width] };
    }
    case 'maxPool': {
      const { kernel, stride, padding, dilation } = layer;
      return { channels, size: sliding([kernel, kernel], stride, [padding, padding], dilation) };
    }
    default:
      return { channels, size };
  }
}

/** Numbers of a list as Python reads them, a row of weights to a line where there are several. */
export function listed(numbers: readonly number[], perLine: number): string {
  const text = numbers.map((value) => String(Number(value.toPrecision(6))));
  if (text.length <= perLine) return `[${text.join(', ')}]`;
  const lines: string[] = [];
  for (let at = 0; at < text.length; at += perLine) lines.push(`    ${text.slice(at, at + perLine).join(', ')},`);
  return `[\n${lines.join('\n')}\n]`;
}

/** `(3, 3)` as `3`, where both are the same. */
export const pairText = ([height, width]: Pair): string => (height === width ? String(height) : `(${height}, ${width})`);
