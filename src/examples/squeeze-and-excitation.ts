/**
 * The numbers of the note on squeeze-and-excitation: one block worked through for two inputs, what the same fixed weights
 * become behind it, and what sixteen blocks add to ResNet-50.
 * Past 200 lines because its tables and grids carry their captions in two languages.
 */
import type { Example, ExampleGrid, ExampleTable } from './example.ts';
import { framed, type Matrix, type Planes, type Stages, squeezeAndExcite } from './squeeze-and-excitation/block.ts';
import { convolution, gates, gating, resnet50, stages, sum } from './squeeze-and-excitation/resnet.ts';

const rounded = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits + 0;
const percent = (part: number, whole: number, digits = 1): string => `${((100 * part) / whole).toFixed(digits)}%`;

// Four channels of 2×2, squeezed to four means, two units in the middle (r = 2), four gates.
const first: Planes = [
  [
    [4, 2],
    [0, 2],
  ],
  [
    [1, 1],
    [2, 0],
  ],
  [
    [3, -3],
    [-3, 3],
  ],
  [
    [0, 4],
    [0, 0],
  ],
];
const second: Planes = [
  [
    [2, -2],
    [1, -1],
  ],
  [
    [3, 1],
    [3, 1],
  ],
  [
    [1, -1],
    [-2, 2],
  ],
  [
    [-1, 1],
    [1, -1],
  ],
];
const W1: Matrix = [
  [1, -1, 0, 1],
  [-1, 1, 2, -1],
];
const W2: Matrix = [
  [1, -1],
  [-1, 1],
  [0, 2],
  [1, 0],
];
const a = squeezeAndExcite(first, W1, W2);
const b = squeezeAndExcite(second, W1, W2);

const matrix = (rows: Matrix): string => `\\begin{pmatrix}${rows.map((row) => row.join('&')).join('\\\\')}\\end{pmatrix}`;
const column = (values: readonly number[]): string => matrix(values.map((value) => [value]));
const threeDigits = (values: readonly number[]): readonly string[] => values.map((value) => value.toFixed(3));

const excitation = ({ squeezed, hidden, rectified, logits, gate }: Stages): string =>
  [
    '\\begin{aligned}',
    `\\w{W_1}z&=\\w{${matrix(W1)}}${column(squeezed)}=${column(hidden)}\\;\\xrightarrow{\\text{ReLU}}\\;${column(rectified)}\\\\`,
    `\\w{W_2}${column(rectified)}&=\\w{${matrix(W2)}}${column(rectified)}=${column(logits)}\\;\\xrightarrow{\\;\\sigma\\;}\\;`,
    `\\g{s}\\approx\\g{\\begin{pmatrix}${threeDigits(gate).join('\\\\')}\\end{pmatrix}}`,
    '\\end{aligned}',
  ].join('');

const [topLeft = 0] = a.output[0]?.[0] ?? [];
const scaling = `\\y{y}_0[0,0]=\\g{s_0}\\,\\x{x}_0[0,0]\\approx\\g{${(a.gate[0] ?? 0).toFixed(3)}}\\cdot\\x{${first[0]?.[0]?.[0]}}\\approx\\y{${rounded(topLeft, 2)}}`;

const channel = (role: 'x' | 'y', planes: Planes, c: number, digits: number): ExampleGrid => ({
  role,
  name: { zh: `通道${c}`, en: `channel ${c}` },
  cells: (planes[c] ?? []).map((row) => row.map((value) => rounded(value, digits))),
  ...(role === 'x' && c === 0 ? { read: [[0, 0] as const] } : {}),
  ...(role === 'y' && c === 0 ? { current: [0, 0] as const } : {}),
});
const channels = [0, 1, 2, 3];

// What a fixed row of weights in the next layer becomes: it sees s_c x_c, so its weight for x_c is v_c s_c.
const next = [2, 1, -1, 1];
const effective = ({ gate }: Stages): readonly number[] => gate.map((s, c) => rounded(s * (next[c] ?? 0), 2));
const bothInputs: ExampleTable = {
  caption: {
    zh: '同一组权重，两个输入：门随输入变，下一层对x的有效权重也跟着变',
    en: 'One set of weights, two inputs: the gates follow the input, and so do the next layer’s effective weights for x',
  },
  columns: [{ zh: '', en: '' }, ...channels.map((c) => ({ zh: `通道${c}`, en: `channel ${c}` }))],
  rows: [
    [{ zh: '第一个输入，均值z', en: 'first input, means z' }, ...a.squeezed],
    [{ zh: '门s', en: 'gates s' }, ...a.gate.map((value) => rounded(value, 3))],
    [{ zh: '第二个输入，均值z', en: 'second input, means z' }, ...b.squeezed],
    [{ zh: '门s', en: 'gates s' }, ...b.gate.map((value) => rounded(value, 3))],
    [{ zh: '下一层的固定权重v', en: 'fixed weights v of the next layer' }, ...next],
    [{ zh: '有效权重vs，第一个输入', en: 'effective weights vs, first input' }, ...effective(a)],
    [{ zh: '有效权重vs，第二个输入', en: 'effective weights vs, second input' }, ...effective(b)],
  ],
};

// ResNet-50 at r = 16.
const plain = resnet50();
const added = gates();
const withoutLast = gates(16, stages.slice(0, -1));
const lastStage = gates(16, stages.slice(-1));
const perStage: ExampleTable = {
  caption: {
    zh: 'SE-ResNet-50，r = 16，输入224×224，不计偏置；末列是门乘特征图的次数，各块合计',
    en: 'SE-ResNet-50, r = 16, input 224×224, no biases; the last column is gate times feature map, over all blocks',
  },
  columns: [
    { zh: '阶段', en: 'stage' },
    { zh: '块数', en: 'blocks' },
    { zh: 'C', en: 'C' },
    { zh: '平面', en: 'plane' },
    { zh: '每块2C²/r', en: '2C²/r a block' },
    { zh: '权重合计', en: 'weights in all' },
    { zh: '缩放的乘法', en: 'scaling products' },
  ],
  rows: [
    ...stages.map((stage) => {
      const { name, blocks, channels: C, side } = stage;
      const total = gates(16, [stage]);
      return [
        name,
        blocks,
        C,
        `${side}×${side}`,
        gating(C, side).parameters,
        total.parameters,
        total.multiplyAccumulates - total.parameters,
      ];
    }),
    [
      { zh: '合计', en: 'total' },
      stages.reduce((count, { blocks }) => count + blocks, 0),
      null,
      null,
      null,
      added.parameters,
      added.multiplyAccumulates - added.parameters,
    ],
  ],
};

// Top-1 errors of the journal version, table 10; null for the network without the block.
const errors = [
  [2, 22.29],
  [4, 22.25],
  [8, 22.26],
  [16, 22.28],
  [32, 22.72],
] as const;
const ratios: ExampleTable = {
  caption: {
    zh: 'ResNet-50上的压缩比：权重是算出的，错误率抄自论文期刊版（ImageNet验证集，单裁剪）',
    en: 'Reduction ratios on ResNet-50: weights are computed, errors are those of the paper’s journal version (ImageNet validation, single crop)',
  },
  columns: [
    { zh: 'r', en: 'r' },
    { zh: '增加的权重', en: 'added weights' },
    { zh: '占ResNet-50', en: 'of ResNet-50' },
    { zh: 'top-1错误率', en: 'top-1 error' },
  ],
  rows: [
    [{ zh: '不加SE', en: 'no SE' }, 0, '0.0%', '23.30%'],
    ...errors.map(([r, error]) => {
      const { parameters } = gates(r);
      return [r, parameters, percent(parameters, plain.parameters), `${error.toFixed(2)}%`];
    }),
  ],
};

// One block on a large early map, beside the convolution before it. Its mean must be complete before the first cell can be
// scaled, so a map too large for the cache is read once more than the operator's count of bytes has it.
const before = convolution(1, 64, 256, 56);
const gate = gating(256, 56);
const mapBytes = 4 * 256 * 56 * 56;
const traffic: ExampleTable = {
  caption: {
    zh: '256通道、56×56、float32：SE与它前面那层1×1卷积；SE的特征图按读两遍、写一遍计',
    en: '256 channels, 56×56, float32: SE and the 1×1 convolution before it; SE reads its map twice and writes it once',
  },
  columns: [
    { zh: '层', en: 'layer' },
    { zh: '权重', en: 'weights' },
    { zh: 'MAC', en: 'MACs' },
    { zh: '字节', en: 'bytes' },
    { zh: 'MAC/字节', en: 'MACs per byte' },
  ],
  rows: [
    { name: { zh: '1×1，64→256', en: '1×1, 64 → 256' }, cost: before, bytes: before.bytes },
    { name: { zh: 'SE，r = 16', en: 'SE, r = 16' }, cost: gate, bytes: gate.bytes + mapBytes },
  ].map(({ name, cost, bytes }) => [name, cost.parameters, cost.multiplyAccumulates, bytes, rounded(cost.multiplyAccumulates / bytes, 2)]),
};

// Exercises: a bottleneck block on C channels has (1/4 + 9/16 + 1/4)C² weights; and the first input with a frame of zeros.
const C = 1024;
const blockWeights = sum([convolution(1, C, C / 4, 14), convolution(3, C / 4, C / 4, 14), convolution(1, C / 4, C, 14)]).parameters;
const inFrame = squeezeAndExcite(framed(first), W1, W2);

export const example: Example = {
  values: {
    plainWeights: plain.parameters,
    plainMacs: plain.multiplyAccumulates,
    addedWeights: added.parameters,
    addedMacs: added.multiplyAccumulates,
    weightShare: percent(added.parameters, plain.parameters),
    macShare: percent(added.multiplyAccumulates, plain.multiplyAccumulates, 2),
    lastStageShare: percent(lastStage.parameters, added.parameters),
    shareWithoutLast: percent(withoutLast.parameters, plain.parameters),
    oneBlock: gating(256, 56).parameters,
    exerciseBlock: blockWeights,
    exerciseGate: gating(C, 14).parameters,
    exerciseShare: percent(gating(C, 14).parameters, blockWeights),
    framedMeans: inFrame.squeezed.join(', '),
    framedGates: threeDigits(inFrame.gate).join(', '),
  },
  formulas: { excitation: excitation(a), scaling },
  tables: { bothInputs, perStage, ratios, traffic },
  grids: {
    block: {
      caption: {
        zh: '四个输入通道、四个门（取两位小数）、四个输出通道（取一位小数）：一个通道的所有格子乘同一个门',
        en: 'Four input channels, four gates (to two decimals), four output channels (to one): all cells of a channel meet the same gate',
      },
      grids: [
        ...channels.map((c) => channel('x', first, c, 0)),
        { role: 'g', name: { zh: '门s', en: 'gates s' }, cells: a.gate.map((value) => [rounded(value, 2)]), read: [[0, 0]] },
        ...channels.map((c) => channel('y', a.output, c, 1)),
      ],
    },
  },
};
