import type { Setting } from '../../figure/code/layers.ts';
import { inChannels, kernel, outChannels, type SeparableState, side } from './model.ts';

/** The two steps, and the activation between them where it is on. */
export const codeSetting = ({ d, p, relu }: SeparableState): Setting => ({
  input: { channels: inChannels, size: [side, side] },
  layers: [
    { kind: 'conv', inChannels, outChannels: inChannels, kernel: [kernel, kernel], groups: inChannels, weights: d },
    ...(relu ? [{ kind: 'relu' } as const] : []),
    { kind: 'conv', inChannels, outChannels, kernel: [1, 1], weights: p },
  ],
});
