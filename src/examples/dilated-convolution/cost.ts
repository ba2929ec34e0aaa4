/** What dilation costs: nothing in weights and multiply-accumulates, memory where it replaces a stride. */
import { bytesOf } from '../../nn/operator.ts';
import { conv2d } from '../../nn/ops/conv2d.ts';
import { convTranspose2d } from '../../nn/ops/convTranspose2d.ts';
import { coveredCells, slidingOutput } from '../../nn/window.ts';
import type { Example } from '../example.ts';

const channels = 64;
const map = [1, channels, 56, 56];

/** Cost of a square, size-keeping layer of 64 channels in and out. */
const layer = (kernel: number, dilation: number) =>
  conv2d.cost({ x: map, w: [channels, channels, kernel, kernel] }, { dilation, padding: (dilation * (kernel - 1)) / 2 });

const costRows = [1, 2, 4, 8].map((dilation) => {
  const { parameters, multiplyAccumulates } = layer(3, dilation);
  const covered = coveredCells(3, dilation);
  return [dilation, covered, parameters, multiplyAccumulates, layer(covered, 1).parameters];
});

// The last stage of a residual network for 224×224 images: 7×7 with five strides of 2, 28×28 when two of them are dilated.
const strided = bytesOf([1, 512, 7, 7]);
const dilated = bytesOf([1, 512, 28, 28]);

const side = 8;
const plane = [1, 1, side, side];
const weights = [1, 1, 3, 3];
const dilation = { dilation: 2, padding: 2 };
const upsampling = { stride: 2, padding: 1, outputPadding: 1 };
const [pooledSide] = slidingOutput([side, side], { kernel: [2, 2], stride: [2, 2], padding: [0, 0, 0, 0], dilation: [1, 1] });
const sideOf = ([, , height = 0]: readonly number[]) => height;

export const spannedCost = {
  values: {
    activationBefore: strided / 1024,
    activationAfter: dilated / 1024,
    activationRatio: dilated / strided,
  },
  tables: {
    cost: {
      caption: {
        zh: '3×3空洞卷积，64通道进出，图56×56，同尺寸填充，不计偏置',
        en: '3×3 dilated convolution, 64 channels in and out, a 56×56 map, same padding, no bias',
      },
      columns: [
        { zh: '扩张率', en: 'dilation rate' },
        { zh: '有效核长', en: 'effective kernel' },
        { zh: '参数', en: 'parameters' },
        { zh: '乘加次数', en: 'MACs' },
        { zh: '同外廓稠密核的参数', en: 'parameters of a dense kernel of that span' },
      ],
      rows: costRows,
    },
    compared: {
      caption: { zh: '边长8的图，单通道', en: 'A map of side 8, one channel' },
      columns: [
        { zh: '操作', en: 'operation' },
        { zh: '设定', en: 'setting' },
        { zh: '洞在哪里', en: 'where the holes are' },
        { zh: '输出边长', en: 'output side' },
        { zh: '权重', en: 'weights' },
      ],
      rows: [
        [{ zh: '池化', en: 'pooling' }, { zh: '2×2，步幅2', en: '2×2, stride 2' }, { zh: '没有', en: 'nowhere' }, pooledSide, 0],
        [
          { zh: '空洞卷积', en: 'dilated convolution' },
          { zh: '3×3，扩张率2，填充2', en: '3×3, dilation 2, padding 2' },
          { zh: '核里', en: 'in the kernel' },
          sideOf(conv2d.outputShape({ x: plane, w: weights }, dilation)),
          conv2d.cost({ x: plane, w: weights }, dilation).parameters,
        ],
        [
          { zh: '转置卷积', en: 'transposed convolution' },
          { zh: '3×3，步幅2，填充1，输出填充1', en: '3×3, stride 2, padding 1, output padding 1' },
          { zh: '图里（插零的画法）', en: 'in the map (as zero insertion)' },
          sideOf(convTranspose2d.outputShape({ x: plane, w: weights }, upsampling)),
          convTranspose2d.cost({ x: plane, w: weights }, upsampling).parameters,
        ],
      ],
    },
  },
} satisfies Example;
