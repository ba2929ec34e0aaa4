/**
 * Four networks as lists of what reads its neighbours: convolutions, pooling, and nothing that keeps the field (activations,
 * normalisation). ResNet-50 is its longest path, through every 3×3 layer; the 1×1 layers beside them matter for the stride.
 * Sources: Krizhevsky et al. 2012 (227×227 input, as published code has it); Simonyan & Zisserman 2015, configuration D;
 * He et al. 2016, table 1; Yu & Koltun 2016, section 4 and table 1.
 */
import type { Reading } from './influence.ts';

export interface Named extends Reading {
  /** Set where the tables show a row: after this layer. */
  readonly name?: string;
}

export const alexnet: readonly Named[] = [
  { name: 'conv1', kernel: 11, stride: 4 },
  { name: 'pool1', kernel: 3, stride: 2 },
  { name: 'conv2', kernel: 5, padding: 2 },
  { name: 'pool2', kernel: 3, stride: 2 },
  { name: 'conv3', kernel: 3, padding: 1 },
  { name: 'conv4', kernel: 3, padding: 1 },
  { name: 'conv5', kernel: 3, padding: 1 },
  { name: 'pool5', kernel: 3, stride: 2 },
];

const conv3x3 = { kernel: 3, padding: 1 };
const vggStage = (number: number, convolutions: number): Named[] => [
  ...Array<Named>(convolutions).fill(conv3x3),
  { name: `pool${number}`, kernel: 2, stride: 2 },
];

export const vgg16: readonly Named[] = [2, 2, 3, 3, 3].flatMap((convolutions, index) => vggStage(index + 1, convolutions));

/** Which layer of a bottleneck takes the stride of 2: the first 1×1 (the paper) or the 3×3 (torchvision and others, "v1.5"). */
export type StrideAt = '1×1' | '3×3';

/** One stage: its first block halves the map, except in the stage that follows the pooling. */
function resnetStage(name: string, blocks: number, stride: number, strideAt: StrideAt, skip: boolean): Named[] {
  return Array.from({ length: blocks }, (_, block) => {
    const here = block === 0 ? stride : 1;
    const last = block === blocks - 1 ? { name } : {};
    return [
      { kernel: 1, stride: strideAt === '1×1' ? here : 1 },
      { ...conv3x3, stride: strideAt === '3×3' ? here : 1, skip },
      { ...last, kernel: 1 },
    ];
  }).flat();
}

/** `skip: true` lets half of the influence pass beside each block, as if branch and shortcut mattered alike. */
export const resnet50 = (strideAt: StrideAt, skip = false): readonly Named[] => [
  { name: 'conv1', kernel: 7, stride: 2, padding: 3 },
  { name: 'pool1', kernel: 3, stride: 2, padding: 1 },
  ...resnetStage('conv2_x', 3, 1, strideAt, skip),
  ...resnetStage('conv3_x', 4, 2, strideAt, skip),
  ...resnetStage('conv4_x', 6, 2, strideAt, skip),
  ...resnetStage('conv5_x', 3, 2, strideAt, skip),
];

/** Seven 3×3 layers and a 1×1 layer; it reads a map, not the image. */
export const contextModule: readonly Named[] = [
  ...[1, 1, 2, 4, 8, 16, 1].map((dilation) => ({ kernel: 3, dilation, padding: dilation })),
  { kernel: 1 },
];

/** VGG-16 as Yu and Koltun cut it: pool4 and pool5 gone, dilation 2 and then 4 in their stead, no padding; 1/8 of the size. */
export const frontEnd: readonly Named[] = [
  ...vgg16.slice(0, vgg16.findIndex(({ name }) => name === 'pool3') + 1).map(({ kernel, stride }) => ({ kernel, stride })),
  ...Array<Named>(3).fill({ kernel: 3 }),
  ...Array<Named>(3).fill({ kernel: 3, dilation: 2 }),
  { kernel: 7, dilation: 4 },
  { kernel: 1 },
  { kernel: 1 },
];
