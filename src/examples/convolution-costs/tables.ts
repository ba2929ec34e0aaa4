/** The family at three places of a network, the bound on its time, and four whole networks. */
import type { Cost } from '../../nn/operator.ts';
import type { Example, ExampleTable } from '../example.ts';
import { bound, machine } from './roofline.ts';
import {
  bill,
  convolution,
  dense,
  depthwise,
  depthwiseSeparable,
  gate,
  grouped,
  mix,
  type Place,
  spatiallySeparable,
  variants,
} from './variants.ts';

export const early: Place = { channels: 128, side: 56 };
export const middle: Place = { channels: 256, side: 14 };
export const late: Place = { channels: 512, side: 7 };

const layer = { zh: '层', en: 'layer' };
const parameters = { zh: '参数', en: 'parameters' };
const macs = { zh: '乘加次数', en: 'MACs' };
const micro = (seconds: number) => (1e6 * seconds).toFixed(1);
const times = (ratio: number) => ratio.toFixed(1);

const familyAt = (place: Place, zh: string, en: string): ExampleTable => ({
  caption: { zh, en },
  columns: [layer, parameters, macs, { zh: '特征图字节', en: 'bytes of maps' }, { zh: '强度，FLOP/字节', en: 'intensity, FLOP/byte' }],
  rows: variants(place).map(({ name, layers }) => {
    const cost = bill(layers);
    return [name, cost.parameters, cost.multiplyAccumulates, cost.activationBytes, cost.intensity.toFixed(1)];
  }),
});

const kinds = [
  { name: { zh: '稠密', en: 'dense' }, of: (place: Place) => [dense(place)] },
  { name: { zh: '分组，g=4', en: 'grouped, g = 4' }, of: (place: Place) => [grouped(place, 4)] },
  { name: { zh: '深度可分离', en: 'depthwise separable' }, of: depthwiseSeparable },
];
const places: readonly (readonly [string, Place])[] = [
  ['128 × 56²', early],
  ['256 × 14²', middle],
  ['512 × 7²', late],
  ['512 × 7², N = 32', { ...late, batch: 32 }],
];
const placeRows = places.flatMap(([label, place]) =>
  kinds.map(({ name, of }) => {
    const cost = bill(of(place));
    const weights = Math.round((400 * cost.parameters) / cost.bytes);
    return [label, name, cost.parameters, cost.multiplyAccumulates, `${weights}%`, cost.intensity.toFixed(1)] as const;
  }),
);

const denseMacs = bill([dense(early)]).multiplyAccumulates;
const denseLeast = bound([dense(early)]).least;
const timed: readonly (readonly [{ zh: string; en: string }, readonly Cost[]])[] = [
  [{ zh: '稠密', en: 'dense' }, [dense(early)]],
  [{ zh: '空间可分离', en: 'spatially separable' }, spatiallySeparable(early)],
  [{ zh: '分组，g=4', en: 'grouped, g = 4' }, [grouped(early, 4)]],
  [{ zh: '分组，g=32', en: 'grouped, g = 32' }, [grouped(early, 32)]],
  [{ zh: '深度可分离', en: 'depthwise separable' }, depthwiseSeparable(early)],
  [{ zh: '1×1', en: '1×1' }, [mix(early)]],
  [{ zh: '逐通道3×3', en: 'depthwise 3×3' }, [depthwise(early)]],
  [{ zh: '逐通道7×7', en: 'depthwise 7×7' }, [depthwise(early, 7)]],
  [{ zh: '挤压与激励', en: 'squeeze-and-excitation' }, [gate(early)]],
];
const separableBound = bound(depthwiseSeparable(early));
const separableBill = bill(depthwiseSeparable(early));
const seven = bound([depthwise(early, 7)]);
const ratio = (whole: number, part: number) => times(whole / part);

// Exercise: 1×1 layers with the same product of channels, and the bytes they move.
export const even = bill([mix(early, 128, 128)]);
export const uneven = bill([mix(early, 32, 512)]);

// Inception's 5×5, from 192 to 32 channels at 28×28, directly and through 16 channels.
const inception = { side: 28 };
const direct = bill([convolution(inception, { from: 192, to: 32, kernel: [5, 5] })]);
const reduced = bill([
  convolution(inception, { from: 192, to: 16, kernel: [1, 1] }),
  convolution(inception, { from: 16, to: 32, kernel: [5, 5] }),
]);

/** What XLA counts: two operations for each tap that falls on the map, 3·56 − 2 of them along an axis. */
export const flopsOnMap = 2 * early.channels ** 2 * (3 * early.side - 2) ** 2;

const balance = machine.peak / machine.bandwidth;

export const tables = {
  values: {
    separableMacRatio: ratio(denseMacs, separableBill.multiplyAccumulates),
    separableTimeRatio: ratio(denseLeast, separableBound.least),
    separableByteRatio: ratio(separableBill.bytes, bill([dense(early)]).bytes),
    pointwiseShare: Math.round((100 * bill([mix(early)]).multiplyAccumulates) / separableBill.multiplyAccumulates),
    groups32Time: ratio(denseLeast, bound([grouped(early, 32)]).least),
    gateMacPercent: ((100 * bill([gate(early)]).multiplyAccumulates) / denseMacs).toFixed(2),
    gateTimePercent: ((100 * bound([gate(early)]).least) / denseLeast).toFixed(1),
    sevenMacRatio: ratio(bill([depthwise(early, 7)]).multiplyAccumulates, bill([depthwise(early)]).multiplyAccumulates),
    sevenCompute: micro(seven.computing),
    sevenMove: micro(seven.moving),
    balance,
    // The two limits of the intensity, k²C/(4g) for a depthwise 3×3 and NHW/2 for one map of 7×7.
    depthwiseLimit: 3 ** 2 / 4,
    lateLimit: late.side ** 2 / 2,
    channelsPerGroup: Math.ceil((4 * balance) / 3 ** 2),
    denseWeightBytes: 4 * bill([dense(early)]).parameters,
    denseMapBytes: bill([dense(early)]).activationBytes,
    lateWeightBytes: 4 * bill([dense(late)]).parameters,
    lateMapBytes: bill([dense(late)]).activationBytes,
    evenMacs: even.multiplyAccumulates,
    evenBytes: even.bytes,
    unevenBytes: uneven.bytes,
    inceptionDirect: direct.multiplyAccumulates,
    inceptionReduced: reduced.multiplyAccumulates,
    inceptionPercent: ((100 * reduced.multiplyAccumulates) / direct.multiplyAccumulates).toFixed(1),
    inceptionBytes: direct.bytes,
    inceptionReducedBytes: reduced.bytes,
  },
  tables: {
    family: familyAt(
      early,
      '128通道进出，56×56，批量1，float32，不计卷积的偏置；末行输出112×112',
      '128 channels in and out, 56×56, batch 1, float32, convolutions without bias; the last row gives 112×112',
    ),
    places: {
      caption: {
        zh: '同一层在网络的三个位置：通道×边长²，末三行一批32张；「权重占」是权重在全部字节里的份额',
        en: 'The same layers at three places of a network, channels × side², and once with 32 images; the share is that of the weights in all bytes',
      },
      columns: [
        { zh: '位置', en: 'place' },
        layer,
        parameters,
        macs,
        { zh: '权重占', en: 'share of weights' },
        { zh: '强度', en: 'intensity' },
      ],
      rows: placeRows.map((row) => [...row]),
    },
    bounds: {
      caption: {
        zh: '128通道，56×56，每秒10万亿次运算、5000亿字节的机器：时间下界（微秒），与稠密层之比',
        en: '128 channels, 56×56, on a machine of 10 TFLOP/s and 500 GB/s: bounds in microseconds, and ratios to the dense layer',
      },
      columns: [
        layer,
        { zh: '算', en: 'arithmetic' },
        { zh: '搬', en: 'traffic' },
        { zh: '下界', en: 'bound' },
        { zh: '乘加少几倍', en: 'MACs fewer by' },
        { zh: '下界短几倍', en: 'bound shorter by' },
      ],
      rows: timed.map(([name, layers]) => {
        const { computing, moving, least } = bound(layers);
        const { multiplyAccumulates } = bill(layers);
        return [name, micro(computing), micro(moving), micro(least), times(denseMacs / multiplyAccumulates), times(denseLeast / least)];
      }),
    },
  },
} satisfies Example;
