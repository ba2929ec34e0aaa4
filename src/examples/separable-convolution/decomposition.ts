/** Which kernels split, into how many terms, and a decomposition whose singular values are whole numbers. */
import type { Localised } from '../../schema/localised.ts';
import type { Example, ExampleTable } from '../example.ts';
import { add, keptShare, kernels, outer, type Rows, rank, terms } from './kernels.ts';

const names: Record<keyof typeof kernels, Localised> = {
  box: { zh: '均值3×3', en: 'box 3×3' },
  binomial: { zh: '二项式模糊5×5', en: 'binomial blur 5×5' },
  sobel: { zh: 'Sobel 3×3', en: 'Sobel 3×3' },
  laplacian: { zh: '四邻域拉普拉斯3×3', en: '4-neighbour Laplacian 3×3' },
  disc: { zh: '缺角的圆盘5×5', en: 'disc without corners 5×5' },
  gabor: { zh: '30°的Gabor 7×7', en: 'Gabor at 30°, 7×7' },
  diagonal: { zh: '对角线5×5', en: 'diagonal 5×5' },
};

const percent = (share: number): number => Math.round(share * 1000) / 10;
// Object.keys forgets the names; they are those of the record above.
const order = Object.keys(names) as (keyof typeof kernels)[];

const ranks: ExampleTable = {
  caption: {
    zh: '几个单通道核：秩R，每个输出直接算与拆成R对长条的乘加，前一项、前两项留住的平方和（保留一位小数）',
    en: 'Single-channel kernels: rank R, MACs an output directly and as R pairs of strips, and the sum of squares kept by the first term and the first two (to one decimal)',
  },
  columns: [
    { zh: '核', en: 'kernel' },
    { zh: '秩R', en: 'rank R' },
    { zh: '直接k²', en: 'direct k²' },
    { zh: '拆开2kR', en: 'split 2kR' },
    { zh: '一项留住 %', en: 'one term keeps %' },
    { zh: '两项留住 %', en: 'two terms keep %' },
  ],
  rows: order.map((name) => {
    const kernel: Rows = kernels[name];
    const [k, R] = [kernel.length, rank(kernel)];
    return [names[name], R, k * k, 2 * k * R, percent(keptShare(kernel, 1)), percent(keptShare(kernel, 2))];
  }),
};

// Columns and rows of length 3 that are orthogonal to one another, so that the singular values are 2·3·3 and 1·3·3.
const K = add(outer([2, 4, 4], [2, 2, 1]), outer([2, 1, -2], [1, -2, 2]));
const [first, second, third] = terms(K);

const whole = (value: number): number => Math.round(value) + 0;
const matrix = (rows: Rows): string => `\\begin{pmatrix}${rows.map((row) => row.map(whole).join('&')).join('\\\\')}\\end{pmatrix}`;
/** A unit vector of this example as thirds: (1, 2, 2)/3. */
const thirds = (values: readonly number[]): readonly number[] => values.map((value) => whole(3 * value));
const asColumn = (values: readonly number[]): string => `\\tfrac13${matrix(thirds(values).map((value) => [value]))}`;
const asRow = (values: readonly number[]): string => `\\tfrac13${matrix([thirds(values)])}`;
const termMatrix = (term: typeof first): Rows => outer(term?.v.map((value) => value * term.sigma) ?? [], term?.h ?? []);

const written = (term: typeof first): string => `${whole(term?.sigma ?? 0)}\\cdot${asColumn(term?.v ?? [])}${asRow(term?.h ?? [])}`;
const decomposition = [
  `\\begin{aligned}\\w{K}=\\w{${matrix(K)}}&=${written(first)}+${written(second)}\\\\`,
  `&=${matrix(termMatrix(first))}+${matrix(termMatrix(second))}\\end{aligned}`,
].join('');

const squares = (rows: Rows): number => rows.flat().reduce((sum, value) => sum + value * value, 0);
const [square1, square2] = [first, second].map((term) => whole((term?.sigma ?? 0) ** 2));

// Exercises: a table that is nearly a multiplication table, and the Laplacian split by eye.
export const almost: Rows = [
  [1, 2, 3],
  [2, 4, 6],
  [3, 6, 10],
];
export const byEye: readonly Rows[] = [outer([0, 1, 0], [1, -4, 1]), outer([1, 0, 1], [0, 1, 0])];
const nonZero = (rows: Rows): number => rows.flat().filter((value) => value !== 0).length;
const strips = (v: readonly number[], h: readonly number[]): string => `${matrix(v.map((value) => [value]))}${matrix([h])}`;
const laplacianSum = `\\w{${matrix(kernels.laplacian)}}=${strips([0, 1, 0], [1, -4, 1])}+${strips([1, 0, 1], [0, 1, 0])}`;

export const decompositions = {
  values: {
    sigma1: whole(first?.sigma ?? 0),
    sigma2: whole(second?.sigma ?? 0),
    sigma3: whole(third?.sigma ?? 0),
    squaresK: squares(K),
    square1: square1 ?? 0,
    square2: square2 ?? 0,
    keptPercent: percent(keptShare(K, 1)),
    almostRank: rank(almost),
    almostMinor: (almost[1]?.[1] ?? 0) * (almost[2]?.[2] ?? 0) - (almost[1]?.[2] ?? 0) * (almost[2]?.[1] ?? 0),
    laplacianNonZero: nonZero(kernels.laplacian),
    laplacianSplit: 2 * 3 * rank(kernels.laplacian),
    gaborRank: rank(kernels.gabor),
  },
  formulas: { decomposition, laplacian: laplacianSum },
  tables: { ranks },
} satisfies Example;
