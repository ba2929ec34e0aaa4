/** What two strips cost in a layer: the width between them decides. And the other layer that is called separable. */
import { conv2d } from '../../nn/ops/conv2d.ts';
import type { Localised } from '../../schema/localised.ts';
import type { Example, ExampleTable } from '../example.ts';

interface Bill {
  readonly parameters: number;
  readonly multiplyAccumulates: number;
  readonly bytes: number;
}

const total = (...bills: readonly Bill[]): Bill => ({
  parameters: bills.reduce((sum, { parameters }) => sum + parameters, 0),
  multiplyAccumulates: bills.reduce((sum, { multiplyAccumulates }) => sum + multiplyAccumulates, 0),
  bytes: bills.reduce((sum, { bytes }) => sum + bytes, 0),
});

/** A k×k layer that keeps the size of an `side`×`side` plane. */
export const dense = (k: number, inChannels: number, outChannels: number, side: number): Bill =>
  conv2d.cost({ x: [1, inChannels, side, side], w: [outChannels, inChannels, k, k] }, { padding: (k - 1) / 2 });

/** k×1 to `middle` channels, then 1×k; same padding, stride 1, no biases. */
export const strips = (k: number, inChannels: number, middle: number, outChannels: number, side: number): Bill =>
  total(
    conv2d.cost({ x: [1, inChannels, side, side], w: [middle, inChannels, k, 1] }, { padding: [(k - 1) / 2, 0] }),
    conv2d.cost({ x: [1, middle, side, side], w: [outChannels, middle, 1, k] }, { padding: [0, (k - 1) / 2] }),
  );

/** The largest whole middle width that makes strips cheaper than the dense layer. */
export function widestGain(k: number, inChannels: number, outChannels: number): number {
  let middle = 0;
  while (strips(k, inChannels, middle + 1, outChannels, 1).parameters < dense(k, inChannels, outChannels, 1).parameters) middle++;
  return middle;
}

const channels = 64;
const side = 56;
const ratio = (part: number, whole: number): number => Math.round((100 * part) / whole) / 100;

const widths: ExampleTable = {
  caption: {
    zh: '64通道进、64通道出，56×56，同尺寸填充，不计偏置',
    en: '64 channels in, 64 out, 56×56, same padding, no biases',
  },
  columns: [
    { zh: 'k', en: 'k' },
    { zh: '中间宽度Cₘ', en: 'middle width Cₘ' },
    { zh: '参数', en: 'parameters' },
    { zh: '乘加次数', en: 'MACs' },
    { zh: '与整块之比（两位小数）', en: 'against the dense layer (to two decimals)' },
  ],
  rows: [3, 7].flatMap((k) => {
    const whole = dense(k, channels, channels, side);
    const rows = (k === 3 ? [32, 64, 96, 128] : [32, 64, 224]).map((middle) => {
      const { parameters, multiplyAccumulates } = strips(k, channels, middle, channels, side);
      return [k, middle, parameters, multiplyAccumulates, ratio(parameters, whole.parameters)];
    });
    return [[k, { zh: '整块', en: 'dense' }, whole.parameters, whole.multiplyAccumulates, 1], ...rows];
  }),
};

// One channel: fewer products, more traffic.
const alone = dense(3, 1, 1, side);
const alonePasses = strips(3, 1, 1, 1, side);

// Inception-v3 on its 17×17 maps: 128 channels through 1×7 to 128, then 7×1 to 192.
const inception = strips(7, 128, 128, 192, 17);
const inceptionDense = dense(7, 128, 192, 17);

const [inChannels, outChannels] = [64, 128];
const depthwise = conv2d.cost({ x: [1, inChannels, side, side], w: [inChannels, 1, 3, 3] }, { groups: inChannels, padding: 1 });
const pointwise = (from: number, to: number) => conv2d.cost({ x: [1, from, side, side], w: [to, from, 1, 1] });
const perChannel = (kernel: readonly [number, number]) =>
  conv2d.cost({ x: [1, outChannels, side, side], w: [outChannels, 1, ...kernel] }, { groups: outChannels });

const named = (zh: string, en: string): Localised => ({ zh, en });
const kinds: ExampleTable = {
  caption: {
    zh: '3×3，64通道变128通道，不计偏置',
    en: '3×3, 64 channels to 128, no biases',
  },
  columns: [named('层', 'layer'), named('拆的是', 'what is split'), named('权重', 'weights')],
  rows: [
    [named('普通卷积', 'ordinary convolution'), named('不拆', 'nothing'), dense(3, inChannels, outChannels, side).parameters],
    [
      named('空间可分离，Cₘ = 64', 'spatially separable, Cₘ = 64'),
      named('行与列', 'rows from columns'),
      strips(3, inChannels, 64, outChannels, side).parameters,
    ],
    [
      named('深度可分离', 'depthwise separable'),
      named('空间与通道', 'space from channels'),
      total(depthwise, pointwise(inChannels, outChannels)).parameters,
    ],
    [
      named('摊平（三个方向）', 'flattened (three directions)'),
      named('通道、列、行', 'channels, columns, rows'),
      total(pointwise(inChannels, outChannels), perChannel([3, 1]), perChannel([1, 3])).parameters,
    ],
  ],
};

export const costs = {
  values: {
    aloneMacs: alone.multiplyAccumulates,
    alonePassMacs: alonePasses.multiplyAccumulates,
    aloneBytes: alone.bytes,
    alonePassBytes: alonePasses.bytes,
    inceptionWeights: inception.parameters,
    inceptionDenseWeights: inceptionDense.parameters,
    exerciseDense: dense(7, 64, 128, 1).parameters,
    exerciseWidth: widestGain(7, 64, 128),
    exerciseWeights: strips(7, 64, widestGain(7, 64, 128), 128, 1).parameters,
  },
  tables: { widths, kinds },
} satisfies Example;
