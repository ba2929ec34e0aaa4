/**
 * The small network that was trained with and without an activation between the two steps, as a chain of the library's operators:
 *
 *   28×28 → conv 3×3, stride 2, 12 channels → ReLU → (depthwise 3×3 → maybe ReLU → 1×1 → ReLU) twice, to 24 and to 32 channels,
 *   the second at stride 2 → means of 3×3, every second → one number for each class
 */
import type { Step } from '../../../figure/runs.ts';
import type { Tensor } from '../../../nn/tensor.ts';

const [first, second, third] = [12, 24, 32];
const classes = 10;

/** Every learned tensor and its shape. */
export const shapes = {
  k: [first, 1, 3, 3],
  c: [first],
  d1: [first, 1, 3, 3],
  e1: [first],
  p1: [second, first, 1, 1],
  b1: [second],
  d2: [second, 1, 3, 3],
  e2: [second],
  p2: [third, second, 1, 1],
  b2: [third],
  v: [classes, third, 3, 3],
  o: [classes],
} as const;

export type WeightName = keyof typeof shapes;
export const weightNames = Object.keys(shapes) as readonly WeightName[];
export type Weights = Readonly<Record<WeightName, Tensor>>;

const rectify = { name: 'relu', inputs: {}, options: {} } as const satisfies Step;

/** The layers in order; the `activated` network has a ReLU between its depthwise and its 1×1 steps too. */
export const layersOf = ({ k, c, d1, e1, p1, b1, d2, e2, p2, b2, v, o }: Weights, activated: boolean): readonly Step[] => {
  const between = activated ? [rectify] : [];
  return [
    { name: 'conv2d', inputs: { w: k, b: c }, options: { stride: 2, padding: 1 } },
    rectify,
    { name: 'conv2d', inputs: { w: d1, b: e1 }, options: { padding: 1, groups: first } },
    ...between,
    { name: 'conv2d', inputs: { w: p1, b: b1 }, options: {} },
    rectify,
    { name: 'conv2d', inputs: { w: d2, b: e2 }, options: { padding: 1, stride: 2, groups: second } },
    ...between,
    { name: 'conv2d', inputs: { w: p2, b: b2 }, options: {} },
    rectify,
    { name: 'avgPool2d', inputs: {}, options: { kernel: 3, stride: 2 } },
    { name: 'conv2d', inputs: { w: v, b: o }, options: {} },
  ];
};
