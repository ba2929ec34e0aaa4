import type { Setting } from '../../figure/code/layers.ts';
import { type FieldState, lastField } from './model.ts';

/** The stack on one channel, over an input as large as the field, so that every layer has something to read. */
export const codeSetting = ({ layers }: FieldState): Setting => ({
  input: { channels: 1, size: [lastField(layers).size, lastField(layers).size] },
  layers: layers.map(({ kind, kernel, stride, dilation, padding }) =>
    kind === 'pool'
      ? { kind: 'maxPool', kernel, stride, padding, dilation }
      : { kind: 'conv', inChannels: 1, outChannels: 1, kernel: [kernel, kernel], stride, padding: [padding, padding], dilation },
  ),
});
