/**
 * The numbers of the note on GANs. It runs past 200 lines because it is mostly the words of its tables, which exist twice;
 * the mathematics is in the files of gan/.
 */
import type { Localised } from '../schema/localised.ts';
import type { Example, ExampleTable } from './example.ts';
import { batchNormParameters, discriminator, generator } from './gan/dcgan.ts';
import {
  type Distribution,
  gameTerms,
  gameValue,
  jensenShannon,
  kullbackLeibler,
  mixture,
  optimalDiscriminator,
  shares,
  wasserstein,
} from './gan/distributions.ts';
import { frechetDistance, inceptionScore, moments } from './gan/scores.ts';
import { alternatingSteps, logit, nonSaturatingSlope, saturatingSlope, simultaneousSteps, stepPasses } from './gan/training.ts';

/** Five decimals: with these data the rounded terms still add up to the rounded totals (the test says so). */
const rounded = (value: number): number => Number(value.toFixed(5));
const shown = (value: number): string => value.toFixed(5);
/** A share as the reader counts it: eighths in lowest terms. */
const fraction = (value: number, denominator: number): string => {
  const numerator = Math.round(value * denominator);
  const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));
  const common = divisor(numerator, denominator);
  return denominator === common ? String(numerator / common) : `${numerator / common}/${denominator / common}`;
};

const realCounts = [3, 3, 1, 1];
const generatedCounts = [1, 1, 1, 5];
const p = shares(realCounts);
const q = shares(generatedCounts);
const best = optimalDiscriminator(p, q);
const terms = gameTerms(p, q, best);
const value = gameValue(p, q, best);
const m = mixture(p, q);

const game: ExampleTable = {
  caption: {
    zh: '最优判别器与V的各项，自然对数，保留五位小数',
    en: 'The optimal discriminator and the terms of V, natural logarithms, five decimals',
  },
  columns: [
    { zh: '结果', en: 'outcome' },
    { zh: 'p（真）', en: 'p (real)' },
    { zh: 'q（假）', en: 'q (generated)' },
    { zh: 'D*', en: 'D*' },
    { zh: 'p log D*', en: 'p log D*' },
    { zh: 'q log(1 − D*)', en: 'q log(1 − D*)' },
  ],
  rows: [
    ...terms.map((term, index) => {
      const both = (realCounts[index] ?? 0) + (generatedCounts[index] ?? 0);
      return [
        String(index + 1),
        fraction(p[index] ?? 0, 8),
        fraction(q[index] ?? 0, 8),
        fraction(best[index] ?? 0, both),
        rounded(term.real),
        rounded(term.generated),
      ];
    }),
    [
      { zh: '合计', en: 'total' },
      '1',
      '1',
      null,
      rounded(terms.reduce((sum, term) => sum + term.real, 0)),
      rounded(terms.reduce((sum, term) => sum + term.generated, 0)),
    ],
  ],
};

const slopes: ExampleTable = {
  caption: { zh: '两种生成器损失对a的斜率（大小）', en: 'Size of the slope in a of the two generator losses' },
  columns: [
    { zh: 'D(G(z))', en: 'D(G(z))' },
    { zh: '饱和', en: 'saturating' },
    { zh: '不饱和', en: 'non-saturating' },
    { zh: '相差倍数', en: 'ratio' },
  ],
  rows: [2, 8, 64, 1024].map((denominator) => {
    const a = logit(1 / denominator);
    const [saturating, nonSaturating] = [Math.abs(saturatingSlope(a)), Math.abs(nonSaturatingSlope(a))];
    return [
      `1/${denominator}`,
      fraction(saturating, denominator),
      fraction(nonSaturating, denominator),
      Math.round(nonSaturating / saturating),
    ];
  }),
};

/** Everything at one place: the real samples at 0, the generated ones t steps away. */
const heap = (place: number): Distribution => [0, 1, 2, 3].map((position) => (position === place ? 1 : 0));
const distance: ExampleTable = {
  caption: { zh: '相距t的两堆样本：JSD分不出远近', en: 'Two heaps of samples a distance t apart: JSD can’t tell near from far' },
  columns: [
    { zh: 't', en: 't' },
    { zh: 'JSD', en: 'JSD' },
    { zh: '沃瑟斯坦距离', en: 'Wasserstein' },
  ],
  rows: [0, 1, 2, 3].map((t) => [t, rounded(jensenShannon(heap(0), heap(t))), wasserstein(heap(0), heap(t))]),
};

const G = generator([100, 1024, 512, 256, 128, 3]);
const D = discriminator([3, 128, 256, 512, 1024, 1]);
const half = generator([100, 512, 256, 128, 64, 3]);
const outputBias = 3;
const parameters = (network: typeof G): number => network.weights + batchNormParameters(network) + outputBias;

const generatorTable: ExampleTable = {
  caption: {
    zh: 'DCGAN生成器，一张64×64的图（不含归一化与偏置）',
    en: 'DCGAN generator, one 64×64 image (without normalisation and biases)',
  },
  columns: [
    { zh: '层', en: 'layer' },
    { zh: '权重形状（入×出×高×宽）', en: 'weight (in×out×height×width)' },
    { zh: '步幅', en: 'stride' },
    { zh: '输出', en: 'output' },
    { zh: '权重数', en: 'weights' },
    { zh: '乘加', en: 'MACs' },
  ],
  rows: [
    ...G.layers.map((layer, index) => [
      String(index + 1),
      layer.weight.join('×'),
      layer.stride,
      layer.output.slice(1).join('×'),
      layer.weights,
      layer.multiplyAccumulates,
    ]),
    [{ zh: '合计', en: 'total' }, null, null, null, G.weights, G.multiplyAccumulates],
  ],
};

const passNames: Record<keyof typeof stepPasses, Localised> = {
  generate: { zh: '造一张假图', en: 'make one generated image' },
  judgeBoth: { zh: '判别真图与假图', en: 'judge the real and the generated image' },
  discriminatorGradients: { zh: '判别器的梯度（两张）', en: 'gradients of the discriminator (two images)' },
  judgeAgain: { zh: '更新后再判同一张假图', en: 'judge the same image after the update' },
  gradientThroughDiscriminator: { zh: '梯度穿过判别器，只对输入', en: 'gradient through the discriminator, to its input only' },
  generatorGradients: { zh: '生成器的梯度', en: 'gradients of the generator' },
};
const times = (count: number, symbol: string): string => (count === 0 ? '' : count === 1 ? symbol : `${count}${symbol}`);
const stepLines = (Object.keys(stepPasses) as (keyof typeof stepPasses)[]).map((name) => {
  const passes = stepPasses[name];
  return {
    name: passNames[name],
    passes: times(passes.generator, 'F_G') || times(passes.discriminator, 'F_D'),
    macs: passes.generator * G.multiplyAccumulates + passes.discriminator * D.multiplyAccumulates,
  };
});
const stepMacs = stepLines.reduce((sum, line) => sum + line.macs, 0);

const step: ExampleTable = {
  caption: { zh: '一步训练里每对真假图的乘加', en: 'Multiply-accumulates of one training step for each pair of images' },
  columns: [
    { zh: '做什么', en: 'what is done' },
    { zh: '前向的倍数', en: 'in forward passes' },
    { zh: '乘加', en: 'MACs' },
  ],
  rows: [...stepLines.map((line) => [line.name, line.passes, line.macs]), [{ zh: '合计', en: 'total' }, '3F_G + 8F_D', stepMacs]],
};

const sure = (label: number): Distribution => [0, 1, 2, 3].map((other) => (other === label ? 1 : 0));
const imageSets: readonly { name: Localised; different: number; predictions: readonly Distribution[] }[] = [
  { name: { zh: '每类两张，清楚', en: 'two of each class, clear' }, different: 8, predictions: [0, 0, 1, 1, 2, 2, 3, 3].map(sure) },
  { name: { zh: '全是一类，清楚', en: 'all of one class, clear' }, different: 8, predictions: [0, 0, 0, 0, 0, 0, 0, 0].map(sure) },
  {
    name: { zh: '模糊，类别猜不出', en: 'blurred, no class to be told' },
    different: 8,
    predictions: Array.from({ length: 8 }, () => [0.25, 0.25, 0.25, 0.25]),
  },
  {
    name: { zh: '每类一张，各抄两遍', en: 'one of each class, each copied twice' },
    different: 4,
    predictions: [0, 1, 2, 3, 0, 1, 2, 3].map(sure),
  },
];
const inception: ExampleTable = {
  caption: { zh: '四组图的Inception分数，四个类别，上限是4', en: 'Inception score of four sets of images; four classes, so at most 4' },
  columns: [
    { zh: '八张图', en: 'eight images' },
    { zh: '不同的图', en: 'different images' },
    { zh: 'IS', en: 'IS' },
  ],
  rows: imageSets.map((set) => [set.name, set.different, rounded(inceptionScore(set.predictions))]),
};

const realFeature = [-2, -2, -2, -2, 2, 2, 2, 2];
const generatedFeature = [-4, 0, 0, 0, 0, 0, 0, 4];
const featureValues = [-4, -2, 0, 2, 4];
const histogram = (feature: readonly number[]): Distribution =>
  shares(featureValues.map((wanted) => feature.filter((found) => found === wanted).length));
const featureMoments = moments(realFeature);

const path = simultaneousSteps([1, 0], 0.5, 3);
/** The points after the start, as a reader writes them. */
const points = (steps: readonly (readonly [number, number])[]): string =>
  steps
    .slice(1)
    .map(([u, v]) => `(${u}, ${v})`)
    .join(', ');
const squared = path.map(([u, v]) => u * u + v * v);

export const example: Example = {
  values: {
    value: shown(value),
    jsd: shown(jensenShannon(p, q)),
    log2: shown(Math.log(2)),
    minusLog4: shown(gameValue(p, q, [0.5, 0.5, 0.5, 0.5])),
    wasserstein: wasserstein(p, q),
    batchNorm: batchNormParameters(G),
    outputBias,
    generatorTotal: parameters(G),
    discriminatorWeights: D.weights,
    stepMacs,
    stepRatio: (stepMacs / G.multiplyAccumulates).toFixed(1),
    featureMean: featureMoments.mean,
    featureVariance: featureMoments.variance,
    frechet: frechetDistance(realFeature, generatedFeature),
    featureJsd: shown(jensenShannon(histogram(realFeature), histogram(generatedFeature))),
    spiralPath: points(path),
    alternatingPath: points(alternatingSteps([1, 0], 0.5, 3)),
    spiralFactor: (squared[1] ?? 0) / (squared[0] ?? 1),
    spiralSquared: squared[3] ?? 0,
    halfTotal: parameters(half),
    halfShare: ((100 * parameters(half)) / parameters(G)).toFixed(1),
  },
  formulas: {
    identity:
      String.raw`-\log 4+\mathrm{KL}(\x{p}\,\|\,m)+\mathrm{KL}(\y{q}\,\|\,m)=` +
      `${shown(-Math.log(4))}+${shown(kullbackLeibler(p, m))}+${shown(kullbackLeibler(q, m))}=${shown(value)}`,
  },
  tables: { game, slopes, distance, generator: generatorTable, step, inception },
  grids: {
    counts: {
      caption: {
        zh: '四种结果各出现几次：八个真样本是3、3、1、1，八个生成样本是1、1、1、5',
        en: 'How often each of four outcomes occurs: eight real samples 3, 3, 1, 1; eight generated ones 1, 1, 1, 5',
      },
      grids: [
        { role: 'x', name: { zh: '真样本', en: 'real' }, cells: [realCounts] },
        { role: 'y', name: { zh: '生成样本', en: 'generated' }, cells: [generatedCounts] },
      ],
    },
  },
};
