/** Eleven convolutions that networks and image filters are made of, as chains of operators. Batch 1, no bias. */
import type { Operator } from '../operator.ts';
import { operators } from '../ops/index.ts';
import type { Shape, Tensor } from '../tensor.ts';

export interface Stage {
  readonly operator: 'conv2d' | 'convTranspose2d' | 'deformConv2d';
  /** Shapes of the weights and, for deformable convolution, of offset and mask. */
  readonly parameters: Readonly<Record<string, Shape>>;
  readonly options: {
    readonly stride?: number;
    readonly padding?: number | readonly [number, number];
    readonly dilation?: number;
    readonly groups?: number;
  };
}

export interface Workload {
  readonly name: string;
  readonly x: Shape;
  readonly stages: readonly Stage[];
  /** Also measured with `fast`. */
  readonly winograd?: boolean;
}

/** The shapes of each stage's inputs and of its output, stage after stage. */
export function shapesAlong({ x, stages }: Workload): readonly { readonly inputs: Readonly<Record<string, Shape>>; readonly y: Shape }[] {
  let reached = x;
  return stages.map((stage) => {
    const inputs = { ...stage.parameters, x: reached };
    reached = operatorOf(stage).outputShape(inputs, stage.options);
    return { inputs, y: reached };
  });
}

/** Floating-point operations of a run, two for each multiply-accumulate that the operators' cost functions count. */
export function operationsOf(workload: Workload): number {
  const along = shapesAlong(workload);
  const counts = workload.stages.map((stage, at) => operatorOf(stage).cost(along[at]?.inputs ?? {}, stage.options).multiplyAccumulates);
  return 2 * counts.reduce((sum, count) => sum + count, 0);
}

/** The operator of a stage, seen without the types that belong to its name. */
export const operatorOf = ({ operator }: Stage): AnyOperator => operators[operator] as unknown as AnyOperator;
type AnyOperator = Operator<Readonly<Record<string, Tensor>>, Stage['options']>;

/** Numbers in (−1, 1): what they are doesn't matter, only that they are not denormal. */
export function fill(numbers: Float32Array): Float32Array {
  for (let i = 0; i < numbers.length; i++) numbers[i] = ((i * 7919) % 1999) / 1000 - 1;
  return numbers;
}

const conv = (w: Shape, options: Stage['options'] = {}): Stage => ({ operator: 'conv2d', parameters: { w }, options });

export const workloads: readonly Workload[] = [
  { name: '3×3, 64→64, 56²', x: [1, 64, 56, 56], stages: [conv([64, 64, 3, 3], { padding: 1 })], winograd: true },
  { name: '3×3 dilation 2, 64→64, 56²', x: [1, 64, 56, 56], stages: [conv([64, 64, 3, 3], { padding: 2, dilation: 2 })], winograd: true },
  { name: '1×1, 256→64, 56²', x: [1, 256, 56, 56], stages: [conv([64, 256, 1, 1])] },
  { name: 'depthwise 3×3, 128, 112²', x: [1, 128, 112, 112], stages: [conv([128, 1, 3, 3], { padding: 1, groups: 128 })] },
  {
    name: 'transposed 4×4 stride 2, 64→32, 28²→56²',
    x: [1, 64, 28, 28],
    stages: [{ operator: 'convTranspose2d', parameters: { w: [64, 32, 4, 4] }, options: { stride: 2, padding: 1 } }],
  },
  {
    name: '3×3 in 4 groups, 128→128, 28²',
    x: [1, 128, 28, 28],
    stages: [conv([128, 32, 3, 3], { padding: 1, groups: 4 })],
    winograd: true,
  },
  { name: '3×3, 1→1, 28²', x: [1, 1, 28, 28], stages: [conv([1, 1, 3, 3], { padding: 1 })] },
  { name: '5×5, 1→1, 512²', x: [1, 1, 512, 512], stages: [conv([1, 1, 5, 5], { padding: 2 })] },
  {
    name: '1×31 then 31×1, 512²',
    x: [1, 1, 512, 512],
    stages: [conv([1, 1, 1, 31], { padding: [0, 15] }), conv([1, 1, 31, 1], { padding: [15, 0] })],
  },
  {
    name: 'depthwise 3×3 then 1×1, 64→128, 56²',
    x: [1, 64, 56, 56],
    stages: [conv([64, 1, 3, 3], { padding: 1, groups: 64 }), conv([128, 64, 1, 1])],
  },
  {
    name: 'deformable v2 3×3, 64→64, 28²',
    x: [1, 64, 28, 28],
    stages: [
      {
        operator: 'deformConv2d',
        parameters: { w: [64, 64, 3, 3], offset: [1, 18, 28, 28], mask: [1, 9, 28, 28] },
        options: { padding: 1 },
      },
    ],
  },
];
