/** Sizes and costs of four known layers, beside the weights that a dense layer between the same maps would need. */
import { conv2d } from '../../nn/ops/conv2d.ts';
import { elementCount } from '../../nn/tensor.ts';
import type { Localised } from '../../schema/localised.ts';
import type { Example, ExampleTable } from '../example.ts';

interface Layer {
  readonly name: Localised;
  readonly x: readonly number[];
  readonly outChannels: number;
  readonly kernel: number;
  readonly stride: number;
  readonly padding: number;
  readonly dilation: number;
}

const layers: readonly Layer[] = [
  { name: { zh: 'LeNet-5的C1', en: 'C1 of LeNet-5' }, x: [1, 1, 32, 32], outChannels: 6, kernel: 5, stride: 1, padding: 0, dilation: 1 },
  {
    name: { zh: 'VGG-16的第一层', en: 'first of VGG-16' },
    x: [1, 3, 224, 224],
    outChannels: 64,
    kernel: 3,
    stride: 1,
    padding: 1,
    dilation: 1,
  },
  {
    name: { zh: 'ResNet-50的第一层', en: 'first of ResNet-50' },
    x: [1, 3, 224, 224],
    outChannels: 64,
    kernel: 7,
    stride: 2,
    padding: 3,
    dilation: 1,
  },
  {
    name: { zh: '3×3，扩张率2', en: '3×3, dilation 2' },
    x: [1, 64, 56, 56],
    outChannels: 64,
    kernel: 3,
    stride: 1,
    padding: 2,
    dilation: 2,
  },
];

// Biases included: LeNet-5 and VGG have them; ResNet leaves them to batch normalisation, so its row counts none.
const rows = layers.map(({ name, x, outChannels, kernel, stride, padding, dilation }) => {
  const biased = stride === 1 && dilation === 1;
  const shapes = { x, w: [outChannels, x[1] ?? 0, kernel, kernel], ...(biased ? { b: [outChannels] } : {}) };
  const options = { stride, padding, dilation };
  const y = conv2d.outputShape(shapes, options);
  const { parameters, multiplyAccumulates } = conv2d.cost(shapes, options);
  const size = (shape: readonly number[]): string => shape.slice(1).join('×');
  return {
    name,
    cells: [
      size(x),
      `${kernel} / ${stride} / ${padding} / ${dilation}`,
      size(y),
      parameters,
      multiplyAccumulates,
      elementCount(x) * elementCount(y),
    ],
  };
});

const costs: ExampleTable = {
  caption: {
    zh: '四层的尺寸与计数（前两层含偏置）；末列是同样进出的全连接层要的权重',
    en: 'Sizes and counts of four layers (the first two with biases); the last column is a dense layer between the same maps',
  },
  columns: [
    { zh: '层', en: 'layer' },
    { zh: '输入', en: 'input' },
    { zh: 'k / s / p / d', en: 'k / s / p / d' },
    { zh: '输出', en: 'output' },
    { zh: '参数', en: 'parameters' },
    { zh: '乘加次数', en: 'MACs' },
    { zh: '全连接的权重', en: 'dense weights' },
  ],
  rows: rows.map(({ name, cells }) => [name, ...cells]),
};

export const layerCosts = { tables: { costs } } satisfies Example;
