/**
 * The numbers of the note on depthwise separable convolution: two steps worked through and merged into one kernel, what an
 * activation between them changes, and the bills of a layer, of larger kernels and of MobileNet.
 * Past 200 lines because its tables and grids carry their captions in two languages.
 */
import type { Localised } from '../schema/localised.ts';
import { dense, type Layer, mobileNet, separable, together, total } from './depthwise-separable-convolution/bills.ts';
import {
  depthwise,
  type Matrix,
  negated,
  ordinary,
  type Planes,
  pointwise,
  product,
  rectified,
} from './depthwise-separable-convolution/steps.ts';
import type { Example, ExampleGrid, ExampleTable } from './example.ts';

const rounded = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits;
const percent = (part: number, whole: number, digits = 1): string => `${((100 * part) / whole).toFixed(digits)}%`;
const named = (zh: string, en: string): Localised => ({ zh, en });

// Two channels of 4×4, a kernel for each, and three outputs from the two results.
const x: Planes = [
  [
    [1, 2, 0, 1],
    [3, 1, 1, 0],
    [0, 2, 1, 2],
    [1, 0, 2, 1],
  ],
  [
    [0, 1, 2, 0],
    [1, 3, 0, 1],
    [2, 0, 1, 1],
    [0, 1, 1, 2],
  ],
];
const D: Planes = [
  [
    [1, 0, -1],
    [1, 0, -1],
    [1, 0, -1],
  ],
  [
    [0, 1, 0],
    [1, -4, 1],
    [0, 1, 0],
  ],
];
const P: Matrix = [
  [1, 1],
  [2, -1],
  [-1, 2],
];
const z = depthwise(x, D);
const y = pointwise(z, P);
const K = product(D, P);
const merged = ordinary(x, K);

// The cell that is followed, and the window it reads.
const at = [0, 1] as const;
const window = Array.from({ length: 9 }, (_, n) => [at[0] + Math.floor(n / 3), at[1] + (n % 3)] as const);
const valueAt = (planes: Planes, c: number): number => planes[c]?.[at[0]]?.[at[1]] ?? 0;
const factor = (value: number): string => (value < 0 ? `(${value})` : `${value}`);

/** One channel's sum over its window; weights of 0 are left out. */
const depthwiseSum = (c: number): string => {
  const terms = (D[c] ?? []).flatMap((row, i) =>
    row.flatMap((weight, j) => (weight === 0 ? [] : [`\\w{${factor(weight)}}\\cdot\\x{${x[c]?.[at[0] + i]?.[at[1] + j]}}`])),
  );
  return `z_${c}[${at.join(',')}]&=${terms.join('+')}=${valueAt(z, c)}`;
};
const mixed = (o: number): string => {
  const terms = (P[o] ?? []).map((weight, c) => `\\w{${factor(weight)}}\\cdot${factor(valueAt(z, c))}`);
  return `\\y{y}_${o}[${at.join(',')}]&=${terms.join('+')}=\\y{${valueAt(y, o)}}`;
};

const plane = (role: 'x' | 'w' | 'y', zh: string, en: string, cells: Matrix, marks: Partial<ExampleGrid> = {}): ExampleGrid => ({
  role,
  name: { zh, en },
  cells,
  ...marks,
});

// f(−x) = −f(x) holds for every convolution without a bias, so whatever breaks it is none.
const cells = (planes: Planes): readonly number[] => (planes[0] ?? []).flat();
const withRelu = (input: Planes): Planes => pointwise(rectified(depthwise(input, D)), P);
const linear: ExampleTable = {
  caption: named('y₀的四格：输入x与−x，中间有无ReLU', 'The four cells of y₀: inputs x and −x, with and without a ReLU between the steps'),
  columns: [named('', ''), ...['[0,0]', '[0,1]', '[1,0]', '[1,1]'].map((name) => named(name, name))],
  rows: [
    [named('x，无激活', 'x, no activation'), ...cells(y)],
    [named('−x，无激活', '−x, no activation'), ...cells(pointwise(depthwise(negated(x), D), P))],
    [named('x，中间有ReLU', 'x, ReLU between'), ...cells(withRelu(x))],
    [named('−x，中间有ReLU', '−x, ReLU between'), ...cells(withRelu(negated(x)))],
  ],
};

const between: ExampleTable = {
  caption: named(
    '两步之间与1×1之后放什么；BN是批量归一化，LN是层归一化，末行的1×1指升维那层',
    'What stands between the two steps and after the 1×1; BN is batch normalisation, LN layer normalisation, and the 1×1 of the last row is the expanding one',
  ),
  columns: [named('网络', 'network'), named('两步之间', 'between the steps'), named('1×1之后', 'after the 1×1')],
  rows: [
    ['Xception (2016)', named('无', 'nothing'), named('BN，下一层之前ReLU', 'BN, a ReLU before the next layer')],
    ['MobileNet (2017)', named('BN、ReLU', 'BN, ReLU'), named('BN、ReLU', 'BN, ReLU')],
    ['ShuffleNet (2017)', 'BN', named('BN，与捷径相加后ReLU', 'BN, a ReLU after the sum with the shortcut')],
    ['MobileNetV2 (2018)', named('BN、ReLU6', 'BN, ReLU6'), named('BN，无激活', 'BN, no activation')],
    ['ConvNeXt (2022)', 'LN', 'GELU'],
  ],
};

// One layer, 3×3 from 64 to 128 channels on 56×56.
const layer: Layer = { kernel: 3, inChannels: 64, outChannels: 128, side: 56 };
const whole = dense(layer);
const steps = separable(layer);
const both = total([steps.depthwise, steps.pointwise]);
const bill: ExampleTable = {
  caption: named(
    '3×3，64变128通道，56×56，同尺寸填充，不计偏置；字节按float32，每层输入、权重、输出各过一次内存',
    '3×3, 64 to 128 channels, 56×56, same padding, no biases; bytes of float32 with the input, weights and output of each layer crossing memory once',
  ),
  columns: [
    named('层', 'layer'),
    named('权重', 'weights'),
    named('MAC', 'MACs'),
    named('字节', 'bytes'),
    named('MAC/字节', 'MACs per byte'),
  ],
  rows: [
    { name: named('普通', 'ordinary'), cost: whole },
    { name: named('逐通道', 'depthwise'), cost: steps.depthwise },
    { name: named('1×1', '1×1'), cost: steps.pointwise },
    { name: named('两步合计', 'both steps'), cost: both },
  ].map(({ name, cost }) => [
    name,
    cost.parameters,
    cost.multiplyAccumulates,
    cost.bytes,
    rounded(cost.multiplyAccumulates / cost.bytes, 1),
  ]),
};

const square = (kernel: number): Layer => ({ kernel, inChannels: 256, outChannels: 256, side: 14 });
const kernels: ExampleTable = {
  caption: named('256通道进、256通道出，只看权重', '256 channels in and out, weights only'),
  columns: [
    named('k', 'k'),
    named('普通', 'ordinary'),
    named('可分离', 'separable'),
    named('之比', 'ratio'),
    named('其中逐通道', 'depthwise part'),
  ],
  rows: [3, 5, 7, 9].map((kernel) => {
    const [ordinaryWeights, separableWeights] = [dense(square(kernel)).parameters, together(square(kernel)).parameters];
    const share = percent(separable(square(kernel)).depthwise.parameters, separableWeights);
    return [kernel, ordinaryWeights, separableWeights, rounded(separableWeights / ordinaryWeights, 4), share];
  }),
};

// MobileNet: what α and the resolution do, and the same network with ordinary convolutions. Accuracies are the paper's.
const settings = [
  [1, 224, 70.6],
  [0.75, 224, 68.4],
  [0.5, 224, 63.7],
  [0.25, 224, 50.6],
  [1, 192, 69.1],
  [1, 160, 67.2],
  [1, 128, 64.4],
] as const;
const full = mobileNet();
const ordinaryFull = mobileNet(1, 224, dense);
const half = mobileNet(0.5);
const mobile: ExampleTable = {
  caption: named(
    'MobileNet的权重与MAC（算出，不计偏置与归一化）和ImageNet top-1正确率（抄自论文）',
    'Weights and MACs of MobileNet (computed, without biases and normalisation) and ImageNet top-1 accuracy (from the paper)',
  ),
  columns: [named('α', 'α'), named('图像边长', 'image side'), named('权重', 'weights'), named('MAC', 'MACs'), named('正确率', 'accuracy')],
  rows: [
    [named('1，普通卷积', '1, ordinary'), 224, ordinaryFull.parameters, ordinaryFull.multiplyAccumulates, '71.7%'],
    ...settings.map(([alpha, resolution, accuracy]) => {
      const { parameters, multiplyAccumulates } = mobileNet(alpha, resolution);
      return [alpha, resolution, parameters, multiplyAccumulates, `${accuracy.toFixed(1)}%`];
    }),
  ],
};

/** The fewest output channels for which μ kernels a channel still take fewer weights than the ordinary layer. */
function fewestOutputs(kernel: number, multiplier: number): number {
  const wins = (outChannels: number): boolean => {
    const small: Layer = { kernel, inChannels: 1, outChannels, side: kernel };
    return together(small, multiplier).parameters < dense(small).parameters;
  };
  let outChannels = 1;
  while (!wins(outChannels)) outChannels++;
  return outChannels;
}

// Nothing is lost through a ReLU if each kernel also comes negated: z = ReLU(z) − ReLU(−z).
const twins = depthwise([x[1] ?? []], [D[1] ?? []]);
const restored = pointwise(rectified([...twins, ...negated(twins)]), [[1, -1]]);

export const example: Example = {
  values: {
    denseWeights: K.flat(3).length,
    stepsWeights: D.flat(2).length + P.flat().length,
    denseMacs: K.flat(3).length * (y[0]?.flat().length ?? 0),
    stepsMacs: (D.flat(2).length + P.flat().length) * (y[0]?.flat().length ?? 0),
    mergedCells: cells(merged).join(', ').replaceAll('-', '−'),
    layerDense: whole.parameters,
    layerSeparable: both.parameters,
    layerRatio: rounded(both.parameters / whole.parameters, 4),
    macsTimes: rounded(whole.multiplyAccumulates / both.multiplyAccumulates, 1),
    bytesTimes: rounded(both.bytes / whole.bytes, 1),
    largeTimes: rounded(together(square(7)).parameters / together(square(3)).parameters, 2),
    largeDenseTimes: rounded(dense(square(7)).parameters / dense(square(3)).parameters, 2),
    mobileMacs: full.multiplyAccumulates,
    mobileTimes: rounded(ordinaryFull.multiplyAccumulates / full.multiplyAccumulates, 1),
    halfMacs: half.multiplyAccumulates,
    halfShare: percent(half.multiplyAccumulates, full.multiplyAccumulates),
    fewest1: fewestOutputs(3, 1),
    fewest2: fewestOutputs(3, 2),
    fewest8: fewestOutputs(3, 8),
    laplacianCells: cells(twins).join(', ').replaceAll('-', '−'),
    restoredCells: cells(restored).join(', ').replaceAll('-', '−'),
  },
  formulas: {
    steps: `\\begin{aligned}${[depthwiseSum(0), depthwiseSum(1), mixed(0), mixed(1), mixed(2)].join('\\\\')}\\end{aligned}`,
  },
  tables: { linear, between, bill, kernels, mobile },
  grids: {
    depthwise: {
      caption: named(
        '第一步：每个通道用自己的核，通道互不相读；框中是z₀[0,1]与z₁[0,1]读的格子',
        'Step one: each channel with its own kernel, none reads another; framed are the cells that z₀[0,1] and z₁[0,1] read',
      ),
      grids: [
        plane('x', '通道0', 'channel 0', x[0] ?? [], { read: window }),
        plane('w', '核D₀', 'kernel D₀', D[0] ?? []),
        plane('y', 'z₀', 'z₀', z[0] ?? [], { current: at }),
        plane('x', '通道1', 'channel 1', x[1] ?? [], { read: window }),
        plane('w', '核D₁', 'kernel D₁', D[1] ?? []),
        plane('y', 'z₁', 'z₁', z[1] ?? [], { current: at }),
      ],
    },
    pointwise: {
      caption: named(
        '第二步：同一个3×2的矩阵P作用在每个位置上，两个数变三个',
        'Step two: one 3×2 matrix P at every position, two numbers to three',
      ),
      grids: [
        plane('x', 'z₀', 'z₀', z[0] ?? [], { read: [at] }),
        plane('x', 'z₁', 'z₁', z[1] ?? [], { read: [at] }),
        plane('w', '矩阵P', 'matrix P', P),
        ...y.map((cellsOf, o) => plane('y', `y${'₀₁₂'[o]}`, `y${'₀₁₂'[o]}`, cellsOf, { current: at })),
      ],
    },
    multiples: {
      caption: named(
        '合成的核：输入通道1到三个输出，是同一个D₁的1、−1、2倍',
        'The merged kernels from input channel 1 to the three outputs: one D₁, times 1, −1 and 2',
      ),
      grids: K.map((row, o) => plane('w', `K${'₀₁₂'[o]},₁`, `K${'₀₁₂'[o]},₁`, row[1] ?? [])),
    },
  },
};
