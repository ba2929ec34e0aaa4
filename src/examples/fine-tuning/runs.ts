/**
 * Fine-tuning run to the end on two parameters: what the note's worked example shows, four ways to tune against each other.
 * The samples are chosen so that every sum of the first step is a multiple of three and the arithmetic stays in whole numbers.
 */
import type { Example, ExampleTable } from '../example.ts';
import { rounded } from './rounded.ts';
import { descend, feature, gradient, type Parameters, predict, probe, type Rates, residual, risk, type Sample } from './two-parameters.ts';

/** A last entry that is surely there: `descend` always returns the start. */
const end = (path: readonly Parameters[]): Parameters => path.at(-1) ?? { backbone: Number.NaN, head: Number.NaN };

const signed = (value: number): string => (value < 0 ? `(${value})` : `${value}`);

// The target task, t = x₁ + 3x₂, seen at three points; the backbone comes pre-trained with b = 1, the head starts badly with h = −1.
const samples: readonly Sample[] = [
  { x: [0, 1], t: 3 },
  { x: [1, -1], t: -2 },
  { x: [1, 0], t: 1 },
];
const start: Parameters = { backbone: 1, head: -1 };
const probed = probe(samples, start);

const rate = 0.1;
const routes: readonly { readonly zh: string; readonly en: string; readonly from: Parameters; readonly rates: Rates }[] = [
  { zh: '冻结主干', en: 'frozen backbone', from: start, rates: { backbone: 0, head: rate } },
  { zh: '主干十分之一', en: 'backbone at a tenth', from: start, rates: { backbone: rate / 10, head: rate } },
  { zh: '同一学习率', en: 'one rate for both', from: start, rates: { backbone: rate, head: rate } },
  { zh: '先探测再微调', en: 'probe, then tune', from: probed, rates: { backbone: rate, head: rate } },
];

const gradientFormula = (at: Parameters): string => {
  const terms = (factor: (sample: Sample) => number): string =>
    samples.map((sample) => `${signed(residual(sample, at))}\\cdot${signed(factor(sample))}`).join('+');
  const slope = gradient(samples, at);
  return [
    '\\begin{aligned}',
    `\\g{\\frac{\\partial R}{\\partial h}}&=\\tfrac13\\big[${terms((sample) => feature(sample, at))}\\big]=\\g{${slope.head}}\\\\`,
    `\\g{\\frac{\\partial R}{\\partial b}}&=\\tfrac{${at.head}}{3}\\big[${terms((sample) => sample.x[1])}\\big]=\\g{${slope.backbone}}`,
    '\\end{aligned}',
  ].join('');
};

const points: ExampleTable = {
  caption: { zh: '三个样本，在 b = 1、h = −1 处', en: 'The three samples, at b = 1 and h = −1' },
  columns: [
    { zh: '样本', en: 'sample' },
    { zh: 'x₁', en: 'x₁' },
    { zh: 'x₂', en: 'x₂' },
    { zh: '目标 t', en: 'target t' },
    { zh: '特征 φ', en: 'feature φ' },
    { zh: '输出 y', en: 'output y' },
    { zh: '残差 e', en: 'residual e' },
  ],
  rows: samples.map((sample, index) => [
    'ABC'.charAt(index),
    ...sample.x,
    sample.t,
    feature(sample, start),
    predict(sample, start) + 0,
    residual(sample, start),
  ]),
};

const firstStep: ExampleTable = {
  caption: {
    zh: '走一步之后（R 取四位小数；末行从探测出的头起步）',
    en: 'After one step (R to four decimals; the last row starts from the probed head)',
  },
  columns: [
    { zh: '做法', en: 'route' },
    { zh: '头的学习率', en: 'head rate' },
    { zh: '主干的学习率', en: 'backbone rate' },
    { zh: 'h', en: 'h' },
    { zh: 'b', en: 'b' },
    { zh: 'R', en: 'R' },
  ],
  rows: routes.map(({ zh, en, from, rates }) => {
    const after = end(descend(samples, from, rates, 1));
    return [{ zh, en }, rates.head, rates.backbone, rounded(after.head, 4), rounded(after.backbone, 4), rounded(risk(samples, after), 4)];
  }),
};

const milestones = [10, 50, 200];
const longRun: ExampleTable = {
  caption: {
    zh: '继续走：风险 R 与主干 b（三位小数；目标 b = 3）',
    en: 'Walking on: risk R and backbone b (three decimals; the target has b = 3)',
  },
  columns: [
    { zh: '做法', en: 'route' },
    ...milestones.flatMap((taken) => [
      { zh: `R，${taken}步`, en: `R, ${taken} steps` },
      { zh: `b，${taken}步`, en: `b, ${taken} steps` },
    ]),
  ],
  rows: routes.map(({ zh, en, from, rates }) => [
    { zh, en },
    ...milestones.flatMap((taken) => {
      const at = end(descend(samples, from, rates, taken));
      return [rounded(risk(samples, at), 3), rounded(at.backbone, 3)];
    }),
  ]),
};

const tenthPath = descend(samples, start, { backbone: rate / 10, head: rate }, 200);

// A target whose feature the backbone already has, t = 4(x₁ + x₂), but seen at one point only.
const single: readonly Sample[] = [{ x: [0, 1], t: 4 }];
const unseen: Sample = { x: [1, 0], t: 4 };
const goodBackbone: Parameters = { backbone: 1, head: 1 };
const smallRate = 0.001;
const many = 20_000;
const singleProbe = probe(single, goodBackbone);
const singleFull = end(descend(single, goodBackbone, { backbone: smallRate, head: smallRate }, many));
const singleTenth = end(descend(single, goodBackbone, { backbone: smallRate / 10, head: smallRate }, many));
const singleBoth = end(descend(single, singleProbe, { backbone: smallRate, head: smallRate }, many));

const twoFits: ExampleTable = {
  caption: { zh: '一个样本，四种收场（两位小数）', en: 'One sample, four endings (two decimals)' },
  columns: [
    { zh: '做法', en: 'route' },
    { zh: 'h', en: 'h' },
    { zh: 'b', en: 'b' },
    { zh: '(0, 1)，应为 4', en: '(0, 1), should be 4' },
    { zh: '(1, 0)，应为 4', en: '(1, 0), should be 4' },
  ],
  rows: (
    [
      [{ zh: '冻结主干', en: 'frozen backbone' }, singleProbe],
      [{ zh: '主干十分之一', en: 'backbone at a tenth' }, singleTenth],
      [{ zh: '同一学习率', en: 'one rate for both' }, singleFull],
      [{ zh: '先探测再微调', en: 'probe, then tune' }, singleBoth],
    ] as const
  ).map(([name, at]) => [
    name,
    rounded(at.head, 2),
    rounded(at.backbone, 2),
    ...[...single, unseen].map((sample) => rounded(predict(sample, at), 2)),
  ]),
};

export const runs: Example = {
  values: {
    startRisk: risk(samples, start),
    probedHead: probed.head,
    probedRisk: risk(samples, probed),
    lowestBackbone: rounded(Math.min(...tenthPath.map((at) => at.backbone)), 3),
    firstFrozenHead: rounded(end(descend(samples, start, { backbone: 0, head: rate }, 1)).head, 4),
    secondFrozenHead: rounded(end(descend(samples, start, { backbone: 0, head: rate }, 2)).head, 4),
    secondFrozenSlope: rounded(gradient(samples, end(descend(samples, start, { backbone: 0, head: rate }, 1))).head, 4),
    // Small steps keep 10·(h²/10 − b²) = h² − 10b² at its start, −9; with hb = 4 that is h⁴ + 9h² − 160 = 0.
    tenthLimit: rounded(Math.sqrt((-9 + Math.sqrt(9 ** 2 + 4 * 160)) / 2), 2),
  },
  formulas: { startGradient: gradientFormula(start), probedGradient: gradientFormula(probed) },
  tables: { points, firstStep, longRun, twoFits },
};
