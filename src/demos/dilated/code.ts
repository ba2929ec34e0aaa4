import type { Setting } from '../../figure/code/layers.ts';
import type { DilatedState } from './model.ts';

/** The layer of the first three parts. */
export const codeSetting = ({ input, kernel, dilation, stride, padding, w }: DilatedState): Setting => ({
  input: { channels: 1, size: [input, input] },
  layers: [
    { kind: 'conv', inChannels: 1, outChannels: 1, kernel: [kernel, kernel], stride, padding: [padding, padding], dilation, weights: w },
  ],
});
