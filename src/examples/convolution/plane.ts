/** Two dimensions: what an impulse prints, one window under both products, and two layers that are one. */
import { conv2d } from '../../nn/ops/conv2d.ts';
import { mathConvolve2d } from '../../nn/ops/mathConvolve2d.ts';
import { type Tensor, tensor } from '../../nn/tensor.ts';
import type { Example } from '../example.ts';

type Rows = readonly (readonly number[])[];

const plane = (rows: Rows): Tensor => tensor([rows.length, rows[0]?.length ?? 0], rows.flat());
const rowsOf = (data: ArrayLike<number>, width: number): Rows =>
  Array.from({ length: data.length / width }, (_, r) => Array.from(data).slice(r * width, (r + 1) * width));

/** The kernel turned by 180°: both axes reversed. */
export const turned = (rows: Rows): Rows => [...rows].reverse().map((row) => [...row].reverse());

/** x ∗ w, the part that no padding reaches. */
export function convolved(x: Rows, w: Rows, mode: 'valid' | 'full' = 'valid'): Rows {
  const y = mathConvolve2d.forward({ x: plane(x), k: plane(w) }, { mode });
  return rowsOf(y.data, y.shape[1] ?? 1);
}

/** x ⋆ w, what a convolution layer of one channel computes without padding. */
export function correlated(x: Rows, w: Rows): Rows {
  const asImage = (rows: Rows) => tensor([1, 1, rows.length, rows[0]?.length ?? 0], rows.flat());
  const y = conv2d.forward({ x: asImage(x), w: asImage(w) });
  return rowsOf(y.data, y.shape[3] ?? 1);
}

const impulse: Rows = Array.from({ length: 5 }, (_, r) => Array.from({ length: 5 }, (__, c) => (r === 2 && c === 2 ? 1 : 0)));
const counting: Rows = [
  [1, 2, 3],
  [4, 5, 6],
  [7, 8, 9],
];

const x: Rows = [
  [2, 1, 0],
  [1, 3, 2],
  [0, 1, 4],
];
const w: Rows = [
  [1, 2],
  [3, 4],
];
const [byConvolution, byCorrelation] = [convolved(x, w), correlated(x, w)];
const window = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
] as const;

/** The four products of the top left window under a kernel laid on as it is given. */
const sum = (name: string, kernel: Rows, output: Rows): string => {
  const terms = window.map(([r, c]) => `\\x{${x[r]?.[c]}}\\cdot\\w{${kernel[r]?.[c]}}`).join('+');
  return `${name}&=${terms}=\\y{${output[0]?.[0]}}`;
};

// Exercise: two layers of one channel without an activation, and the kernel that replaces both.
const blur: Rows = [
  [0, 1, 0],
  [1, 2, 1],
  [0, 1, 0],
];
const slope: Rows = [
  [-1, 0, 1],
  [-2, 0, 2],
  [-1, 0, 1],
];

export const planes = {
  formulas: {
    window: `\\begin{aligned}${sum('(\\x{x}\\star\\w{w})[0,0]', w, byCorrelation)}\\\\${sum('(\\x{x}*\\w{w})[1,1]', turned(w), byConvolution)}\\end{aligned}`,
  },
  grids: {
    impulse: {
      caption: {
        zh: '输入只有一个1：卷积照样印出核，互相关印出转了180°的核',
        en: 'An input with a single 1: convolution prints the kernel, correlation prints it turned by 180°',
      },
      grids: [
        { role: 'x', name: { zh: '冲激', en: 'impulse' }, cells: impulse, current: [2, 2] },
        { role: 'w', name: { zh: '核', en: 'kernel' }, cells: counting },
        { role: 'y', name: { zh: '卷积', en: 'convolution' }, cells: convolved(impulse, counting) },
        { role: 'y', name: { zh: '互相关', en: 'correlation' }, cells: correlated(impulse, counting) },
      ],
    },
    window: {
      caption: {
        zh: '同一个核，两种读法：左上角的窗口',
        en: 'One kernel, read in two ways: the window at the top left',
      },
      grids: [
        { role: 'x', name: { zh: '输入', en: 'input' }, cells: x, read: window },
        { role: 'w', name: { zh: '核', en: 'kernel' }, cells: w },
        { role: 'w', name: { zh: '翻转的核', en: 'flipped kernel' }, cells: turned(w) },
        { role: 'y', name: { zh: '互相关', en: 'correlation' }, cells: byCorrelation, current: [0, 0] },
        { role: 'y', name: { zh: '卷积', en: 'convolution' }, cells: byConvolution, current: [0, 0] },
      ],
    },
    stacked: {
      caption: { zh: '两层的核与它们的全卷积', en: 'The kernels of two layers and their full convolution' },
      grids: [
        { role: 'w', name: { zh: '第一层v', en: 'first layer v' }, cells: blur },
        { role: 'w', name: { zh: '第二层h', en: 'second layer h' }, cells: slope },
        { role: 'w', name: { zh: 'v ∗ h', en: 'v ∗ h' }, cells: convolved(blur, slope, 'full') },
      ],
    },
  },
} satisfies Example;

/** For the test: two layers one after the other, and the single layer that replaces them. */
export const layersInTurn = (input: Rows): Rows => correlated(correlated(input, blur), slope);
export const layersAsOne = (input: Rows): Rows => correlated(input, convolved(blur, slope, 'full'));
