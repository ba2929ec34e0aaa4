/**
 * The numbers of the note on adversarial examples: one signed step on nine pixels, small steps where one fails, training
 * against the attack, and what a blur leaves of it. Past 200 lines for its captions in two languages.
 */
import { checkerboard, left, stripes } from './adversarial-examples/blur.ts';
import {
  allSigns,
  bias,
  epsilon,
  fgsm,
  image,
  inputGradient,
  logistic,
  loss,
  norm,
  rowsOfThree,
  score,
  weights,
} from './adversarial-examples/linear-model.ts';
import { epsilon as box, projectedSteps, scoreAndGradient } from './adversarial-examples/relu-network.ts';
import { accuracy, train, epsilon as trainingSize, weakFeatures, weakValue } from './adversarial-examples/training.ts';
import type { Example, ExampleTable } from './example.ts';

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits)) + 0;
const percent = (value: number): string => `${rounded(100 * value, 0)}%`;

// Nine pixels.
const x = image.flat();
const w = weights.flat();
const z = score(x);
const attacked = fgsm(x);
const attackedScore = score(attacked);
const gradient = inputGradient(x);
const columnSum = (values: readonly number[], columns: readonly number[]): number =>
  values.reduce((sum, value, n) => sum + (columns.includes(n % 3) ? value : 0), 0);
const scoreLine = (values: readonly number[], role: string): string =>
  `2\\cdot${role}{${columnSum(values, [1])}}-${role}{${columnSum(values, [0, 2])}}${bias}=\\y{${score(values)}}`;

const scores = [
  '\\begin{aligned}',
  `\\y{z}&=${scoreLine(x, '\\x')},&\\sigma(\\y{z})&=${rounded(logistic(z), 3)}\\\\`,
  `\\y{z'}&=${scoreLine(attacked, '\\x')},&\\sigma(\\y{z'})&=${rounded(logistic(attackedScore), 3)}\\\\`,
  `\\y{z'}&=\\y{z}-\\g{\\epsilon}\\lVert\\w{w}\\rVert_1=${z}-\\g{${epsilon}}\\cdot\\w{${norm(w, 1)}}=\\y{${attackedScore}}`,
  '\\end{aligned}',
].join('');

const gradientFormula = `\\g{\\frac{\\partial J}{\\partial x}}=-y\\,\\sigma(-y\\y{z})\\,\\w{w}=-${rounded(logistic(-z), 4)}\\,\\w{w}`;

// The same push in more dimensions, for weights of equal size and ‖w‖₂ = 1.
const level = 1 / 255;
const dimensions: ExampleTable = {
  caption: {
    zh: '各权重大小相等、‖w‖₂ = 1，每个像素都挪一个灰阶（ε = 1/255）：z变多少',
    en: 'Weights of equal size with ‖w‖₂ = 1, every pixel moved by one grey level (ε = 1/255): how far z moves',
  },
  columns: [
    { zh: '图', en: 'image' },
    { zh: '像素数n', en: 'numbers n' },
    { zh: '符号随机，标准差ε', en: 'random signs: deviation ε' },
    { zh: '符号对齐，ε√n', en: 'aligned signs: ε√n' },
    { zh: '倍数√n', en: 'ratio √n' },
  ],
  rows: [
    ['3×3', 3 * 3],
    ['28×28', 28 * 28],
    ['32×32×3', 32 * 32 * 3],
    ['224×224×3', 224 * 224 * 3],
  ].map(([name = '', n = 0]) => [name, n, rounded(level, 4), rounded(level * Math.sqrt(Number(n)), 4), rounded(Math.sqrt(Number(n)), 1)]),
};

// Where one step fails.
const alpha = 0.5;
const path = projectedSteps(alpha, 5);
const [single = [0, 0]] = projectedSteps(box, 1).slice(-1);
const fine = projectedSteps(alpha / 2, 8).at(-1) ?? [0, 0];
const steps: ExampleTable = {
  caption: {
    zh: `从(0, 0)出发压低z，方框|x₁|, |x₂| ≤ ${box}；小步的步长${alpha}`,
    en: `Lowering z from (0, 0) within the box |x₁|, |x₂| ≤ ${box}; the small steps are of ${alpha}`,
  },
  columns: [
    { zh: '', en: '' },
    { zh: 'x₁', en: 'x₁' },
    { zh: 'x₂', en: 'x₂' },
    { zh: 'z', en: 'z' },
    { zh: '∂z/∂x的符号', en: 'signs of ∂z/∂x' },
  ],
  rows: [
    { name: { zh: '起点', en: 'start' }, point: path[0] ?? [0, 0] },
    { name: { zh: '一步到底（FGSM）', en: 'one full step (FGSM)' }, point: single },
    ...path.slice(1).map((point, n) => ({ name: { zh: `小步，第${n + 1}步`, en: `small step ${n + 1}` }, point })),
  ].map(({ name, point }) => {
    const at = scoreAndGradient([point[0], point[1]]);
    return [name, point[0], point[1], at.z, at.gradient.map((slope) => (slope > 0 ? '+' : slope < 0 ? '−' : '0')).join(', ')];
  }),
};

// Training with and without the attack.
const ordinary = train(0);
const hardened = train(trainingSize);
const training: ExampleTable = {
  caption: {
    zh: `一个强特征（±1，十次对九次），${weakFeatures}个弱特征（${weakValue}·y，次次对）；攻击的ε = ${trainingSize}`,
    en: `One strong feature (±1, right nine times in ten), ${weakFeatures} weak ones (${weakValue}·y, always right); the attack has ε = ${trainingSize}`,
  },
  columns: [
    { zh: '训练', en: 'training' },
    { zh: '强特征的权重', en: 'weight, strong' },
    { zh: '每个弱特征的权重', en: 'weight, each weak' },
    { zh: '原样输入的正确率', en: 'accuracy, clean' },
    { zh: '受攻击时的正确率', en: 'accuracy, attacked' },
  ],
  rows: [
    { name: { zh: '普通', en: 'ordinary' }, w: ordinary },
    { name: { zh: '对抗', en: 'adversarial' }, w: hardened },
  ].map((row) => [
    row.name,
    rounded(row.w[0] ?? 0, 2),
    rounded(row.w[1] ?? 0, 2),
    percent(accuracy(row.w, 0)),
    percent(accuracy(row.w, trainingSize)),
  ]),
};

// What a blur leaves.
const blur: ExampleTable = {
  caption: {
    zh: 'w与δ同号时，δ经3×3平均后，w·δ还剩几成；负数表示反而帮了分类器',
    en: 'The part of w·δ that a 3×3 mean of δ leaves when w has the signs of δ; below zero the attack helps the classifier',
  },
  columns: [
    { zh: 'δ的花纹', en: 'pattern of δ' },
    { zh: '剩下', en: 'left' },
  ],
  rows: [
    { name: { zh: '棋盘，1像素', en: 'checkerboard, 1 pixel' }, part: left(checkerboard(1)) },
    { name: { zh: '竖条，1像素', en: 'stripes, 1 pixel' }, part: left(stripes(1)) },
    { name: { zh: '棋盘，3像素', en: 'checkerboard, 3 pixels' }, part: left(checkerboard(3)) },
    { name: { zh: '棋盘，6像素', en: 'checkerboard, 6 pixels' }, part: left(checkerboard(6)) },
    { name: { zh: '一色', en: 'uniform' }, part: left(() => 1) },
  ].map(({ name, part }) => [name, rounded(part, 3)]),
};

const compared: ExampleTable = {
  caption: { zh: '同一个词，两件事', en: 'One word, two things' },
  columns: [
    { zh: '', en: '' },
    { zh: '对抗样本', en: 'adversarial example' },
    { zh: 'GAN', en: 'GAN' },
  ],
  rows: [
    [
      { zh: '要什么', en: 'purpose' },
      { zh: '让分类器判错', en: 'make a classifier err' },
      { zh: '生成像数据的样本', en: 'generate samples like the data' },
    ],
    [
      { zh: '改的是', en: 'what is changed' },
      { zh: '一个输入的像素', en: 'the pixels of one input' },
      { zh: '两个网络的权重', en: 'the weights of two networks' },
    ],
    [
      { zh: '不动的是', en: 'what is fixed' },
      { zh: '训练好的分类器', en: 'the trained classifier' },
      { zh: '数据；对手轮流学', en: 'the data; the players learn in turn' },
    ],
    [
      { zh: '约束', en: 'constraint' },
      { zh: '离原图不过ε', en: 'within ε of a given image' },
      { zh: '没有，从噪声出发', en: 'none, it starts from noise' },
    ],
    [
      { zh: '用的梯度', en: 'gradient used' },
      { zh: '损失对输入', en: 'of a loss, to the input' },
      { zh: '损失对权重', en: 'of a loss, to the weights' },
    ],
    [
      { zh: '「对抗训练」指', en: '“adversarial training”' },
      { zh: '用对抗样本训练分类器', en: 'training a classifier on such examples' },
      { zh: '训练GAN本身', en: 'training the GAN itself' },
    ],
  ],
};

const signs = allSigns(x);
// As long as the signed step, but along w.
const length = norm(
  x.map((pixel, n) => (attacked[n] ?? 0) - pixel),
  2,
);

export const example: Example = {
  values: {
    score: z,
    attackedScore,
    epsilon,
    sumOfWeights: norm(w, 1),
    sureBefore: percent(logistic(z)),
    sureAfter: percent(logistic(-attackedScore)),
    lossBefore: rounded(loss(z), 3),
    lossAfter: rounded(loss(attackedScore), 3),
    patterns: signs.length,
    patternsThatFlip: signs.filter((value) => value < 0).length,
    radius: z / norm(w, 1),
    radiusEuclidean: rounded(z / norm(w, 2), 3),
    scoreAtFifth: rounded(score(fgsm(x, 0.2)), 3),
    stepLength: length,
    shiftAlongWeights: rounded(length * norm(w, 2), 2),
    shiftBySigns: z - attackedScore,
    singleStepScore: scoreAndGradient([single[0], single[1]]).z,
    smallStepsScore: scoreAndGradient(path.at(-1) ?? [0, 0]).z,
    finePlace: fine[0],
    fineScore: scoreAndGradient([fine[0], fine[1]]).z,
    weakTotal: weakFeatures * weakValue,
    weakTotalAttacked: rounded(weakFeatures * (weakValue - trainingSize), 6),
  },
  formulas: { scores, gradient: gradientFormula },
  tables: { dimensions, steps, training, blur, compared },
  grids: {
    step: {
      caption: {
        zh: '灰阶0到9。原图，权重，损失对输入的梯度的符号，挪半个灰阶后的图',
        en: 'Grey levels from 0 to 9: the image, the weights, the signs of the gradient of the loss, the image moved by half a level',
      },
      grids: [
        { role: 'x', name: { zh: '原图x', en: 'image x' }, cells: image },
        { role: 'w', name: { zh: '权重w', en: 'weights w' }, cells: weights },
        { role: 'g', name: { zh: '梯度的符号', en: 'signs' }, cells: rowsOfThree(gradient.map(Math.sign)) },
        { role: 'x', name: { zh: '对抗样本x′', en: 'adversarial x′' }, cells: rowsOfThree(attacked) },
      ],
    },
  },
};
