/**
 * The numbers of the note on deconvolution: two stars that a blur merges, the inverse filter that finds them and then loses
 * them to a noise of two, Wiener, Richardson–Lucy, and the transposed convolution, which blurs once more.
 */
import { richardsonLucy as richardsonLucyOperator } from '../nn/ops/richardsonLucy.ts';
import { wienerDeconvolution } from '../nn/ops/wienerDeconvolution.ts';
import {
  blur,
  energy,
  inverseAt,
  inverseTap,
  ninths,
  richardsonLucy,
  rmse,
  transfer,
  transposed,
  wiener,
} from './deconvolution/restore.ts';
import type { Example, ExampleTable } from './example.ts';

const cells = 16;
const shown = [4, 5, 6, 7, 8, 9, 10];
const place = (start: number, values: readonly number[]): readonly number[] =>
  Array.from({ length: cells }, (_, n) => values[n - start] ?? 0);
const visible = (signal: readonly number[]): readonly number[] => shown.map((n) => signal[n] ?? 0);

/** Rounded for print, without a minus before zero. */
const rounded = (value: number, digits = 2): number => Math.round(value * 10 ** digits) / 10 ** digits + 0;

// Two stars, 18 and 36, two cells apart; the noise nearly alternates, which is what this blur passes worst.
const stars = place(6, [18, 0, 36]);
const blurred = blur(stars);
const noise = place(5, [-1, 2, -2, 1]);
const observed = blurred.map((value, n) => value + (noise[n] ?? 0));
const K = energy(noise) / energy(stars);

// A plateau under the same kind of noise, on which Richardson–Lucy has to be stopped.
const plateau = place(6, [18, 18, 18, 18]);
const plateauNoise = place(5, [-1, 2, -2, 2, -1]);
const plateauObserved = blur(plateau).map((value, n) => value + (plateauNoise[n] ?? 0));

/** The exact inverse at one cell, its products grouped by distance. */
function inverseSum(y: readonly number[], n: number): string {
  const terms = Array.from({ length: cells }, (_, distance) => {
    const read = (distance === 0 ? [n] : [n - distance, n + distance]).map((m) => y[m] ?? 0).filter((value) => value !== 0);
    if (read.length === 0) return '';
    const weight = inverseTap(distance);
    const factor = read.length === 1 ? `\\cdot\\y{${read[0]}}` : `(\\y{${read[0]}}+\\y{${read[1]}})`;
    return `${weight < 0 ? '-' : distance === 0 ? '' : '+'}\\w{${Math.abs(weight)}}${factor}`;
  });
  return `${terms.join('')}=\\x{${inverseAt(y, n)}}`;
}

const lines = (first: readonly [string, string], second: readonly [string, string]): string =>
  `\\begin{aligned}${first.join('&=')}\\\\${second.join('&=')}\\end{aligned}`;
const estimate = (n: number): string => `\\x{\\hat x}[${n}]`;

/** What a three-tap kernel makes of 1 in the alternation … −1, 1, −1 … */
const alternation = (weights: readonly number[]): string => {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const sum = weights.reduce((result, weight, i) => result + weight * (i === 1 ? 1 : -1), 0);
  const written = weights.map((weight, i) => `\\w{${weight}}\\cdot${i === 1 ? '1' : '(-1)'}`).join('+');
  return `\\frac{${written}}{${total}}=${sum === 0 ? '0' : `\\frac{${sum}}{${total}}`}`;
};
const binomial = [1, 2, 1];

const columnsOfCells = shown.map((n) => ({ zh: `${n}`, en: `${n}` }));
const restoredRow = (name: { zh: string; en: string }, signal: readonly number[]) => [
  name,
  ...visible(signal).map((value) => rounded(value)),
  rounded(rmse(signal, stars)),
];
const restored: ExampleTable = {
  caption: {
    zh: '同一份观测的各种复原。列是位置n，末列是16格上与x的均方根误差；保留两位小数',
    en: 'One observation, restored in several ways. Columns are positions n, the last is the root-mean-square error against x over 16 cells; two decimals',
  },
  columns: [{ zh: '', en: '' }, ...columnsOfCells, { zh: '误差', en: 'error' }],
  rows: [
    restoredRow({ zh: '真值x', en: 'truth x' }, stars),
    restoredRow({ zh: '观测y', en: 'observed y' }, observed),
    restoredRow({ zh: '转置Aᵀy', en: 'transpose Aᵀy' }, transposed(observed)),
    restoredRow({ zh: '逆滤波', en: 'inverse filter' }, wiener(observed, 0)),
    restoredRow({ zh: '维纳，K = 1/162', en: 'Wiener, K = 1/162' }, wiener(observed, K)),
    restoredRow({ zh: '维纳，K = 0.02', en: 'Wiener, K = 0.02' }, wiener(observed, 0.02)),
    restoredRow({ zh: 'RL，10次', en: 'RL, 10 steps' }, richardsonLucy(observed, 10)),
    restoredRow({ zh: 'RL，100次', en: 'RL, 100 steps' }, richardsonLucy(observed, 100)),
  ],
};

const wienerGain = (omega: number): number => transfer(omega) / (transfer(omega) ** 2 + K);
const gains: ExampleTable = {
  caption: {
    zh: '四个频率上的倍数，K = 1/162；带H的列是模糊与复原合起来剩下几分，保留三位小数',
    en: 'Multipliers by frequency, K = 1/162; the columns with a second factor H say what is left after blur and restoration together; three decimals',
  },
  columns: [
    { zh: 'ω', en: 'ω' },
    { zh: 'H', en: 'H' },
    { zh: '转置：H̄·H', en: 'transpose: H̄·H' },
    { zh: '逆滤波：1/H', en: 'inverse: 1/H' },
    { zh: '维纳：W', en: 'Wiener: W' },
    { zh: 'W·H', en: 'W·H' },
  ],
  rows: ['0', 'π/4', 'π/2', '3π/4', 'π'].map((name, quarter) => {
    const omega = (quarter * Math.PI) / 4;
    const H = transfer(omega);
    return [name, ...[H, H * H, 1 / H, wienerGain(omega), wienerGain(omega) * H].map((value) => rounded(value, 3))];
  }),
};

const iterations: ExampleTable = {
  caption: {
    zh: 'Richardson–Lucy的误差随迭代次数变化，保留三位小数',
    en: 'Error of Richardson–Lucy by number of iterations, three decimals',
  },
  columns: [
    { zh: '迭代', en: 'iterations' },
    { zh: '两颗星', en: 'two stars' },
    { zh: '平台18, 18, 18, 18', en: 'plateau 18, 18, 18, 18' },
  ],
  rows: [1, 3, 10, 30, 100, 1000].map((count) => [
    count,
    rounded(rmse(richardsonLucy(observed, count), stars), 3),
    rounded(rmse(richardsonLucy(plateauObserved, count), plateau), 3),
  ]),
};

const photograph = { image: [512, 512], psf: [15, 15] };
const allPlus = noise.map(Math.abs);

export const example: Example = {
  values: {
    peakGain: rounded(1 / transfer(Math.PI)),
    errorAtStar: inverseAt(noise, 6),
    gap: inverseAt(observed, 7),
    largestGain: rounded(1 / (2 * Math.sqrt(0.01))),
    photons: observed.reduce((sum, value) => sum + value, 0),
    wienerMacs: wienerDeconvolution.cost(photograph).multiplyAccumulates,
    richardsonLucyMacs: richardsonLucyOperator.cost(photograph, { iterations: 30 }).multiplyAccumulates,
    tenSteps: (2 * 10 - 1) * (3 - 1) + 1,
  },
  formulas: {
    alternation: `${alternation(ninths)},\\qquad ${alternation(binomial)}`,
    cleanByHand: lines([estimate(6), inverseSum(blurred, 6)], [estimate(7), inverseSum(blurred, 7)]),
    noisyByHand: lines([estimate(6), inverseSum(observed, 6)], [estimate(7), inverseSum(observed, 7)]),
    exerciseNoise: `\\w{3}\\cdot\\g{2}-\\w{1.5}(\\g{1}+\\g{2})+\\w{0.75}\\cdot\\g{1}=${inverseAt(allPlus, 6)}`,
    wienerAtPi: `K=\\frac{${energy(noise)}}{${energy(stars)}}=\\frac1{${1 / K}},\\qquad W(\\pi)=\\frac{1/9}{1/81+1/${1 / K}}=${rounded(wienerGain(Math.PI))}`,
  },
  tables: { restored, gains, iterations },
  grids: {
    blur: {
      caption: {
        zh: 'n = 4到10：两颗星经核(2, 5, 2)/9变成一个鼓包；框中是y[6] = 5·18/9',
        en: 'n = 4 to 10: the kernel (2, 5, 2)/9 turns two stars into one hump; framed, y[6] = 5·18/9',
      },
      grids: [
        {
          role: 'x',
          name: { zh: '两颗星', en: 'two stars' },
          cells: [visible(stars)],
          read: [1, 2, 3].map((column) => [0, column] as const),
        },
        { role: 'w', name: { zh: '核，单位1/9', en: 'kernel, in ninths' }, cells: [ninths] },
        { role: 'y', name: { zh: '模糊后', en: 'blurred' }, cells: [visible(blurred)], current: [0, 2] },
      ],
    },
    noise: {
      caption: {
        zh: '再加上不超过2的噪声，就是观测',
        en: 'With a noise of at most 2 added, this is what is observed',
      },
      grids: [
        { role: 'g', name: { zh: '噪声', en: 'noise' }, cells: [visible(noise)] },
        { role: 'y', name: { zh: '观测', en: 'observed' }, cells: [visible(observed)] },
      ],
    },
  },
};
