import type { Setting } from '../../figure/code/layers.ts';
import type { TransposedState } from './model.ts';

/** The layer, with its kernel in the order IOHW. */
export const codeSetting = ({ input, kernel, stride, padding, outputPadding, w }: TransposedState): Setting => ({
  input: { channels: 1, size: [input, input] },
  layers: [
    {
      kind: 'transposed',
      inChannels: 1,
      outChannels: 1,
      kernel: [kernel, kernel],
      stride,
      padding: [padding, padding],
      outputPadding,
      weights: w,
    },
  ],
});
