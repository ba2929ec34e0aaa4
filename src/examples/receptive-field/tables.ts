/** The four networks, layer by layer and side by side. */
import { receptiveField } from '../../nn/receptiveField.ts';
import type { Localised } from '../../schema/localised.ts';
import type { Example } from '../example.ts';
import { effective } from './effective.ts';
import { influence } from './influence.ts';
import { alexnet, contextModule, frontEnd, type Named, resnet50, vgg16 } from './networks.ts';
import { rounded } from './rounded.ts';

const last = (layers: readonly Named[]) => receptiveField(layers).at(-1) ?? { size: 1, jump: 1, start: 0 };

/** Rows [network, layer, r, j, start] after each layer that has a name. */
export function namedRows(network: string, layers: readonly Named[]) {
  const fields = receptiveField(layers);
  return layers.flatMap(({ name }, index) => {
    const field = fields[index];
    return name === undefined || field === undefined ? [] : [[network, name, field.size, field.jump, field.start] as const];
  });
}

/** One row of the comparison. `start` has no meaning to a reader where the input is itself a map without padding. */
function compared(network: Localised, layers: readonly Named[], showStart = true) {
  const { size, jump, start } = last(layers);
  const { sigma, side } = effective(influence(layers));
  return [network, size, jump, showStart ? start : '–', sigma.toFixed(1), side, `${rounded((100 * side) / size, 0)}%`] as const;
}

const [paper, common] = [resnet50('1×1'), resnet50('3×3')];
const inImage = [...frontEnd, ...contextModule.map((layer) => ({ ...layer, dilation: layer.dilation ?? 1, padding: 0 }))];

export const comparedRows = [
  compared({ zh: 'AlexNet，到pool5', en: 'AlexNet, to pool5' }, alexnet),
  compared({ zh: 'VGG-16，到pool5', en: 'VGG-16, to pool5' }, vgg16),
  compared({ zh: 'ResNet-50，步幅在1×1', en: 'ResNet-50, stride in the 1×1' }, paper),
  compared({ zh: '同上，各块直通一半', en: 'the same, half past each block' }, resnet50('1×1', true)),
  compared({ zh: 'ResNet-50，步幅在3×3', en: 'ResNet-50, stride in the 3×3' }, common),
  compared({ zh: '上下文模块，读特征图', en: 'context module, on its map' }, contextModule),
  compared({ zh: '前端，读图像', en: 'front end, on the image' }, frontEnd, false),
  compared({ zh: '前端加上下文模块，读图像', en: 'front end and module, on the image' }, inImage, false),
];

const place = [
  { zh: '网络', en: 'network' },
  { zh: '到哪一层', en: 'after' },
  { zh: '感受野r', en: 'field r' },
  { zh: '步距j', en: 'jump j' },
  { zh: '起点start', en: 'start' },
];

// Centres of the seven output places of ResNet-50 along an axis of 224 pixels.
const imageSide = 224;
const { size: paperSize, jump, start } = last(paper);
const outputs = imageSide / jump;
const meanCentre = start + (jump * (outputs - 1)) / 2;
const imageCentre = (imageSide - 1) / 2;
const withSkips = effective(influence(resnet50('1×1', true)));
const vggField = last(vgg16);

export const networks = {
  values: {
    resnetPaper: paperSize,
    resnetCommon: last(common).size,
    resnetSide: effective(influence(paper)).side,
    resnetSkipSide: withSkips.side,
    resnetMeanCentre: meanCentre,
    imageCentre,
    resnetShift: imageCentre - meanCentre,
    vggMeanCentre: vggField.start + (vggField.jump * (imageSide / vggField.jump - 1)) / 2,
    moduleSize: last(contextModule).size,
    frontSize: last(frontEnd).size,
    frontJump: last(frontEnd).jump,
    inImageSize: last(inImage).size,
    pool3Size: namedRows('', vgg16)[2]?.[2] ?? 0,
    pool3Jump: namedRows('', vgg16)[2]?.[3] ?? 0,
    pool3Start: namedRows('', vgg16)[2]?.[4] ?? 0,
    conv3Size: receptiveField(vgg16).at(8)?.size ?? 0,
  },
  tables: {
    layers: {
      caption: { zh: '三个分类网络，沿一条轴', en: 'Three classification networks along one axis' },
      columns: place,
      rows: [...namedRows('AlexNet', alexnet), ...namedRows('VGG-16', vgg16), ...namedRows('ResNet-50', paper)].map((row) => [...row]),
    },
    networks: {
      caption: {
        zh: '理论的与有效的：同一层的抽头等权重，池化当作取平均',
        en: 'Theoretical and effective, with all taps of a layer equal and pooling as a mean',
      },
      columns: [
        { zh: '网络', en: 'network' },
        { zh: '感受野r', en: 'field r' },
        { zh: '步距j', en: 'jump j' },
        { zh: '起点start', en: 'start' },
        { zh: '标准差σ', en: 'deviation σ' },
        { zh: '装95%的边长', en: 'side holding 95%' },
        { zh: '占r', en: 'of r' },
      ],
      rows: comparedRows.map((row) => [...row]),
    },
  },
} satisfies Example;
