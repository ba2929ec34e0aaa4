import { coveredCells } from '../../nn/window.ts';
import { type Layer, listed, pairText, type Setting, type Spelled, sizesOf, spelled } from './layers.ts';

/** What Keras lacks and a program that needs it defines. */
const definitions = {
  squeezeExcite: [
    'class SqueezeExcite(layers.Layer):',
    '    def __init__(self, channels, units):',
    '        super().__init__()',
    '        self.first = layers.Dense(units, activation="relu")',
    '        self.second = layers.Dense(channels, activation="sigmoid")',
    '',
    '    def call(self, x):',
    '        z = keras.ops.mean(x, axis=(1, 2), keepdims=True)',
    '        return x * self.second(self.first(z))',
    '',
  ],
  rim: [
    'def rim(cells):  # of −∞ around a pooling: zeros would win over negative values',
    '    sides = ((0, 0), (cells, cells), (cells, cells), (0, 0))',
    '    return layers.Lambda(lambda y: keras.ops.pad(y, sides, constant_values=float("-inf")))',
    '',
  ],
  maxPool: [
    'def max_pool(kernel, stride, dilation):  # MaxPooling2D has no dilation',
    '    def pool(y):',
    '        height, width = [side - dilation * (kernel - 1) for side in y.shape[1:3]]',
    '        starts = range(0, dilation * kernel, dilation)',
    '        cells = [y[:, i:i + height:stride, j:j + width:stride] for i in starts for j in starts]',
    '        return keras.ops.max(keras.ops.stack(cells), axis=0)',
    '    return layers.Lambda(pool)',
    '',
  ],
} as const;

/** What a layer is in Keras, channels last: a list of Keras's layers, of which `main` is the one with the weights. */
interface Lines {
  readonly before?: readonly string[];
  readonly main: string;
  readonly after?: readonly string[];
  readonly needs?: readonly (keyof typeof definitions)[];
}

function lines(layer: Layer, size: readonly [number, number], channels: number): Lines {
  switch (layer.kind) {
    case 'relu':
      return { main: 'layers.ReLU()' };
    case 'maxPool': {
      const { kernel, stride, padding, dilation } = layer;
      return {
        before: padding === 0 ? [] : [`rim(${padding})`],
        main: dilation === 1 ? `layers.MaxPooling2D(${kernel}, strides=${stride})` : `max_pool(${kernel}, ${stride}, ${dilation})`,
        needs: [...(padding === 0 ? [] : ['rim' as const]), ...(dilation === 1 ? [] : ['maxPool' as const])],
      };
    }
    case 'squeezeExcite':
      return { main: `SqueezeExcite(${layer.channels}, ${layer.units})`, needs: ['squeezeExcite'] };
    case 'shuffle':
      return {
        before: [`layers.Reshape((${size[0]}, ${size[1]}, ${layer.groups}, ${channels / layer.groups}))`, 'layers.Permute((1, 2, 4, 3))'],
        main: `layers.Reshape((${size[0]}, ${size[1]}, ${channels}))`,
      };
    default:
      return layer.kind === 'conv' ? convolution(spelled(layer)) : transposed(spelled(layer));
  }
}

const settingsOf = ({ stride, dilation, groups }: Pick<Spelled, 'stride' | 'dilation' | 'groups'>): string[] =>
  [
    stride !== 1 && `strides=${stride}`,
    dilation !== 1 && `dilation_rate=${dilation}`,
    groups !== 1 && `groups=${groups}`,
    'use_bias=False',
  ].filter((setting) => setting !== false);

/** Padding is a layer of its own, and so is the stride of a dilated convolution, since Keras takes only one of the two. */
function convolution({ outChannels, kernel, stride, padding, dilation, groups }: Spelled): Lines {
  const both = stride !== 1 && dilation !== 1;
  const settings = settingsOf({ stride: both ? 1 : stride, dilation, groups });
  return {
    before: padding[0] === 0 && padding[1] === 0 ? [] : [`layers.ZeroPadding2D(${pairText(padding)})`],
    main: `layers.Conv2D(${[outChannels, pairText(kernel), ...settings].join(', ')})`,
    after: both ? [`layers.Lambda(lambda y: y[:, ::${stride}, ::${stride}])  # the stride: Conv2D takes none with a dilation`] : [],
  };
}

/**
 * Without padding Keras's output has (input − 1) · stride + max(covered, stride) cells along an axis, the last ones zeros where
 * the kernel covers less than the stride. What is over is cropped, what is missing are more zeros.
 */
function transposed({ outChannels, kernel, stride, padding, dilation, groups, outputPadding }: Spelled): Lines {
  const over = kernel.map((side, axis) => Math.max(0, stride - coveredCells(side, dilation)) + (padding[axis] ?? 0) - outputPadding);
  const cut = over.map((cells, axis): Sides => [padding[axis] ?? 0, Math.max(0, cells)]);
  const added = over.map((cells): Sides => [0, Math.max(0, -cells)]);
  const layerOf = (name: string, sides: readonly Sides[]) =>
    sides.flat().some((cells) => cells > 0) ? [`${name}(${sidesText(sides)})`] : [];
  return {
    main: `layers.Conv2DTranspose(${[outChannels, pairText(kernel), ...settingsOf({ stride, dilation, groups })].join(', ')})`,
    after: [...layerOf('layers.Cropping2D', cut), ...layerOf('layers.ZeroPadding2D', added)],
  };
}

type Sides = readonly [before: number, after: number];

/** Rows above and below, columns left and right, as short as Keras lets it be. */
const sidesText = (sides: readonly Sides[]): string =>
  new Set(sides.flat()).size === 1 ? String(sides[0]?.[0]) : `(${sides.map(([before, after]) => `(${before}, ${after})`).join(', ')})`;

/** An entry of the list, with its comma before a comment. */
const entry = (text: string): string => `    ${text.replace(/(?= {2}#|$)/, ',')}`;

export function keras(setting: Setting): string {
  const { input, layers } = setting;
  const sizes = sizesOf(setting);
  const last = sizes.at(-1) ?? input;
  const list: string[] = [];
  const weights: string[] = [];
  const needed = new Set<keyof typeof definitions>();
  layers.forEach((layer, index) => {
    const { size, channels } = sizes[index] ?? input;
    const { before = [], main, after = [], needs = [] } = lines(layer, size, channels);
    if ((layer.kind === 'conv' || layer.kind === 'transposed') && layer.weights !== undefined) {
      const { shape, kernel } = spelled(layer);
      weights.push(
        `w = np.array(${listed(layer.weights, kernel[1])}, dtype="float32").reshape(${shape.join(', ')})`,
        `net.layers[${list.length + before.length}].set_weights([w.transpose(2, 3, 1, 0)])  # H, W, ${layer.kind === 'conv' ? 'I, O' : 'O, I'}`,
      );
    }
    list.push(...before, main, ...after);
    for (const name of needs) needed.add(name);
  });
  return [
    'import keras',
    ...(weights.length > 0 ? ['import numpy as np'] : []),
    'from keras import layers',
    '',
    ...[...needed].flatMap((name) => definitions[name]),
    `x = keras.random.normal((1, ${input.size.join(', ')}, ${input.channels}))  # N, H, W, C`,
    'net = keras.Sequential([',
    ...list.map(entry),
    '])',
    ...(weights.length > 0 ? ['net.build(x.shape)', ...weights] : []),
    `y = net(x)  # 1, ${last.size.join(', ')}, ${last.channels}`,
  ].join('\n');
}
