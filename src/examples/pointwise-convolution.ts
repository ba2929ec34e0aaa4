/**
 * The numbers of the note on 1×1 convolution: one small matrix at every pixel, two of them that collapse into one, the
 * activation that keeps them apart, and what a bottleneck saves in an Inception module, a residual block and MobileNet.
 * Past 200 lines because its tables and grids carry their captions in two languages.
 */
import type { Localised } from '../schema/localised.ts';
import type { Example, ExampleGrid, ExampleTable } from './example.ts';
import { bill, type Layer, mobileNet, total } from './pointwise-convolution/bill.ts';
import { type Matrix, type Planes, pointwise, product, rectified } from './pointwise-convolution/mix.ts';

const rounded = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits;
const percent = (part: number, whole: number, digits = 1): string => `${((100 * part) / whole).toFixed(digits)}%`;

// Three channels to two on a 3×3 plane.
const x: Planes = [
  [
    [1, 0, 2],
    [3, 1, 0],
    [0, 2, 1],
  ],
  [
    [0, 1, 1],
    [2, 4, 1],
    [1, 0, 3],
  ],
  [
    [2, 1, 0],
    [0, 3, 2],
    [1, 1, 0],
  ],
];
const W1: Matrix = [
  [2, 1, -1],
  [0, -1, 3],
];
const b1 = [1, 0];
const hidden = pointwise(x, W1, b1);

// A second layer, two channels to two, with no activation between.
const W2: Matrix = [
  [1, 2],
  [3, -1],
];
const b2 = [0, 2];
const W = product(W2, W1);
const b = product(
  W2,
  b1.map((value) => [value]),
).map(([value = 0], o) => value + (b2[o] ?? 0));
const twoLayers = pointwise(hidden, W2, b2);
const oneLayer = pointwise(x, W, b);

const middle = [1, 1] as const;
const at = (planes: Planes): readonly number[] => planes.map((plane) => plane[middle[0]]?.[middle[1]] ?? 0);
const matrix = (rows: Matrix): string => `\\begin{pmatrix}${rows.map((row) => row.join('&')).join('\\\\')}\\end{pmatrix}`;
const column = (values: readonly number[]): string => matrix(values.map((value) => [value]));
const factor = (value: number): string => (value < 0 ? `(${value})` : `${value}`);

/** One output channel at the middle pixel, term by term. */
const written = (o: number): string => {
  const terms = (W1[o] ?? []).map((weight, c) => `\\w{${factor(weight)}}\\cdot\\x{${at(x)[c]}}`).join('+');
  return `\\y{y}_${o}&=${terms}+${b1[o]}=\\y{${at(hidden)[o]}}`;
};

const channel = (role: 'x' | 'y', planes: Planes, c: number): ExampleGrid => ({
  role,
  name: { zh: `通道${c}`, en: `channel ${c}` },
  cells: planes[c] ?? [],
  ...(role === 'x' ? { read: [middle] } : { current: middle }),
});

// |v| from 1×1 layers 1 → 2 → 1: with ReLU it is the absolute value, without it nothing at all.
const samples = [-2, -1, 0, 1, 2];
const splitter: Matrix = [[1], [-1]];
const adder: Matrix = [[1, 1]];
const split = pointwise([[samples]], splitter);
const withRelu = pointwise(rectified(split), adder);
const withoutRelu = pointwise(split, adder);
const sampleRow = (name: Localised, planes: Planes, c: number) => [name, ...(planes[c]?.[0] ?? [])];

const fold: ExampleTable = {
  caption: {
    zh: '1→2→1个通道，权重(1, −1)与(1, 1)：有无激活的差别',
    en: '1 → 2 → 1 channels with weights (1, −1) and (1, 1): with and without an activation',
  },
  columns: [{ zh: '', en: '' }, ...samples.map((_, n) => ({ zh: `像素${n}`, en: `pixel ${n}` }))],
  rows: [
    sampleRow({ zh: '输入x', en: 'input x' }, [[samples]], 0),
    sampleRow({ zh: '中间通道0：x', en: 'middle channel 0: x' }, split, 0),
    sampleRow({ zh: '中间通道1：−x', en: 'middle channel 1: −x' }, split, 1),
    sampleRow({ zh: '输出，无激活', en: 'output, no activation' }, withoutRelu, 0),
    sampleRow({ zh: '输出，中间有ReLU', en: 'output, ReLU between' }, withRelu, 0),
  ],
};

// The tone curve of the exercise: ReLU(v) − ReLU(v − 4).
const tones = [0, 3, 4, 7];
const curve = pointwise(rectified(pointwise([[tones]], [[1], [1]], [0, -4])), [[1, -1]]);

// Inception (3a) of GoogLeNet: 192 channels of 28×28 come in.
const side = 28;
const layer = (kernel: number, inChannels: number, outChannels: number): Layer => ({ kernel, inChannels, outChannels, side });
const direct = layer(5, 192, 32);
const reduce = layer(1, 192, 16);
const wide = layer(5, 16, 32);
const billRow = (name: Localised, layers: readonly Layer[]) => {
  const { parameters, multiplyAccumulates } = total(layers);
  return [name, parameters, multiplyAccumulates];
};
const bottleneck: ExampleTable = {
  caption: {
    zh: '5×5卷积，192到32通道，平面28×28；不计偏置',
    en: 'A 5×5 convolution from 192 to 32 channels on a 28×28 plane; biases left out',
  },
  columns: [
    { zh: '做法', en: 'layers' },
    { zh: '权重', en: 'weights' },
    { zh: 'MAC', en: 'MACs' },
  ],
  rows: [
    billRow({ zh: '直接：5×5，192→32', en: 'direct: 5×5, 192 → 32' }, [direct]),
    billRow({ zh: '1×1，192→16', en: '1×1, 192 → 16' }, [reduce]),
    billRow({ zh: '5×5，16→32', en: '5×5, 16 → 32' }, [wide]),
    billRow({ zh: '后两层合计', en: 'these two together' }, [reduce, wide]),
  ],
};

// Below this width the two layers together take fewer multiply-accumulates than the direct one.
const taps = direct.kernel ** 2;
const breakEven = (taps * direct.inChannels * direct.outChannels) / (direct.inChannels + taps * direct.outChannels);

const branches: readonly { readonly name: Localised; readonly plain: readonly Layer[]; readonly reduced: readonly Layer[] }[] = [
  { name: { zh: '1×1', en: '1×1' }, plain: [layer(1, 192, 64)], reduced: [layer(1, 192, 64)] },
  { name: { zh: '3×3，先降到96', en: '3×3, through 96' }, plain: [layer(3, 192, 128)], reduced: [layer(1, 192, 96), layer(3, 96, 128)] },
  { name: { zh: '5×5，先降到16', en: '5×5, through 16' }, plain: [direct], reduced: [reduce, wide] },
  { name: { zh: '池化，后接1×1', en: 'pooling, then 1×1' }, plain: [], reduced: [layer(1, 192, 32)] },
];
const macs = (layers: readonly Layer[]): number => total(layers).multiplyAccumulates;
const widthOut = (layers: readonly Layer[]): number => layers.at(-1)?.outChannels ?? 192;
const sum = (values: readonly number[]): number => values.reduce((a, c) => a + c, 0);
const moduleMacs = {
  plain: sum(branches.map(({ plain }) => macs(plain))),
  reduced: sum(branches.map(({ reduced }) => macs(reduced))),
};
const inception: ExampleTable = {
  caption: {
    zh: 'Inception (3a)各支路的MAC，以及拼接后的通道数',
    en: 'MACs of the branches of Inception (3a), and the channels of their concatenation',
  },
  columns: [
    { zh: '支路', en: 'branch' },
    { zh: '不降维', en: 'no reduction' },
    { zh: '降维', en: 'reduced' },
  ],
  rows: [
    ...branches.map(({ name, plain, reduced }) => [name, macs(plain), macs(reduced)]),
    [{ zh: '合计', en: 'total' }, moduleMacs.plain, moduleMacs.reduced],
    [
      { zh: '输出通道', en: 'output channels' },
      sum(branches.map(({ plain }) => widthOut(plain))),
      sum(branches.map(({ reduced }) => widthOut(reduced))),
    ],
  ],
};

const intensity: ExampleTable = {
  caption: {
    zh: '64到64通道，平面56×56，float32；字节数按输入、权重、输出各搬一次计',
    en: '64 to 64 channels on a 56×56 plane in float32; bytes count input, weights and output once each',
  },
  columns: [
    { zh: '核', en: 'kernel' },
    { zh: 'MAC', en: 'MACs' },
    { zh: '字节', en: 'bytes' },
    { zh: 'MAC/字节', en: 'MACs per byte' },
  ],
  rows: [1, 3].map((kernel) => {
    const { multiplyAccumulates, bytes } = bill({ kernel, inChannels: 64, outChannels: 64, side: 56 });
    return [`${kernel}×${kernel}`, multiplyAccumulates, bytes, rounded(multiplyAccumulates / bytes, 1)];
  }),
};

// The bottleneck of ResNet-50 against two 3×3 layers at full width, by weights alone.
const block = total([
  { kernel: 1, inChannels: 256, outChannels: 64, side: 56 },
  { kernel: 3, inChannels: 64, outChannels: 64, side: 56 },
  { kernel: 1, inChannels: 64, outChannels: 256, side: 56 },
]);
const full = total(Array.from({ length: 2 }, () => ({ kernel: 3, inChannels: 256, outChannels: 256, side: 56 })));

const mobile = mobileNet();
const mobileTotal = total([mobile.first, ...mobile.depthwise, ...mobile.pointwise, mobile.classifier]);
const mobilePointwise = total(mobile.pointwise);

export const example: Example = {
  values: {
    bottleneckShare: percent(macs([reduce, wide]), macs([direct])),
    inceptionShare: percent(moduleMacs.reduced, moduleMacs.plain),
    largestMiddle: Math.ceil(breakEven) - 1,
    residualBottleneck: block.parameters,
    residualFull: full.parameters,
    residualShare: percent(block.parameters, full.parameters),
    mobileMacs: mobileTotal.multiplyAccumulates,
    mobileMacShare: percent(mobilePointwise.multiplyAccumulates, mobileTotal.multiplyAccumulates, 2),
    mobileWeightShare: percent(mobilePointwise.parameters, mobileTotal.parameters, 2),
    curve: (curve[0]?.[0] ?? []).join(', '),
  },
  formulas: {
    pixel: `\\begin{aligned}${written(0)}\\\\${written(1)}\\end{aligned}`,
    merged: `\\w{W_2}\\w{W_1}=\\w{${matrix(W2)}}\\w{${matrix(W1)}}=\\w{${matrix(W)}},\\qquad \\w{W_2}b_1+b_2=${matrix(W2)}${column(b1)}+${column(b2)}=${column(b)}`,
    same: [
      `\\begin{aligned}\\w{W_2}${column(at(hidden))}+b_2&=\\y{${column(at(twoLayers))}}\\\\`,
      `\\w{${matrix(W)}}\\x{${column(at(x))}}+${column(b)}&=\\y{${column(at(oneLayer))}}\\end{aligned}`,
    ].join(''),
    breakEven: `m<\\frac{k^2C_{in}C_{out}}{C_{in}+k^2C_{out}}=\\frac{${taps}\\cdot${direct.inChannels}\\cdot${direct.outChannels}}{${direct.inChannels}+${taps}\\cdot${direct.outChannels}}\\approx${rounded(breakEven, 1)}`,
  },
  tables: { fold, bottleneck, inception, intensity },
  grids: {
    mix: {
      caption: {
        zh: '三个输入通道，一个2×3的矩阵，两个输出通道；框中的像素只读同一位置的三个值',
        en: 'Three input channels, one 2×3 matrix, two output channels; the framed pixel reads three values at its own place and no others',
      },
      grids: [
        ...[0, 1, 2].map((c) => channel('x', x, c)),
        { role: 'w', name: { zh: '权重W', en: 'weights W' }, cells: W1 },
        ...[0, 1].map((o) => channel('y', hidden, o)),
      ],
    },
  },
};
