/** The worked example: 2 channels of 4×4 become 4, and every number can be counted on the page. */
import { conv2d } from '../../nn/ops/conv2d.ts';
import { tensor } from '../../nn/tensor.ts';
import { rows } from '../dilated-convolution/rows.ts';
import type { Example } from '../example.ts';
import { type Bill, bill, convolution } from './variants.ts';

const side = 4;
const [from, to] = [2, 4];
const ones = (size: number) => tensor([1, 1, size, size], Array<number>(size * size).fill(1));

/** How many of the nine taps fall on a cell that exists: a convolution of ones with ones. */
export const taps = conv2d.forward({ x: ones(side), w: ones(3) }, { padding: 1 });
const realTaps = taps.data.reduce((sum, count) => sum + count, 0);
const countedTaps = 9 * side * side;
const cellsWith = (count: number) => taps.data.filter((value) => value === count).length;

export const denseSmall = bill([convolution({ side }, { from, to })]);
export const separableSmall = bill([
  convolution({ side }, { from, to: from, groups: from }),
  convolution({ side }, { from, to, kernel: [1, 1] }),
]);

const layers: readonly (readonly [{ zh: string; en: string }, Bill])[] = [
  [{ zh: '稠密', en: 'dense' }, denseSmall],
  [{ zh: '分组，g=2', en: 'grouped, g = 2' }, bill([convolution({ side }, { from, to, groups: 2 })])],
  [
    { zh: '空间可分离，Cₘ=2', en: 'spatially separable, Cₘ = 2' },
    bill([convolution({ side }, { from, to: 2, kernel: [3, 1] }), convolution({ side }, { from: 2, to, kernel: [1, 3] })]),
  ],
  [{ zh: '深度可分离', en: 'depthwise separable' }, separableSmall],
];

const { parameters, multiplyAccumulates, bytes, intensity } = denseSmall;
const [inBytes, outBytes] = [4 * from * side * side, 4 * to * side * side];

export const small = {
  values: { realTaps, countedTaps },
  formulas: {
    taps: `\\y{${cellsWith(4)}\\cdot4}+\\y{${cellsWith(6)}\\cdot6}+\\y{${cellsWith(9)}\\cdot9}=${realTaps}\\quad/\\quad ${side * side}\\cdot9=${countedTaps}`,
    small:
      `\\begin{aligned}P&=3^2\\cdot${from}\\cdot${to}=\\w{${parameters}}\\\\ ` +
      `M&=${parameters}\\cdot${side}\\cdot${side}=${multiplyAccumulates.toLocaleString('en-US').replace(',', '{,}')}\\\\ ` +
      `Q&=\\x{${inBytes}}+\\y{${outBytes}}+\\w{${4 * parameters}}=${bytes}\\\\ ` +
      `I&=2\\cdot${multiplyAccumulates}/${bytes}\\approx${intensity.toFixed(2)}\\end{aligned}`,
  },
  tables: {
    small: {
      caption: { zh: '3×3，2通道进、4通道出，4×4，同尺寸填充', en: '3×3, 2 channels in, 4 out, 4×4, same padding' },
      columns: [
        { zh: '层', en: 'layer' },
        { zh: '参数', en: 'parameters' },
        { zh: '乘加次数', en: 'MACs' },
        { zh: '特征图字节', en: 'bytes of maps' },
        { zh: '全部字节', en: 'bytes in all' },
        { zh: '强度', en: 'intensity' },
      ],
      rows: layers.map(([name, cost]) => [
        name,
        cost.parameters,
        cost.multiplyAccumulates,
        cost.activationBytes,
        cost.bytes,
        cost.intensity.toFixed(2),
      ]),
    },
  },
  grids: {
    taps: {
      caption: {
        zh: '每个输出有几个抽头落在图内：角上4个，边上6个，里面9个',
        en: 'How many taps of each output fall on the map: 4 in the corners, 6 at the edges, 9 inside',
      },
      grids: [{ role: 'y', name: { zh: '抽头数', en: 'taps' }, cells: rows(taps) }],
    },
  },
} satisfies Example;
