/** What the gallery draws of this figure: the input, the kernel, the larger output. */
import { convTranspose2d } from '../../nn/ops/convTranspose2d.ts';
import type { Plate } from '../../schema/plate.ts';
import { defaults, inputs, options, outputSide } from './model.ts';

export function thumbnail(): readonly Plate[] {
  const { x, w } = inputs(defaults);
  return [
    { role: 'x', columns: defaults.input, values: x.data },
    { role: 'w', columns: defaults.kernel, values: w.data },
    { role: 'y', columns: outputSide(defaults), values: convTranspose2d.forward({ x, w }, options(defaults)).data },
  ];
}
