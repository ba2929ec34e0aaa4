/** What it costs to tune CaffeNet on Flowers-102: parameters, optimiser state, multiply-accumulates, and the low-rank alternative. */
import type { Example, ExampleTable } from '../example.ts';
import {
  caffenet,
  float32Bytes,
  fromLayer,
  type Layer,
  lowRankParameters,
  macs,
  parameters,
  stateNumbers,
  stepMacs,
  total,
  weights,
} from './caffenet.ts';
import { rounded } from './rounded.ts';

// CaffeNet, with the 1,000 classes it was trained on and with the 102 flowers of the target.
const source = caffenet(1000);
const target = caffenet(102);
const targetParameters = total(target, parameters);
const top = fromLayer(target, 'fc8');
const headParameters = total(top, parameters);

const named = (name: string): Layer => {
  const found = target.find((layer) => layer.name === name);
  if (found === undefined) throw new RangeError(`no layer is called ${name}`);
  return found;
};
const fc6 = named('fc6');
const fc7 = named('fc7');

const rank = 8;
const megabytes = (numbers: number): number => rounded((numbers * float32Bytes) / 1e6, 1);

const choices: readonly { readonly zh: string; readonly en: string; readonly trained: number }[] = [
  { zh: '只有 fc8', en: 'fc8 only', trained: headParameters },
  {
    zh: `fc8 与 fc6、fc7 的 LoRA，秩${rank}`,
    en: `fc8, and LoRA of rank ${rank} on fc6 and fc7`,
    trained: headParameters + lowRankParameters(fc6, rank) + lowRankParameters(fc7, rank),
  },
  { zh: 'fc7、fc8', en: 'fc7 and fc8', trained: total(fromLayer(target, 'fc7'), parameters) },
  { zh: 'fc6 至 fc8', en: 'fc6 to fc8', trained: total(fromLayer(target, 'fc6'), parameters) },
  { zh: '全部', en: 'all', trained: targetParameters },
];

const memory: ExampleTable = {
  caption: {
    zh: '换成 102 类的 CaffeNet：训练的参数，与优化器为它们存的 float32 状态（MB = 10⁶ 字节，一位小数；不含梯度）',
    en: 'CaffeNet with 102 classes: parameters trained, and the float32 state an optimiser keeps for them (MB = 10⁶ bytes, one decimal; gradients not counted)',
  },
  columns: [
    { zh: '训练什么', en: 'what is trained' },
    { zh: '参数', en: 'parameters' },
    { zh: '占比 %', en: 'share, %' },
    { zh: '动量 SGD，MB', en: 'SGD with momentum, MB' },
    { zh: 'Adam，MB', en: 'Adam, MB' },
  ],
  rows: choices.map(({ zh, en, trained }) => [
    { zh, en },
    trained,
    rounded((100 * trained) / targetParameters, 2),
    megabytes(trained * stateNumbers.momentum),
    megabytes(trained * stateNumbers.adam),
  ]),
};

const forward = total(target, macs);
const steps: ExampleTable = {
  caption: {
    zh: '一张图走一步的乘加次数，与一次前向之比（两位小数）',
    en: 'Multiply-accumulates of one step on one image, and their ratio to one forward pass (two decimals)',
  },
  columns: [
    { zh: '训练什么', en: 'what is trained' },
    { zh: '乘加次数', en: 'MACs' },
    { zh: '与前向之比', en: 'ratio to forward' },
  ],
  rows: (
    [
      [{ zh: '只有 fc8', en: 'fc8 only' }, 'fc8'],
      [{ zh: 'fc6 至 fc8', en: 'fc6 to fc8' }, 'fc6'],
      [{ zh: 'conv5 以上', en: 'conv5 and above' }, 'conv5'],
      [{ zh: '全部', en: 'all' }, 'conv1'],
    ] as const
  ).map(([name, lowest]) => {
    const cost = stepMacs(target, fromLayer(target, lowest));
    return [name, cost, rounded(cost / forward, 2)];
  }),
};

const flowersTrain = 1020;
const ilsvrcTrain = 1_281_167;
const cachedNumbers = flowersTrain * fc7.outChannels;

export const costs: Example = {
  values: {
    targetParameters,
    tenClassHead: total(fromLayer(caffenet(10), 'fc8'), parameters),
    headShare: rounded((100 * headParameters) / targetParameters, 2),
    denseShare: rounded((100 * total(fromLayer(source, 'fc6'), weights)) / total(source, weights), 1),
    sourceParametersPerImage: Math.round(total(source, parameters) / ilsvrcTrain),
    targetParametersPerImage: Math.round(targetParameters / flowersTrain),
    headParametersPerImage: Math.round(headParameters / flowersTrain),
    fc7Weights: weights(fc7),
    fc7LowRank: lowRankParameters(fc7, rank),
    fc7Saving: weights(fc7) / lowRankParameters(fc7, rank),
    fc7BreakEven: weights(fc7) / lowRankParameters(fc7, 1),
    cachedMegabytes: megabytes(cachedNumbers),
  },
  formulas: { headCount: `\\y{102}\\cdot\\x{4096}+\\y{102}=${headParameters.toLocaleString('en').replaceAll(',', '{,}')}` },
  tables: { memory, steps },
};
