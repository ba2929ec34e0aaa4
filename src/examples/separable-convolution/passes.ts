/** The worked example: a Sobel kernel on a 5×5 plane, once with nine products an output, once down the columns and along the rows. */
import { conv2d } from '../../nn/ops/conv2d.ts';
import { type Tensor, tensor } from '../../nn/tensor.ts';
import type { Example } from '../example.ts';
import { outer, type Rows } from './kernels.ts';

const v = [1, 2, 1];
const h = [-1, 0, 1];
const kernel = outer(v, h);

const x: Rows = [
  [2, 1, 0, 3, 1],
  [1, 2, 4, 0, 2],
  [0, 3, 1, 2, 5],
  [3, 0, 2, 1, 1],
  [1, 4, 0, 2, 3],
];

const image = (rows: Rows): Tensor => tensor([1, 1, rows.length, rows[0]?.length ?? 0], rows.flat());
const rowsOf = ({ shape, data }: Tensor): Rows => {
  const [, , height = 0, width = 0] = shape;
  return Array.from({ length: height }, (_, r) => [...data.slice(r * width, (r + 1) * width)]);
};

const column = image(v.map((value) => [value]));
const row = image([h]);
const between = conv2d.forward({ x: image(x), w: column });
export const inTwoPasses = conv2d.forward({ x: between, w: row });
export const atOnce = conv2d.forward({ x: image(x), w: image(kernel) });
const [z, y] = [rowsOf(between), rowsOf(inTwoPasses)];

const macs = (input: readonly number[], w: readonly number[]) => conv2d.cost({ x: input, w }).multiplyAccumulates;
const macsAtOnce = macs([1, 1, 5, 5], [1, 1, 3, 3]);
const macsDown = macs([1, 1, 5, 5], [1, 1, 3, 1]);
const macsAlong = macs(between.shape, [1, 1, 1, 3]);

const bracket = (value: number | undefined) => ((value ?? 0) < 0 ? `(${value})` : `${value}`);
const product = (weight: number | undefined, value: number | undefined) => `\\w{${bracket(weight)}}\\cdot\\x{${value}}`;
const taps = [0, 1, 2];

// Nine products are too wide for a phone: one row of the kernel a line.
const directLines = `\\begin{aligned}\\y{y}[0,0]&=${taps
  .map((a) => taps.map((b) => product(kernel[a]?.[b], x[a]?.[b])).join('+'))
  .join('\\\\&\\quad+')}\\\\&=\\y{${rowsOf(atOnce)[0]?.[0]}}\\end{aligned}`;
const passLines = `\\begin{aligned}${taps
  .map((b) => `z[0,${b}]&=${taps.map((a) => product(v[a], x[a]?.[b])).join('+')}=${z[0]?.[b]}`)
  .join('\\\\')}\\\\\\y{y}[0,0]&=${taps.map((b) => `\\w{${bracket(h[b])}}\\cdot${z[0]?.[b]}`).join('+')}=\\y{${y[0]?.[0]}}\\end{aligned}`;

export const passes = {
  values: { macsAtOnce, macsDown, macsAlong, macsInPasses: macsDown + macsAlong },
  formulas: { direct: directLines, passes: passLines },
  grids: {
    outer: {
      caption: { zh: '一竖一横，乘法表就是核', en: 'A column, a row, and the kernel as their multiplication table' },
      grids: [
        { role: 'w', name: { zh: '竖条v', en: 'column v' }, cells: v.map((value) => [value]) },
        { role: 'w', name: { zh: '横条h', en: 'row h' }, cells: [h] },
        { role: 'w', name: { zh: '核K', en: 'kernel K' }, cells: kernel },
      ],
    },
    passes: {
      caption: {
        zh: '先竖后横：输入、竖着加权后的z、输出；标出的是y[0,0]的来路',
        en: 'Down, then along: the input, z after the columns, the output; marked is where y[0,0] comes from',
      },
      grids: [
        { role: 'x', name: { zh: '输入', en: 'input' }, cells: x, read: taps.flatMap((a) => taps.map((b) => [a, b] as const)) },
        { role: 'y', name: { zh: '中间结果z', en: 'intermediate z' }, cells: z, read: taps.map((b) => [0, b] as const) },
        { role: 'y', name: { zh: '输出', en: 'output' }, cells: y, current: [0, 0] },
      ],
    },
  },
} satisfies Example;
