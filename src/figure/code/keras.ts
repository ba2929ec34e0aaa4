import { type Layer, listed, pairText, type Setting, sizesOf, spelled } from './layers.ts';

/** Keras has no such block; what is added to a program that uses it. */
const squeezeExcite = [
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
];

/** What a layer is in Keras, channels last: padding is a layer of its own, and so is what a transposed convolution cuts off. */
function lines(layer: Layer, size: readonly [number, number], channels: number): { before: string[]; main: string; after: string[] } {
  switch (layer.kind) {
    case 'relu':
      return { before: [], main: 'layers.ReLU()', after: [] };
    case 'maxPool': {
      const before = layer.padding === 0 ? [] : [`layers.ZeroPadding2D(${layer.padding}),  # as −inf, where no value is negative`];
      return { before, main: `layers.MaxPooling2D(${layer.kernel}, strides=${layer.stride})`, after: [] };
    }
    case 'squeezeExcite':
      return { before: [], main: `SqueezeExcite(${layer.channels}, ${layer.units})`, after: [] };
    case 'shuffle':
      return {
        before: [`layers.Reshape((${size[0]}, ${size[1]}, ${layer.groups}, ${channels / layer.groups}))`, 'layers.Permute((1, 2, 4, 3))'],
        main: `layers.Reshape((${size[0]}, ${size[1]}, ${channels}))`,
        after: [],
      };
    default: {
      const { transposed, outChannels, kernel, stride, padding, dilation, groups, outputPadding } = spelled(layer);
      const settings = [
        stride !== 1 && `strides=${stride}`,
        dilation !== 1 && `dilation_rate=${dilation}`,
        groups !== 1 && `groups=${groups}`,
        'use_bias=False',
      ].filter((setting) => setting !== false);
      const main = `layers.${transposed ? 'Conv2DTranspose' : 'Conv2D'}(${[outChannels, pairText(kernel), ...settings].join(', ')})`;
      const padded = padding[0] !== 0 || padding[1] !== 0;
      if (!transposed) return { before: padded ? [`layers.ZeroPadding2D(${pairText(padding)})`] : [], main, after: [] };
      const cut = padding.map((amount) => `(${amount}, ${Math.max(0, amount - outputPadding)})`).join(', ');
      const added = padding.map((amount) => `(0, ${Math.max(0, outputPadding - amount)})`).join(', ');
      return {
        before: [],
        main,
        after: [
          ...(padded ? [`layers.Cropping2D((${cut}))`] : []),
          ...(padding.some((amount) => outputPadding > amount) ? [`layers.ZeroPadding2D((${added}))`] : []),
        ],
      };
    }
  }
}

export function keras(setting: Setting): string {
  if (setting.layers.some((layer) => layer.kind === 'maxPool' && layer.dilation !== 1)) return '# Keras has no max pooling with dilation.';
  const { input, layers } = setting;
  const sizes = sizesOf(setting);
  const last = sizes.at(-1) ?? input;
  const list: string[] = [];
  const weights: string[] = [];
  layers.forEach((layer, index) => {
    const { size, channels } = sizes[index] ?? input;
    const { before, main, after } = lines(layer, size, channels);
    if ((layer.kind === 'conv' || layer.kind === 'transposed') && layer.weights !== undefined) {
      const { shape, kernel } = spelled(layer);
      weights.push(
        `w = np.array(${listed(layer.weights, kernel[1])}, dtype="float32").reshape(${shape.join(', ')})`,
        `net.layers[${list.length + before.length}].set_weights([w.transpose(2, 3, 1, 0)])  # H, W, ${layer.kind === 'conv' ? 'I, O' : 'O, I'}`,
      );
    }
    list.push(...before, main, ...after);
  });
  return [
    'import keras',
    ...(weights.length > 0 ? ['import numpy as np'] : []),
    'from keras import layers',
    '',
    ...(layers.some(({ kind }) => kind === 'squeezeExcite') ? squeezeExcite : []),
    `x = keras.random.normal((1, ${input.size.join(', ')}, ${input.channels}))  # N, H, W, C`,
    'net = keras.Sequential([',
    ...list.map((text) => `    ${text.includes('#') ? text : `${text},`}`),
    '])',
    ...(weights.length > 0 ? ['net.build(x.shape)', ...weights] : []),
    `y = net(x)  # 1, ${last.size.join(', ')}, ${last.channels}`,
  ].join('\n');
}
