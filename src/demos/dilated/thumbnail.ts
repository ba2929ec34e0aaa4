/** What the gallery draws of this figure: the input, the kernel spread over it, the output. */
import { conv2d } from '../../nn/ops/conv2d.ts';
import type { Plate } from '../../schema/plate.ts';
import { defaults, inputs, options, outputSide } from './model.ts';
import { tapsOf } from './reading.ts';

export function thumbnail(): readonly Plate[] {
  const { x, w } = inputs(defaults);
  const spread = new Array<number>(defaults.input ** 2).fill(0);
  for (const { row, column } of tapsOf(defaults)) spread[row * defaults.input + column] = 1;
  return [
    { role: 'x', columns: defaults.input, values: x.data },
    { role: 'w', columns: defaults.input, values: spread },
    { role: 'y', columns: outputSide(defaults), values: conv2d.forward({ x, w }, options(defaults)).data },
  ];
}
