/**
 * Stacks to start from, as lists of what reads its neighbours; activations and normalisation keep the field and are left out.
 * ResNet-50 is its longest path.
 * Sources: Krizhevsky et al. 2012 (227×227 input, as published code has it); Simonyan & Zisserman 2015, configuration D;
 * He et al. 2016, table 1; Yu & Koltun 2016, section 4 and table 1.
 */
export interface Layer {
  readonly kind: 'conv' | 'pool';
  readonly kernel: number;
  readonly stride: number;
  readonly dilation: number;
  readonly padding: number;
}

const conv = (kernel: number, { stride = 1, dilation = 1, padding = 0 } = {}): Layer => ({
  kind: 'conv',
  kernel,
  stride,
  dilation,
  padding,
});
const pool = (kernel: number, padding = 0): Layer => ({ kind: 'pool', kernel, stride: 2, dilation: 1, padding });
const same = conv(3, { padding: 1 });
const times = (count: number, layers: readonly Layer[]): Layer[] => Array.from({ length: count }, () => layers).flat();

const vgg16 = [2, 2, 3, 3, 3].flatMap((convolutions) => [...times(convolutions, [same]), pool(2)]);

/** `first` and `middle` are the strides of the 1×1 and of the 3×3 of the block that halves the map. */
function resnet50(first: number, middle: number): Layer[] {
  const block = (a = 1, b = 1) => [conv(1, { stride: a }), conv(3, { stride: b, padding: 1 }), conv(1)];
  const stage = (blocks: number) => [...block(first, middle), ...times(blocks - 1, block())];
  return [conv(7, { stride: 2, padding: 3 }), pool(3, 1), ...times(3, block()), ...stage(4), ...stage(6), ...stage(3)];
}

const context = [1, 1, 2, 4, 8, 16, 1].map((dilation) => conv(3, { dilation, padding: dilation })).concat(conv(1));
const frontEnd = [
  ...vgg16.slice(0, 10).map((layer) => ({ ...layer, padding: 0 })),
  ...times(3, [conv(3)]),
  ...times(3, [conv(3, { dilation: 2 })]),
  conv(7, { dilation: 4 }),
  conv(1),
  conv(1),
];

export const networks = {
  eight: times(8, [same]),
  walk: [same, pool(2), same],
  alexnet: [conv(11, { stride: 4 }), pool(3), conv(5, { padding: 2 }), pool(3), ...times(3, [same]), pool(3)],
  vgg16,
  resnetPaper: resnet50(2, 1),
  resnetCommon: resnet50(1, 2),
  context,
  frontAndContext: [...frontEnd, ...context.map((layer) => ({ ...layer, padding: 0 }))],
} as const satisfies Record<string, readonly Layer[]>;

export type Network = keyof typeof networks;
export const networkNames = Object.keys(networks) as Network[];
