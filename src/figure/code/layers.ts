/** The layers of a figure, as the generators of framework code take them. Shapes are NCHW, weights OIHW (transposed: IOHW), no bias. */
import type { Pair } from '../../nn/window.ts';

export interface Convolution {
  readonly kind: 'conv' | 'transposed';
  readonly inChannels: number;
  readonly outChannels: number;
  readonly kernel: Pair;
  readonly stride?: number;
  readonly padding?: Pair;
  readonly dilation?: number;
  readonly groups?: number;
  /** Rows and columns added below and on the right; only for a transposed convolution. */
  readonly outputPadding?: number;
  /** The layer's weights in the order of its shape; without them the framework's own first values stand. */
  readonly weights?: readonly number[];
}

export type Layer =
  | Convolution
  | { readonly kind: 'relu' }
  | { readonly kind: 'maxPool'; readonly kernel: number; readonly stride: number; readonly padding: number }
  | { readonly kind: 'shuffle'; readonly groups: number };

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

/** Channels and size after each layer, the input's first. */
export function sizesOf({ input, layers }: Setting): { channels: number; size: Pair }[] {
  const sizes = [{ channels: input.channels, size: input.size }];
  for (const layer of layers) {
    const { channels, size } = sizes.at(-1) ?? input;
    const each = (compute: (length: number, axis: 0 | 1) => number): Pair => [compute(size[0], 0), compute(size[1], 1)];
    if (layer.kind === 'conv' || layer.kind === 'transposed') {
      const { kernel, stride, padding, dilation, outputPadding, transposed, outChannels } = spelled(layer);
      const covered = (axis: 0 | 1) => dilation * (kernel[axis] - 1) + 1;
      sizes.push({
        channels: outChannels,
        size: each((length, axis) =>
          transposed
            ? (length - 1) * stride - 2 * padding[axis] + covered(axis) + outputPadding
            : Math.floor((length + 2 * padding[axis] - covered(axis)) / stride) + 1,
        ),
      });
    } else if (layer.kind === 'maxPool') {
      sizes.push({ channels, size: each((length) => Math.floor((length + 2 * layer.padding - layer.kernel) / layer.stride) + 1) });
    } else sizes.push({ channels, size });
  }
  return sizes;
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
