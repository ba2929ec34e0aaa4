import type { Layer, Setting } from '../../figure/code/layers.ts';
import { type Matrix, type PointwiseState, size } from './model.ts';

const layer = ({ w, divisor }: Matrix): Layer => ({
  kind: 'conv',
  inChannels: 3,
  outChannels: 3,
  kernel: [1, 1],
  weights: w.map((value) => value / divisor),
});

/** One layer, or two with the activation between them where it is on. */
export const codeSetting = ({ first, second, layers, activation }: PointwiseState): Setting => ({
  input: { channels: 3, size: [size.side, size.side] },
  layers: layers === 1 ? [layer(first)] : [layer(first), ...(activation === 'relu' ? [{ kind: 'relu' } as const] : []), layer(second)],
});
