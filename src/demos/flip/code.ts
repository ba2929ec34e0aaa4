import type { Setting } from '../../figure/code/layers.ts';
import { type FlipState, kernelSide, laid, size } from './model.ts';

/** What the frameworks compute: correlation. For a convolution they get the turned kernel. */
export const codeSetting = (state: FlipState): Setting => ({
  input: { channels: 1, size: [size.side, size.side] },
  layers: [{ kind: 'conv', inChannels: 1, outChannels: 1, kernel: [kernelSide, kernelSide], weights: laid(state) }],
});
