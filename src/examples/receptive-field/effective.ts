/** The effective field: path counts on a plane, its growth with depth, and random weights beside equal ones. */
import { conv2d } from '../../nn/ops/conv2d.ts';
import { type Tensor, tensor, zeros } from '../../nn/tensor.ts';
import { rows } from '../dilated-convolution/rows.ts';
import type { Example } from '../example.ts';
import { influence, sideHolding, spread } from './influence.ts';
import { depth, randomInfluence } from './random.ts';
import { rounded } from './rounded.ts';

/** What counts as effective here: the centred square that holds this part of the influence. */
export const part = 0.95;

const stack = (layers: number, kernel = 3) => influence(Array.from({ length: layers }, () => ({ kernel })));

export interface Effective {
  readonly size: number;
  readonly sigma: number;
  readonly side: number;
}
export const effective = (shares: readonly number[]): Effective => ({
  size: shares.length,
  sigma: spread(shares),
  side: sideHolding(part, shares),
});

/** Paths from each cell of a plane to one output through three 3×3 layers: the gradient when all weights are 1. */
const ones = tensor([1, 1, 3, 3], Array<number>(9).fill(1));
const deep = 3;
const sides = Array.from({ length: deep }, (_, layer) => 2 * (layer + 1) + 1);
export const planePaths = sides.reduce<Tensor>(
  (gradient, side) => conv2d.backward({ x: zeros([1, 1, side, side], ones.data), w: ones }, gradient).x,
  tensor([1, 1, 1, 1], [1]),
);
const counts = rows(planePaths);
const allPaths = [...planePaths.data].reduce((sum, count) => sum + count, 0);
const middle = counts.slice(2, 5).flatMap((row) => row.slice(2, 5));
const middlePaths = middle.reduce((sum, count) => sum + count, 0);

const depths = [1, 3, 10, 30, 100].map((layers) => ({ layers, ...effective(stack(layers)) }));

export const byLarge = effective(stack(1, 31));
export const bySmall = effective(stack(15));

export const equalShares = stack(depth);
export const randomShares = randomInfluence(false);
export const rectifiedShares = randomInfluence(true);
const percent = (share: number | undefined) => (100 * (share ?? 0)).toFixed(1);

/** The number of 3×3 layers at stride 1 that span `side`, and the effective side they then have. */
const imageSide = 224;
const needed = Math.ceil((imageSide - 1) / 2);
const neededField = effective(stack(needed));
let doublings = 0;
while (2 ** (doublings + 1) - 1 < imageSide) doublings++;
const doublingField = effective(influence(Array.from({ length: doublings }, (_, layer) => ({ kernel: 3, dilation: 2 ** layer }))));

export const effectiveField = {
  values: {
    planePathCount: allPaths,
    planeCentre: counts[deep]?.[deep] ?? 0,
    planeMiddle: middlePaths,
    planeMiddlePercent: rounded((100 * middlePaths) / allPaths, 0),
    largeSide: byLarge.side,
    smallSide: bySmall.side,
    neededLayers: needed,
    neededSize: neededField.size,
    neededSide: neededField.side,
    doublingLayers: doublings,
    doublingSize: doublingField.size,
    doublingSide: doublingField.side,
  },
  formulas: {
    // Both sums are the same walk: per layer 1/3·((−1)² + 0² + 1²) = 2/3.
    sameFieldSigma:
      `\\sigma_{31}=\\sqrt{\\frac{31^2-1}{12}}\\approx${byLarge.sigma.toFixed(2)},\\qquad ` +
      `\\sigma_{15\\times3}=\\sqrt{15\\cdot\\frac{3^2-1}{12}}\\approx${bySmall.sigma.toFixed(2)}`,
  },
  tables: {
    depths: {
      caption: {
        zh: 'n层3×3，步幅1，各权重相等；占比是两个正方形面积之比',
        en: 'n layers of 3×3 at stride 1, all weights equal; the ratio is that of the areas of the two squares',
      },
      columns: [
        { zh: '层数n', en: 'layers n' },
        { zh: '理论边长r', en: 'theoretical side r' },
        { zh: '标准差σ', en: 'deviation σ' },
        { zh: '装95%的边长', en: 'side holding 95%' },
        { zh: '面积占比', en: 'ratio of areas' },
      ],
      rows: depths.map(({ layers, size, sigma, side }) => [
        `${layers}`,
        size,
        sigma.toFixed(2),
        side,
        `${rounded(100 * (side / size) ** 2, 0)}%`,
      ]),
    },
    random: {
      caption: {
        zh: '八层3点核：离中心t格的输入占多少影响（%）；随机一列是100次抽取的平均',
        en: 'Eight layers of 3 taps: share of influence of the cell t away from the centre (%); random weights: mean of 100 draws',
      },
      columns: [
        { zh: '离中心t', en: 'distance t' },
        { zh: '等权重', en: 'equal weights' },
        { zh: '随机权重', en: 'random weights' },
        { zh: '随机权重与ReLU', en: 'random, with ReLU' },
      ],
      rows: [0, 1, 2, 3, 4, 5, 6, 8].map((distance) => [
        `${distance}`,
        ...[equalShares, randomShares, rectifiedShares].map((shares) =>
          percent(((shares[depth - distance] ?? 0) + (shares[depth + distance] ?? 0)) / 2),
        ),
      ]),
    },
  },
  grids: {
    plane: {
      caption: {
        zh: '三层3×3，从每个输入格到一个输出的路径数；标出正中3×3',
        en: 'Three layers of 3×3: paths from each input cell to one output, the central 3×3 marked',
      },
      grids: [
        {
          role: 'x',
          name: { zh: '感受野', en: 'receptive field' },
          cells: counts,
          read: [2, 3, 4].flatMap((row) => [2, 3, 4].map((column) => [row, column] as const)),
        },
      ],
    },
  },
} satisfies Example;
