/**
 * The numbers of the note on grouped convolution: one small layer computed three ways, what groups cost and save, AlexNet
 * on its two GPUs, and the blocks of ResNeXt at one price.
 * Past 200 lines because its tables and grids carry their captions in two languages.
 */
import { conv2d } from '../nn/ops/conv2d.ts';
import { type Tensor, tensor } from '../nn/tensor.ts';
import { afterGrouped, atInput } from './channel-shuffle/reach.ts';
import type { Example, ExampleTable } from './example.ts';
import { alexnet, count, oneTower, total } from './grouped-convolution/alexnet.ts';

type Grid = readonly (readonly number[])[];

const list = (values: readonly number[]): string => values.join(', ').replaceAll('-', '−');
const factor = (value: number): string => (value < 0 ? `(${value})` : `${value}`);
const percent = (share: number): number => Math.round(share * 1000) / 10;
const rowsOf = (values: ArrayLike<number>, width: number): Grid =>
  Array.from({ length: values.length / width }, (_, row) => Array.from(values).slice(row * width, (row + 1) * width));

// A layer of one dimension: 4 channels in, 6 out, kernels of length 2, two groups of 2 → 3 channels.
const groups = 2;
const signal: Grid = [
  [1, 2, 0, 1],
  [3, 1, 1, 0],
  [0, 2, 1, 2],
  [1, 0, 2, 1],
];
// kernels[o][c] reads channel c of o's own group.
const kernels: readonly Grid[] = [
  [
    [1, 0],
    [2, 1],
  ],
  [
    [1, -1],
    [0, 1],
  ],
  [
    [0, 2],
    [1, 1],
  ],
  [
    [2, 1],
    [0, -1],
  ],
  [
    [1, 3],
    [2, 1],
  ],
  [
    [1, 0],
    [-1, 2],
  ],
];
const [inChannels, outChannels, taps] = [signal.length, kernels.length, 2];
const perGroupIn = inChannels / groups;
const perGroupOut = outChannels / groups;
const groupOf = (o: number): number => Math.floor(o / perGroupOut);

/** The kernel between output o and input c; null across groups, where the grouped layer has none. */
const between = (o: number, c: number): readonly number[] | null => kernels[o]?.[c - groupOf(o) * perGroupIn] ?? null;
const channelsOf = (rows: Grid): Tensor => tensor([1, rows.length, 1, rows[0]?.length ?? 0], rows.flat());

const x = channelsOf(signal);
const w = tensor([outChannels, perGroupIn, 1, taps], kernels.flat(2));
const grouped = conv2d.forward({ x, w }, { groups });
const width = grouped.shape[3] ?? 0;
const output = rowsOf(grouped.data, width);

const withZeros = kernels.map((_, o) => signal.map((__, c) => between(o, c) ?? [0, 0]));
const denseWeights = tensor([outChannels, inChannels, 1, taps], withZeros.flat(2));
const dense = rowsOf(conv2d.forward({ x, w: denseWeights }).data, width);

const apart = Array.from({ length: groups }, (_, a) => {
  const own = kernels.slice(a * perGroupOut, (a + 1) * perGroupOut);
  const part = {
    x: channelsOf(signal.slice(a * perGroupIn, (a + 1) * perGroupIn)),
    w: tensor([perGroupOut, perGroupIn, 1, taps], own.flat(2)),
  };
  return rowsOf(conv2d.forward(part).data, width);
}).flat();

const kernelTable: ExampleTable = {
  caption: {
    zh: '两组的核排成一张表：行是输出通道，列是输入通道，空格处没有权重',
    en: 'The kernels of two groups in one table: a row for each output channel, a column for each input channel, no weights where empty',
  },
  columns: [{ zh: '', en: '' }, ...signal.map((_, c) => ({ zh: `x${c}`, en: `x${c}` }))],
  rows: kernels.map((_, o) => [
    `y${o}`,
    ...signal.map((__, c) => {
      const kernel = between(o, c);
      return kernel === null ? null : list(kernel);
    }),
  ]),
};

const threeWays: ExampleTable = {
  caption: { zh: '同一层，三种算法，六个输出通道逐格相等', en: 'One layer, three computations: six output channels, equal cell by cell' },
  columns: [
    { zh: '', en: '' },
    { zh: '分两组', en: 'two groups' },
    { zh: '稠密，空格补零', en: 'dense, zeros for the empty cells' },
    { zh: '两层各算，再拼接', en: 'two layers, concatenated' },
  ],
  rows: output.map((row, o) => [`y${o}`, list(row), list(dense[o] ?? []), list(apart[o] ?? [])]),
};

/** Output o at position q written out: weights of the own group only. */
const writtenOut = (o: number, q: number): string => {
  const terms = [0, 1].flatMap((c) => [0, 1].map((m) => ({ channel: groupOf(o) * perGroupIn + c, c, m })));
  const named = terms.map(({ channel, c, m }) => `\\w{w}_{${o},${c}}[${m}]\\,\\x{x}_{${channel}}[${q + m}]`);
  const filled = terms.map(
    ({ channel, c, m }) => `\\w{${factor(kernels[o]?.[c]?.[m] ?? 0)}}\\cdot\\x{${factor(signal[channel]?.[q + m] ?? 0)}}`,
  );
  return `\\begin{aligned}\\y{y}_{${o}}[${q}]&=${named.join('+')}\\\\&=${filled.join('+')}=\\y{${output[o]?.[q] ?? 0}}\\end{aligned}`;
};

// One position, 1×1 kernels: the block-diagonal matrix itself.
const blocks: readonly Grid[] = [
  [
    [2, 1],
    [1, 3],
  ],
  [
    [1, 2],
    [4, 1],
  ],
];
const pixel = [1, 2, 3, 1];
const matrix = blocks.flatMap((block, a) => block.map((row) => blocks.flatMap((_, b) => (a === b ? row : [0, 0]))));
const pointwise = conv2d.forward({ x: tensor([1, 4, 1, 1], pixel), w: tensor([4, 2, 1, 1], blocks.flat(2)) }, { groups: 2 });
const pmatrix = (rows: Grid): string => `\\begin{pmatrix}${rows.map((row) => row.join('&')).join('\\\\')}\\end{pmatrix}`;
const column = (values: ArrayLike<number>): string => pmatrix(Array.from(values, (value) => [value]));

const blockDiagonal = [
  `\\w{${pmatrix(matrix)}}\\x{${column(pixel)}}=\\y{${column(pointwise.data)}}`,
  '\\qquad',
  blocks
    .map((block, a) => {
      const part = pixel.slice(2 * a, 2 * a + 2);
      return `\\w{${pmatrix(block)}}\\x{${column(part)}}=\\y{${column(pointwise.data.slice(2 * a, 2 * a + 2))}}`;
    })
    .join(',\\quad '),
].join('');

// 64 channels to 64, 3×3, 56×56, same size: groups from one (dense) to one per channel (depthwise).
const layerCost = (channels: number, g: number, outs = channels, side = 56) =>
  conv2d.cost({ x: [1, channels, side, side], w: [outs, channels / g, 3, 3] }, { padding: 1, groups: g });
const cost: ExampleTable = {
  caption: {
    zh: '3×3，64通道进、64通道出，56×56，同尺寸填充，不计偏置；字节按float32，输入、权重、输出各过一次内存',
    en: '3×3, 64 channels in and out, 56×56, same padding, no bias; bytes of float32 with input, weights and output crossing memory once',
  },
  columns: [
    { zh: '组数g', en: 'groups g' },
    { zh: '权重', en: 'weights' },
    { zh: '乘加', en: 'MACs' },
    { zh: '字节', en: 'bytes' },
    { zh: '乘加 / 字节', en: 'MACs per byte' },
  ],
  rows: [1, 2, 4, 8, 32, 64].map((g) => {
    const { parameters, multiplyAccumulates, bytes } = layerCost(64, g);
    return [g, parameters, multiplyAccumulates, bytes, Math.round((multiplyAccumulates / bytes) * 10) / 10];
  }),
};

// AlexNet.
const wired = count(alexnet);
const ungrouped = count(alexnet, true);
const tower = count(oneTower);
const convolutions = wired.slice(0, 5);
const biases = (layers: readonly { readonly outChannels: number }[]) => layers.reduce((sum, layer) => sum + layer.outChannels, 0);
// conv1 reads the image, which both GPUs hold; every other layer that reads both halves needs the map it reads sent across.
const crossing = wired.filter((layer, index) => index > 0 && layer.groups === 1);

const alexnetTable: ExampleTable = {
  caption: {
    zh: 'AlexNet逐层：核写作「个数 × 高×宽×读入通道」，不计偏置；末列是一个输出背后有conv1的几张特征图',
    en: 'AlexNet layer by layer: kernels as count × height×width×channels read, no biases; the last column counts the maps of conv1 behind one output',
  },
  columns: [
    { zh: '层', en: 'layer' },
    { zh: '核', en: 'kernels' },
    { zh: '读', en: 'reads' },
    { zh: '输出边长', en: 'output side' },
    { zh: '权重', en: 'weights' },
    { zh: '乘加', en: 'MACs' },
    { zh: 'conv1的图', en: 'maps of conv1' },
  ],
  rows: wired.map((layer, index) => {
    const reads =
      index === 0
        ? { zh: '图像，两块各读', en: 'the image, on both' }
        : layer.groups === 2
          ? { zh: '自己的GPU', en: 'own GPU' }
          : { zh: '两块GPU', en: 'both GPUs' };
    const kernel = `${layer.outChannels} × ${layer.kernel}×${layer.kernel}×${layer.inChannelsRead}`;
    return [layer.name, kernel, reads, layer.outSide, layer.weights, layer.multiplyAccumulates, layer.conv1Behind];
  }),
};

// LeNet-5, layer C3: which of the six maps of S2 each of the sixteen outputs reads, by number (table I of the paper).
const c3Reads = [...Array<number>(6).fill(3), ...Array<number>(9).fill(4), 6];
const c3Connections = c3Reads.reduce((sum, maps) => sum + maps, 0);

// ResNeXt: paths of width d between 256 channels, at the price of one bottleneck of 64. The errors are those of the paper.
const blockWeights = (cardinality: number, d: number) => {
  const inner = cardinality * d;
  const layers = [
    conv2d.cost({ x: [1, 256, 14, 14], w: [inner, 256, 1, 1] }),
    conv2d.cost({ x: [1, inner, 14, 14], w: [inner, d, 3, 3] }, { padding: 1, groups: cardinality }),
    conv2d.cost({ x: [1, inner, 14, 14], w: [256, inner, 1, 1] }),
  ].map(({ parameters }) => parameters);
  return { inner, sum: layers.reduce((a, b) => a + b, 0), spatial: layers[1] ?? 0 };
};
const settings = [
  [1, 64, 23.9],
  [2, 40, 23.0],
  [4, 24, 22.6],
  [8, 14, 22.3],
  [32, 4, 22.2],
] as const;
const resnext: ExampleTable = {
  caption: {
    zh: '256通道的一个块，权重相近时的五种分法；错误率抄自ResNeXt论文的50层网络（ImageNet，单裁剪）',
    en: 'One block on 256 channels, split five ways at a similar number of weights; errors are those of the 50-layer networks of the ResNeXt paper (ImageNet, single crop)',
  },
  columns: [
    { zh: '基数g', en: 'cardinality g' },
    { zh: '每路宽度d', en: 'width d of a path' },
    { zh: '内宽gd', en: 'inner width gd' },
    { zh: '权重', en: 'weights' },
    { zh: 'top-1错误率', en: 'top-1 error' },
  ],
  rows: settings.map(([g, d, error]) => {
    const { inner, sum } = blockWeights(g, d);
    return [g, d, inner, sum, `${error.toFixed(1)}%`];
  }),
};
const thirtyTwo = blockWeights(32, 4);

// Exercises.
const exercise = layerCost(128, 8, 256, 28);
const exerciseGroup = Math.floor(100 / (256 / 8));
const mixed = afterGrouped(afterGrouped(atInput(12), 2), 3).map((seen) => seen.size);

export const example: Example = {
  values: {
    groupedWeights: w.data.length,
    denseWeights: denseWeights.data.length,
    depthwiseTimes: layerCost(64, 1).multiplyAccumulates / layerCost(64, 64).multiplyAccumulates,
    depthwiseBytesSaved: percent(1 - layerCost(64, 64).bytes / layerCost(64, 1).bytes),
    c3Connections,
    c3Dense: 6 * 16,
    c3Weights: c3Connections * 25,
    convWeights: total(convolutions, (layer) => layer.weights),
    convWeightsUngrouped: total(ungrouped.slice(0, 5), (layer) => layer.weights),
    alexnetParameters: total(wired, (layer) => layer.weights) + biases(wired),
    alexnetMacs: total(wired, (layer) => layer.multiplyAccumulates),
    towerParameters: total(tower, (layer) => layer.weights) + biases(tower),
    crossed: total(crossing, (layer) => layer.inputValues),
    crossedConv3: wired[2]?.inputValues ?? 0,
    crossedIfAll: total(wired.slice(1), (layer) => layer.inputValues),
    pointwiseShare: percent(1 - thirtyTwo.spatial / thirtyTwo.sum),
    exerciseWeights: exercise.parameters,
    exerciseMacs: exercise.multiplyAccumulates,
    exerciseGroup,
    exerciseFirst: exerciseGroup * (128 / 8),
    exerciseLast: (exerciseGroup + 1) * (128 / 8) - 1,
    macsUngrouped: total(ungrouped.slice(0, 5), (layer) => layer.multiplyAccumulates),
    convMacs: total(convolutions, (layer) => layer.multiplyAccumulates),
    narrowWeights: layerCost(64, 1).parameters,
    wideWeights: layerCost(128, 4).parameters,
    wideMacs: layerCost(128, 4).multiplyAccumulates,
    mixedOuter: mixed[0] ?? 0,
    mixedMiddle: mixed[4] ?? 0,
  },
  formulas: { blockDiagonal, sum: writtenOut(4, 1) },
  tables: { kernels: kernelTable, threeWays, cost, alexnet: alexnetTable, resnext },
  grids: {
    layer: {
      caption: {
        zh: '输出y₄的一格只读第二组：通道2、3。每行一个通道，横向是位置',
        en: 'One cell of output y₄ reads the second group only: channels 2 and 3. A row for each channel, positions from left to right',
      },
      grids: [
        {
          role: 'x',
          name: { zh: '输入', en: 'input' },
          cells: signal,
          read: [
            [2, 1],
            [2, 2],
            [3, 1],
            [3, 2],
          ],
        },
        { role: 'w', name: { zh: 'y₄的核', en: 'kernel of y₄' }, cells: kernels[4] ?? [] },
        { role: 'y', name: { zh: '输出', en: 'output' }, cells: output, current: [4, 1] },
      ],
    },
  },
};
