/**
 * The ways to build a layer as chains of convolutions that keep the map's side, and what each costs: parameters P,
 * multiply–adds M, bytes of maps A (every layer reads its input and writes its output once), intensity I = 2M/(A + 4P).
 */
import { conv2d } from '../../nn/ops/conv2d.ts';
import type { CostState, Variant } from './model.ts';

export interface Layer {
  readonly from: number;
  readonly to: number;
  readonly kernel: readonly [height: number, width: number];
  readonly groups: number;
  readonly dilation: number;
}

const layer = (from: number, to: number, kernel: readonly [number, number], { groups = 1, dilation = 1 } = {}): Layer => ({
  from,
  to,
  kernel,
  groups,
  dilation,
});
const one = [1, 1] as const;

type Place = Omit<CostState, 'variant' | 'backend'>;
const chains: Readonly<Record<Variant, (place: Place) => readonly Layer[]>> = {
  dense: ({ inChannels, outChannels, kernel }) => [layer(inChannels, outChannels, [kernel, kernel])],
  dilated: ({ inChannels, outChannels, kernel }) => [layer(inChannels, outChannels, [kernel, kernel], { dilation: 2 })],
  grouped: ({ inChannels, outChannels, kernel, groups }) => [layer(inChannels, outChannels, [kernel, kernel], { groups })],
  // As many channels between the strips as the narrower side has.
  spatial({ inChannels, outChannels, kernel }) {
    const middle = Math.min(inChannels, outChannels);
    return [layer(inChannels, middle, [kernel, 1]), layer(middle, outChannels, [1, kernel])];
  },
  depthwise: ({ inChannels, outChannels, kernel }) => [
    layer(inChannels, inChannels, [kernel, kernel], { groups: inChannels }),
    layer(inChannels, outChannels, one),
  ],
  bottleneck({ inChannels, outChannels, kernel }) {
    const middle = inChannels / 4;
    return [layer(inChannels, middle, one), layer(middle, middle, [kernel, kernel]), layer(middle, outChannels, one)];
  },
  pointwise: ({ inChannels, outChannels }) => [layer(inChannels, outChannels, one)],
};

export const layersOf = (state: Place & { readonly variant: Variant }): readonly Layer[] => chains[state.variant](state);

export const optionsOf = ({ kernel, groups, dilation }: Layer) => ({
  groups,
  dilation,
  padding: [(dilation * (kernel[0] - 1)) / 2, (dilation * (kernel[1] - 1)) / 2] as const,
});

export const shapesOf = ({ from, to, kernel, groups }: Layer, side: number) => ({
  x: [1, from, side, side],
  w: [to, from / groups, ...kernel],
});

export interface Bill {
  readonly parameters: number;
  readonly multiplyAccumulates: number;
  /** float32 bytes of maps read and written. */
  readonly activationBytes: number;
  /** Floating-point operations, two per multiply–add, for each byte moved. */
  readonly intensity: number;
}

export function billOf(state: Place & { readonly variant: Variant }): Bill {
  const costs = layersOf(state).map((each) => conv2d.cost(shapesOf(each, state.side), optionsOf(each)));
  const sum = (key: keyof (typeof costs)[number]) => costs.reduce((total, cost) => total + cost[key], 0);
  const [parameters, multiplyAccumulates, bytes] = [sum('parameters'), sum('multiplyAccumulates'), sum('bytes')];
  return { parameters, multiplyAccumulates, activationBytes: bytes - 4 * parameters, intensity: (2 * multiplyAccumulates) / bytes };
}
