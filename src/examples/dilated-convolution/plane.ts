/**
 * The worked example: a 7×7 plane under a 3×3 kernel with dilation 2, stride 1, no padding, and an output of 3×3.
 * The setting is that of Dumoulin & Visin 2016, section 5.1; the numbers are ours, and no weight is zero, so that
 * an empty cell can only be a hole.
 */
import { conv2d } from '../../nn/ops/conv2d.ts';
import { tensor } from '../../nn/tensor.ts';
import { coveredCells } from '../../nn/window.ts';
import type { Example } from '../example.ts';
import { rows } from './rows.ts';

export const kernelSize = 3;
export const dilation = 2;

// biome-ignore format: a plane is read in rows
export const x = tensor([1, 1, 7, 7], [
  2, 0, 1, 3, 1, 0, 2,
  1, 3, 0, 2, 4, 1, 0,
  0, 2, 5, 1, 0, 3, 1,
  3, 1, 2, 0, 2, 1, 4,
  1, 0, 3, 1, 5, 2, 0,
  2, 4, 1, 3, 0, 1, 2,
  0, 1, 2, 0, 3, 1, 1,
]);
// biome-ignore format: a kernel is read in rows
export const w = tensor([1, 1, kernelSize, kernelSize], [
   1, -1,  2,
   2,  1, -1,
  -1,  2,  1,
]);
export const y = conv2d.forward({ x, w }, { dilation });

const shapes = { x: x.shape, w: w.shape };
const cost = conv2d.cost(shapes, { dilation });
const [, , outputSide = 0] = y.shape;
const covered = coveredCells(kernelSize, dilation);
const samePadding = (dilation * (kernelSize - 1)) / 2;
const [, , sameOutput = 0] = conv2d.outputShape(shapes, { dilation, padding: samePadding });

const taps = [...Array(kernelSize).keys()];
const [input, kernel, output] = [rows(x), rows(w), rows(y)];
const spreadKernel = Array.from({ length: covered }, (_, i) =>
  Array.from({ length: covered }, (_, j) =>
    i % dilation === 0 && j % dilation === 0 ? (kernel[i / dilation]?.[j / dilation] ?? null) : null,
  ),
);

const inBrackets = (value: number) => (value < 0 ? `(${value})` : `${value}`);

/** The nine products behind the output at [row, column], in TeX, laid out like the kernel. */
function sumOfProducts(row: number, column: number): string {
  const lines = taps.map((i) =>
    taps
      .map((j) => {
        const weight = inBrackets(kernel[i]?.[j] ?? 0);
        const read = input[row + i * dilation]?.[column + j * dilation] ?? 0;
        return `${i === 0 && j === 0 ? '\\phantom{{}+}' : '{}+'}\\w{${weight}}\\cdot\\x{${read}}`;
      })
      .join('&'),
  );
  const products = `\\begin{array}{lll}${lines.join('\\\\')}\\end{array}`;
  return `\\begin{aligned}\\y{y}[${row},${column}]&=${products}\\\\&=\\y{${output[row]?.[column] ?? 0}}\\end{aligned}`;
}

export const plane = {
  values: {
    macsPerOutput: cost.multiplyAccumulates / y.data.length,
    outputCells: y.data.length,
    macs: cost.multiplyAccumulates,
    skipped: covered ** 2 - kernelSize ** 2,
    samePadding,
    sameOutput,
  },
  formulas: {
    sum: sumOfProducts(1, 1),
    sumCorner: sumOfProducts(0, 2),
    size:
      `k_e=${dilation}\\cdot(${kernelSize}-1)+1=${covered},\\qquad ` +
      `\\y{o}=\\Big\\lfloor\\frac{\\x{${input.length}}+2\\cdot0-${dilation}\\cdot(${kernelSize}-1)-1}{1}\\Big\\rfloor+1=\\y{${outputSide}}`,
  },
  grids: {
    window: {
      caption: {
        zh: '输入7×7，核3×3按扩张率2撑开成5×5，输出3×3；标出的是输出[1,1]和它读的九格',
        en: 'A 7×7 input, a 3×3 kernel spread to 5×5 by dilation 2, a 3×3 output; marked are output [1,1] and the nine cells it reads',
      },
      grids: [
        {
          role: 'x',
          name: { zh: '输入x', en: 'input x' },
          cells: input,
          read: taps.flatMap((i) => taps.map((j) => [1 + i * dilation, 1 + j * dilation] as const)),
        },
        { role: 'w', name: { zh: '卷积核w', en: 'kernel w' }, cells: spreadKernel },
        { role: 'y', name: { zh: '输出y', en: 'output y' }, cells: output, current: [1, 1] },
      ],
    },
  },
} satisfies Example;
