import type { Setting } from '../../figure/code/layers.ts';
import { type LabState, size } from './model.ts';

/** The layer with the kernel as it is applied: every cell divided by the divisor. */
export const codeSetting = ({ kernel, w, divisor, dilation, stride, padding }: LabState): Setting => ({
  input: { channels: 1, size: [size.side, size.side] },
  layers: [
    {
      kind: 'conv',
      inChannels: 1,
      outChannels: 1,
      kernel: [kernel, kernel],
      stride,
      padding: [padding, padding],
      dilation,
      weights: w.map((value) => value / divisor),
    },
  ],
});
