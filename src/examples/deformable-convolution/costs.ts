/** What the offsets cost: the side branch, the interpolation and the buffers, for a layer of ordinary size. */
import { conv2d } from '../../nn/ops/conv2d.ts';
import { deformConv2d } from '../../nn/ops/deformConv2d.ts';
import type { ExampleTable } from '../example.ts';

const [channels, side] = [256, 32];
const x = [1, channels, side, side];

interface Bill {
  readonly weights: number;
  readonly branchWeights: number;
  readonly kernelMacs: number;
  readonly interpolationMacs: number;
  readonly branchMacs: number;
}

/** A k×k layer of 256 channels whose side branch, also k×k, predicts `perTap` numbers a tap: 0, 2 (offsets) or 3 (with a mask). */
export function bill(k: number, perTap: number, groups = 1): Bill {
  const w = [channels, channels / groups, k, k];
  const options = { padding: (k - 1) / 2, groups };
  const own = conv2d.cost({ x, w }, options);
  if (perTap === 0) {
    return { weights: own.parameters, branchWeights: 0, kernelMacs: own.multiplyAccumulates, interpolationMacs: 0, branchMacs: 0 };
  }
  const branch = conv2d.cost({ x, w: [perTap * k * k, channels, k, k] }, { padding: options.padding });
  const deformed = deformConv2d.cost({ x, w, offset: [1, 2 * k * k, side, side] }, options);
  return {
    weights: own.parameters,
    branchWeights: branch.parameters,
    kernelMacs: own.multiplyAccumulates,
    interpolationMacs: deformed.multiplyAccumulates - own.multiplyAccumulates,
    branchMacs: branch.multiplyAccumulates,
  };
}

export const totalMacs = (costs: Bill): number => costs.kernelMacs + costs.interpolationMacs + costs.branchMacs;
const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)}%`;

const plain = bill(3, 0);
const depthwise = bill(3, 2, channels);
const wide = bill(5, 2);

export const costs: ExampleTable = {
  caption: {
    zh: `3×3的一层，${channels}通道到${channels}通道，平面${side}×${side}；偏置不计，乘加数为整个平面`,
    en: `A 3×3 layer from ${channels} to ${channels} channels on a ${side}×${side} plane; no biases, MACs for the whole plane`,
  },
  columns: [
    { zh: '', en: '' },
    { zh: '自己的权重', en: 'own weights' },
    { zh: '旁路权重', en: 'branch weights' },
    { zh: '核的乘加', en: 'kernel MACs' },
    { zh: '插值乘加', en: 'interpolation MACs' },
    { zh: '旁路乘加', en: 'branch MACs' },
    { zh: '合计比普通', en: 'total against ordinary' },
  ],
  rows: [
    { name: { zh: '普通', en: 'ordinary' }, costs: plain },
    { name: { zh: 'v1，只有偏移', en: 'v1, offsets' }, costs: bill(3, 2) },
    { name: { zh: 'v2，偏移与调制', en: 'v2, offsets and modulation' }, costs: bill(3, 3) },
  ].map((row) => [
    row.name,
    row.costs.weights,
    row.costs.branchWeights,
    row.costs.kernelMacs,
    row.costs.interpolationMacs,
    row.costs.branchMacs,
    percent(totalMacs(row.costs), totalMacs(plain)),
  ]),
};

export const costValues = {
  offsetChannels: 2 * 9,
  modulatedChannels: 3 * 9,
  branchWeights: bill(3, 2).branchWeights,
  branchShare: percent(bill(3, 2).branchWeights, plain.weights),
  columnBytes: 9 * channels * side * side * 4,
  inputBytes: channels * side * side * 4,
  depthwiseWeights: depthwise.weights,
  depthwiseInterpolationShare: percent(depthwise.interpolationMacs, depthwise.interpolationMacs + depthwise.kernelMacs),
  wideChannels: 2 * 25,
  wideBranchWeights: wide.branchWeights,
  wideShare: percent(wide.branchWeights, wide.weights),
};
