/**
 * The numbers of the note on channel shuffle: the order and its inverse, two grouped layers multiplied out with and
 * without it, how far two and more layers reach, and the ShuffleNet unit against its two elders.
 * Past 200 lines because its tables and grids carry their captions in two languages.
 */
import { channelShuffle } from '../nn/ops/channelShuffle.ts';
import { conv2d } from '../nn/ops/conv2d.ts';
import { tensor } from '../nn/tensor.ts';
import { reach, shares, shuffleOrder } from './channel-shuffle/reach.ts';
import type { Example, ExampleTable } from './example.ts';

type Grid = readonly (readonly number[])[];

const list = (values: ArrayLike<number>): string => Array.from(values).join(', ');
const vector = (values: ArrayLike<number>): string => `(${Array.from(values).join(',')})`;
const percent = (share: number): string => `${Math.round(share * 1000) / 10}%`;

/** Where each position's channel came from, told by shuffling the numbers 0, 1, 2 … themselves. */
const shuffled = (values: readonly number[], groups: number): readonly number[] =>
  Array.from(channelShuffle.forward({ x: tensor([1, values.length, 1, 1], values) }, { groups }).data);
const counting = (channels: number): readonly number[] => Array.from({ length: channels }, (_, c) => c);

// The two orders of 12 channels in 3 groups.
const order = shuffled(counting(12), 3);
const inverse = shuffled(counting(12), 4);
const orders: ExampleTable = {
  caption: {
    zh: 'C = 12、g = 3：每个位置上是原来的几号通道；竖看，位置0–3、4–7、8–11各是下一层的一组',
    en: 'C = 12, g = 3: which channel each position holds; positions 0–3, 4–7 and 8–11 are the groups of the next layer',
  },
  columns: [{ zh: '位置', en: 'position' }, ...counting(12).map((q) => ({ zh: `${q}`, en: `${q}` }))],
  rows: [
    [{ zh: '混洗', en: 'shuffle' }, ...order],
    [{ zh: '逆', en: 'inverse' }, ...inverse],
    [{ zh: '先混洗再取逆', en: 'one after the other' }, ...shuffled(order, 4)],
  ],
};

const handedOver: ExampleTable = {
  caption: {
    zh: 'C = 12、g = 3：下一层的每一组从上一层各组收到几个通道',
    en: 'C = 12, g = 3: how many channels each group of the next layer receives from each group before it',
  },
  columns: [{ zh: '', en: '' }, ...[0, 1, 2].map((a) => ({ zh: `来自第${a}组`, en: `from group ${a}` }))],
  rows: shares(12, 3, order).map((row, b) => [{ zh: `第${b}组`, en: `group ${b}` }, ...row]),
};

// Six channels, one pixel, two groups of three: two layers of 1×1 kernels multiplied out.
const pixel = [1, 2, 0, 3, 1, 2];
const first: readonly Grid[] = [
  [
    [1, 2, 1],
    [1, 1, 2],
    [2, 1, 1],
  ],
  [
    [1, 1, 1],
    [2, 1, 1],
    [1, 2, 1],
  ],
];
const second: readonly Grid[] = [
  [
    [1, 1, 2],
    [2, 1, 1],
    [1, 2, 1],
  ],
  [
    [1, 2, 1],
    [1, 1, 1],
    [2, 1, 1],
  ],
];
const column = (values: readonly number[]) => tensor([1, values.length, 1, 1], values);
const layer = (values: readonly number[], blocks: readonly Grid[]): readonly number[] =>
  Array.from(conv2d.forward({ x: column(values), w: tensor([6, 3, 1, 1], blocks.flat(2)) }, { groups: 2 }).data);
const both = (values: readonly number[], between: (hidden: readonly number[]) => readonly number[]): readonly number[] =>
  layer(between(layer(values, first)), second);

/** The matrix of a linear map of six channels, one unit vector at a time; zero entries are drawn empty. */
const matrixOf = (map: (values: readonly number[]) => readonly number[]): readonly (readonly (number | null)[])[] => {
  const columns = counting(6).map((c) => map(counting(6).map((i) => (i === c ? 1 : 0))));
  return counting(6).map((row) => columns.map((values) => (values[row] === 0 ? null : (values[row] ?? null))));
};
const untouched = (hidden: readonly number[]): readonly number[] => hidden;
const dealt = (hidden: readonly number[]): readonly number[] => shuffled(hidden, 2);

const hidden = layer(pixel, first);
const hand = dealt(hidden);
const output = both(pixel, dealt);
const written = [
  '\\begin{aligned}',
  `\\x{x}&=\\x{${vector(pixel)}}\\\\`,
  `h=\\w{W_1}\\x{x}&=${vector(hidden)}\\\\`,
  `Ph&=${vector(hand)}\\\\`,
  `\\y{y}_0&=${[0, 1, 2].map((i) => `\\w{${second[0]?.[0]?.[i] ?? 0}}\\cdot ${hand[i] ?? 0}`).join('+')}=\\y{${output[0] ?? 0}}\\\\`,
  `\\y{y}=\\w{W_2}Ph&=\\y{${vector(output)}}`,
  '\\end{aligned}',
].join('');

const allCells = counting(6).map((c) => [0, c] as const);
const oneGroup = [0, 1, 2].map((c) => [0, c] as const);

// How far a stack reaches.
const reachRow = (channels: number, groups: number) => {
  const dealing = shuffleOrder(channels, groups);
  return [
    channels,
    groups,
    channels / groups,
    percent(reach(channels, groups, 2, null)),
    ...[2, 3, 4].map((layers) => percent(reach(channels, groups, layers, dealing))),
  ];
};
const reachTable: ExampleTable = {
  caption: {
    zh: '一个输出能依赖的输入通道占多少（取看得最少的输出）；混洗在相邻两层之间',
    en: 'The share of input channels an output can depend on, for the output that sees least; a shuffle between neighbouring layers',
  },
  columns: [
    { zh: 'C', en: 'C' },
    { zh: 'g', en: 'g' },
    { zh: 'n = C/g', en: 'n = C/g' },
    { zh: '两层，不混洗', en: 'two layers, no shuffle' },
    { zh: '两层', en: 'two layers' },
    { zh: '三层', en: 'three layers' },
    { zh: '四层', en: 'four layers' },
  ],
  rows: [
    [12, 3],
    [12, 4],
    [16, 8],
    [32, 8],
    [64, 8],
  ].map(([channels = 0, groups = 1]) => reachRow(channels, groups)),
};

// Stage 2 of ShuffleNet: widths of table 1 of the paper, the bottleneck a quarter of them.
const stage2: ExampleTable = {
  caption: {
    zh: 'ShuffleNet第2段（宽度取自论文）：瓶颈m个通道在两层分组1×1之间混洗，一个输出读到瓶颈之前的几分之几',
    en: 'Stage 2 of ShuffleNet (widths from the paper): m bottleneck channels are shuffled between the two grouped 1×1 layers; the share read by one output',
  },
  columns: [
    { zh: '网络', en: 'network' },
    { zh: 'g', en: 'g' },
    { zh: '宽c', en: 'width c' },
    { zh: '瓶颈m', en: 'bottleneck m' },
    { zh: '每组n', en: 'n per group' },
    { zh: '读到', en: 'read' },
  ],
  rows: (
    [
      [1, 2, 200],
      [1, 3, 240],
      [1, 4, 272],
      [1, 8, 384],
      [0.25, 3, 240],
      [0.25, 8, 384],
    ] as const
  ).map(([scale, g, width]) => {
    const m = (width * scale) / 4;
    return [`${scale}×`, g, width * scale, m, m / g, percent(reach(m, g, 2, shuffleOrder(m, g)))];
  }),
};

// One unit of stride 1 on 28×28 with c = 240, m = 60, g = 3.
const [c, m, g, side] = [240, 60, 3, 28];
const step = (inChannels: number, outChannels: number, kernel: number, groups: number) =>
  conv2d.cost(
    { x: [1, inChannels, side, side], w: [outChannels, inChannels / groups, kernel, kernel] },
    { padding: (kernel - 1) / 2, groups },
  );
const unit = (reduceGroups: number, spatialGroups: number) => {
  const steps = [step(c, m, 1, reduceGroups), step(m, m, 3, spatialGroups), step(m, c, 1, reduceGroups)];
  return {
    weights: steps.reduce((sum, { parameters }) => sum + parameters, 0),
    macs: steps.reduce((sum, { multiplyAccumulates }) => sum + multiplyAccumulates, 0),
  };
};
const [resnet, resnext, shufflenet] = [unit(1, 1), unit(1, g), unit(g, m)];
const units: ExampleTable = {
  caption: {
    zh: `残差支路一个单元：c = ${c}，m = ${m}，g = ${g}，${side}×${side}，不计偏置与归一化`,
    en: `The residual branch of one unit: c = ${c}, m = ${m}, g = ${g}, ${side}×${side}, without biases and normalisation`,
  },
  columns: [
    { zh: '单元', en: 'unit' },
    { zh: '1×1', en: '1×1' },
    { zh: '3×3', en: '3×3' },
    { zh: '权重', en: 'weights' },
    { zh: '乘加', en: 'MACs' },
  ],
  rows: [
    ['ResNet', { zh: '稠密', en: 'dense' }, { zh: '稠密', en: 'dense' }, resnet.weights, resnet.macs],
    ['ResNeXt', { zh: '稠密', en: 'dense' }, { zh: `${g}组`, en: `${g} groups` }, resnext.weights, resnext.macs],
    [
      'ShuffleNet',
      { zh: `${g}组，混洗`, en: `${g} groups, shuffle` },
      { zh: '逐通道', en: 'depthwise' },
      shufflenet.weights,
      shufflenet.macs,
    ],
  ],
};
const shuffleCost = channelShuffle.cost({ x: [1, m, side, side] }, { groups: g });

/** How many shuffles bring every channel home. */
function period(channels: number, groups: number): number {
  const home = counting(channels);
  let [now, times] = [shuffled(home, groups), 1];
  while (now.some((channel, position) => channel !== position)) {
    now = shuffled(now, groups);
    times++;
  }
  return times;
}

export const example: Example = {
  values: {
    order: list(order),
    layerWeights: first.flat(2).length + second.flat(2).length,
    shuffleWeights: shuffleCost.parameters,
    shuffleMacs: shuffleCost.multiplyAccumulates,
    shuffleBytes: shuffleCost.bytes,
    resnetTimes: Math.round((resnet.macs / shufflenet.macs) * 10) / 10,
    denseWeights: 12 * 12,
    twoGrouped: (2 * 12 * 12) / 3,
    exerciseOrder: list(shuffled(counting(8), 2)),
    exerciseInverse: list(shuffled(counting(8), 4)),
    leastForEight: counting(100).find((n) => n > 0 && reach(8 * n, 8, 2, shuffleOrder(8 * n, 8)) === 1) ?? 0,
    reach32: percent(reach(32, 8, 2, shuffleOrder(32, 8))),
    layers32: [1, 2, 3, 4, 5].find((layers) => reach(32, 8, layers, shuffleOrder(32, 8)) === 1) ?? 0,
    period: period(12, 3),
  },
  formulas: { written },
  tables: { orders, handedOver, reach: reachTable, stage2, units },
  grids: {
    layers: {
      caption: {
        zh: '两层分组1×1的矩阵，各有两块；空格没有权重',
        en: 'The matrices of two grouped 1×1 layers, two blocks each; empty cells have no weight',
      },
      grids: [
        { role: 'w', name: { zh: 'W₁', en: 'W₁' }, cells: matrixOf((values) => layer(values, first)) },
        { role: 'w', name: { zh: 'W₂', en: 'W₂' }, cells: matrixOf((values) => layer(values, second)) },
      ],
    },
    products: {
      caption: {
        zh: '两层合成的矩阵：左边不混洗，输出0只读三个输入；右边中间混洗一次，六个都读',
        en: 'The two layers as one matrix: without a shuffle output 0 reads three inputs, with one in between it reads all six',
      },
      grids: [
        { role: 'w', name: { zh: 'W₂W₁', en: 'W₂W₁' }, cells: matrixOf((values) => both(values, untouched)), read: oneGroup },
        { role: 'w', name: { zh: 'W₂PW₁', en: 'W₂PW₁' }, cells: matrixOf((values) => both(values, dealt)), read: allCells },
      ],
    },
  },
};
