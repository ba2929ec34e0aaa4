/**
 * The numbers of the note on transposed convolution: the matrix read two ways, the round trip that does not return, the
 * classic step from 2×2 to 5×5, the sizes that output padding tells apart, and the counts behind the checkerboard.
 * Past 200 lines because its tables and grids carry their captions in two languages.
 */
import { conv2d } from '../nn/ops/conv2d.ts';
import { convTranspose2d } from '../nn/ops/convTranspose2d.ts';
import { tensor } from '../nn/tensor.ts';
import type { Example, ExampleTable } from './example.ts';
import { convolve, dot, matrix, rank, repeatEach, scatter } from './transposed-convolution/line.ts';
import { contributions, counts, firstInterior, interior, planeRange } from './transposed-convolution/overlap.ts';

type Grid = readonly (readonly number[])[];

const list = (values: readonly number[]): string => values.join(', ');
const vector = (values: readonly number[]): string => `(${values.join(',')})`;
const factor = (value: number): string => (value < 0 ? `(${value})` : `${value}`);
const cell = (grid: Grid, [row, column]: readonly [number, number]): number => grid[row]?.[column] ?? 0;
const plane = (grid: Grid) => tensor([1, 1, grid.length, grid[0]?.length ?? 0], grid.flat());
const rowsOf = (values: ArrayLike<number>, width: number): Grid =>
  Array.from({ length: values.length / width }, (_, row) => Array.from(values).slice(row * width, (row + 1) * width));

// Kernel 3, stride 2, five cells to two and back: the table, and the adjoint identity checked on it.
const taps = [1, 2, 3];
const small = matrix(2, taps, { stride: 2 });
const u = [1, 0, 2, 1, 3];
const x = [2, 1];
const Au = convolve(u, taps, { stride: 2 });
const Atx = scatter(x, taps, { stride: 2 });

/** Σ a·b written out, with the second factors in the colour of their role. */
const products = (a: readonly number[], b: readonly number[], role: string): string =>
  a.map((value, n) => `${factor(value)}\\cdot${role}{${factor(b[n] ?? 0)}}`).join('+');

const adjoint = [
  '\\begin{aligned}',
  `u&=${vector(u)},\\quad Au=${vector(Au)}\\\\`,
  `\\x{x}&=\\x{${vector(x)}},\\quad A^\\top\\x{x}=\\y{${vector(Atx)}}\\\\`,
  `\\langle Au,\\x{x}\\rangle&=${products(Au, x, '\\x')}=${dot(Au, x)}\\\\`,
  `\\langle u,A^\\top\\x{x}\\rangle&=${products(u, Atx, '\\y')}=${dot(u, Atx)}`,
  '\\end{aligned}',
].join('');

const matrixTable: ExampleTable = {
  caption: {
    zh: `A的行对应v，列对应u，核为(${list(taps)})，空格为0`,
    en: `A has a row for each v and a column for each u; the kernel is (${list(taps)}), empty cells are 0`,
  },
  columns: [{ zh: '', en: '' }, ...u.map((_, t) => ({ zh: `u[${t}]`, en: `u[${t}]` }))],
  rows: small.map((entries, n) => [`v[${n}]`, ...entries.map((entry) => (entry === 0 ? null : entry))]),
};

// Length 8, kernel 3, stride 1. The taps sum to zero, so inputs that differ by a constant become the same.
const lossy = [1, 1, -2];
const before = [1, 0, 2, 0, 0, 1, 0, 3];
const raised = before.map((value) => value + 1);
const between = convolve(before, lossy);
const A = matrix(between.length, lossy);

const roundTrip: ExampleTable = {
  caption: {
    zh: `核(${list(lossy)})、步幅1：两个输入，同一个Au，送不回来`,
    en: `Kernel (${list(lossy)}), stride 1: two inputs, one Au, and no way back`,
  },
  columns: [{ zh: '', en: '' }, ...before.map((_, t) => ({ zh: `${t}`, en: `${t}` }))],
  rows: [
    ['u', ...before],
    ['u + 1', ...raised],
    ['Au', ...between, null, null],
    ['A(u + 1)', ...convolve(raised, lossy), null, null],
    ['AᵀAu', ...scatter(between, lossy)],
  ],
};

// The classic: input 2×2, kernel 3×3, stride 2, no padding.
const input: Grid = [
  [2, 1],
  [3, 1],
];
const kernel: Grid = [
  [1, 2, 3],
  [1, 5, 2],
  [2, 0, 4],
];
const stamped = convTranspose2d.forward({ x: plane(input), w: plane(kernel) }, { stride: 2 });
const side = stamped.shape[3] ?? 0;
const output = rowsOf(stamped.data, side);
const middle = [2, 2] as const;
const meeting = contributions(middle, [2, 2], 3, 2);

// The same by zero insertion: one zero between neighbours, k − 1 around, and the flipped kernel at stride 1.
const border = kernel.length - 1;
const inserted: readonly (readonly (number | null)[])[] = Array.from({ length: side + border }, (_, row) =>
  Array.from({ length: side + border }, (__, column) => input[(row - border) / 2]?.[(column - border) / 2] ?? null),
);
const flipped: Grid = kernel.map((entries) => [...entries].reverse()).reverse();
const correlated = conv2d.forward({ x: plane(inserted.map((row) => row.map((value) => value ?? 0))), w: plane(flipped) });
const window = Array.from({ length: 9 }, (_, n) => [middle[0] + Math.floor(n / 3), middle[1] + (n % 3)] as const);

const cellSum = (at: readonly [number, number]): string => {
  const terms = contributions(at, [2, 2], 3, 2);
  const lines = (text: readonly string[]): string =>
    text.map((term, n) => (n === 0 ? term : n % 2 === 0 ? `\\\\&\\quad+${term}` : `+${term}`)).join('');
  const named = terms.map(({ input: [p, q], weight: [i, j] }) => `\\x{x}[${p},${q}]\\,\\w{w}[${i},${j}]`);
  const filled = terms.map((term) => `\\x{${factor(cell(input, term.input))}}\\cdot\\w{${factor(cell(kernel, term.weight))}}`);
  const total = `\\y{${cell(output, at)}}`;
  return `\\begin{aligned}\\y{y}[${list(at).replace(' ', '')}]&=${lines(named)}\\\\&=${filled.join('+')}\\\\&=${total}\\end{aligned}`;
};

// Kernel 3, stride 2, padding 1: pairs of inputs that share an output size, and the output padding that tells them apart.
const halving = { stride: 2, padding: 1 };
const threeByThree = [1, 1, 3, 3];
const convolvedSide = (length: number): number => conv2d.outputShape({ x: [1, 1, length, length], w: threeByThree }, halving)[3] ?? 0;
const transposedSide = (length: number, outputPadding: number): number =>
  convTranspose2d.outputShape({ x: [1, 1, length, length], w: threeByThree }, { ...halving, outputPadding })[3] ?? 0;
const outputPaddingFor = (length: number): number => (length + 2 * halving.padding - 3) % halving.stride;

const sizes: ExampleTable = {
  caption: {
    zh: 'k = 3、s = 2、p = 1：去时的边长i、o，回来的边长o′',
    en: 'k = 3, s = 2, p = 1: sides i and o on the way out, o′ on the way back',
  },
  columns: [
    { zh: 'i', en: 'i' },
    { zh: 'o = i′', en: 'o = i′' },
    { zh: 'p_out = 0时的o′', en: 'o′ if p_out = 0' },
    { zh: '应取p_out', en: 'p_out to use' },
    { zh: '于是o′', en: 'then o′' },
  ],
  rows: [5, 6, 7, 8].map((length) => {
    const o = convolvedSide(length);
    const chosen = outputPaddingFor(length);
    return [length, o, transposedSide(o, 0), chosen, transposedSide(o, chosen)];
  }),
};

const overlap: ExampleTable = {
  caption: { zh: '内部每格收到几份，从相位s − 1起', en: 'Contributions per cell in the interior, from phase s − 1 on' },
  columns: [
    { zh: 'k', en: 'k' },
    { zh: 's', en: 's' },
    { zh: 'k mod s', en: 'k mod s' },
    { zh: '沿一轴，两个周期', en: 'along an axis, two periods' },
    { zh: '平面上最少 / 最多', en: 'in the plane, fewest / most' },
  ],
  rows: [
    [2, 2],
    [3, 2],
    [4, 2],
    [5, 2],
    [5, 3],
    [6, 3],
  ].map(([k = 0, s = 1]) => [k, s, k % s, list(counts(k, s)), planeRange(k, s).join(' / ')]),
};

// What is left when the counts are even: the phases' sums, for weights that differ; and resizing, which has one phase only.
const resized = convolve(repeatEach(Array<number>(8).fill(1), 2), [1, 3, 2])
  .slice(firstInterior(3, 2))
  .slice(0, 4);

const constantInput: ExampleTable = {
  caption: { zh: '输入全为1、放大到两倍时的内部输出', en: 'Interior output for an input of ones, enlarged to twice the size' },
  columns: [
    { zh: '做法', en: 'operation' },
    { zh: '核', en: 'kernel' },
    { zh: '输出', en: 'output' },
  ],
  rows: [
    ...[
      [1, 1, 1],
      [1, 1, 1, 1],
      [1, 3, 2, 1],
    ].map((w) => [{ zh: '转置卷积', en: 'transposed convolution' }, list(w), list(interior(w, 2))]),
    [{ zh: '最近邻放大再卷积', en: 'nearest-neighbour resize, convolve' }, '1, 3, 2', list(resized)],
  ],
};

// From 128 channels of 16×16 to 64 of 32×32; with the zeros inserted for real the plane has 31 cells and 2 of padding a side.
const layer = { x: [1, 128, 16, 16], w: [128, 64, 4, 4] };
const layerCost = convTranspose2d.cost(layer, { stride: 2, padding: 1 });
const insertedSide = (16 - 1) * 2 + 1 + 2 * (4 - 1 - 1);
const insertedCost = conv2d.cost({ x: [1, 128, insertedSide, insertedSide], w: [64, 128, 4, 4] });

export const example: Example = {
  values: {
    rows: A.length,
    columns: A[0]?.length ?? 0,
    rank: rank(A),
    outputSize: side,
    parameters: layerCost.parameters,
    macs: layerCost.multiplyAccumulates,
    macsZeroInserted: insertedCost.multiplyAccumulates,
    outputPadding224: outputPaddingFor(224),
    sizeWithoutOutputPadding: transposedSide(convolvedSide(224), 0),
    overlap7by3: list(counts(7, 3).slice(0, 3)),
    overlap6by3: Math.max(...counts(6, 3)),
    overlap9by3: Math.max(...counts(9, 3)),
  },
  formulas: { adjoint, centre: cellSum(middle), exerciseCell: cellSum([1, 2]) },
  tables: { matrix: matrixTable, roundTrip, sizes, overlap, constantInput },
  grids: {
    stamps: {
      caption: {
        zh: '四枚章在中央相遇：四个输入各经核的一角，汇到一格',
        en: 'Four stamps meet at the centre: each input reaches it through one corner of the kernel',
      },
      grids: [
        { role: 'x', name: { zh: '输入', en: 'input' }, cells: input, read: meeting.map((term) => term.input) },
        { role: 'w', name: { zh: '核', en: 'kernel' }, cells: kernel, read: meeting.map((term) => term.weight) },
        { role: 'y', name: { zh: '输出', en: 'output' }, cells: output, current: middle },
      ],
    },
    zeroInsertion: {
      caption: {
        zh: '插零并补边后的输入，翻转的核，步幅1；空格为零',
        en: 'The input with zeros inserted and added around, the flipped kernel, stride 1; empty cells are zeros',
      },
      grids: [
        { role: 'x', name: { zh: '插零后的输入', en: 'input with zeros' }, cells: inserted, read: window },
        { role: 'w', name: { zh: '翻转的核', en: 'flipped kernel' }, cells: flipped },
        { role: 'y', name: { zh: '输出', en: 'output' }, cells: rowsOf(correlated.data, side), current: middle },
      ],
    },
  },
};
