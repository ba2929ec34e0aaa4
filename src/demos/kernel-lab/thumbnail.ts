/** What the gallery draws of this figure: picture, kernel and what the kernel makes of it. */
import { conv2d } from '../../nn/ops/conv2d.ts';
import { halved, type Plate } from '../../schema/plate.ts';
import { defaults, inputs, options, outputSide, size } from './model.ts';

export function thumbnail(): readonly Plate[] {
  const { x, w } = inputs(defaults);
  const y = conv2d.forward({ x, w }, options(defaults));
  const side = outputSide(defaults);
  return [
    { role: 'x', columns: size.side / 2, values: halved(x.data, size.side) },
    { role: 'w', columns: defaults.kernel, values: w.data },
    { role: 'y', columns: Math.floor(side / 2), values: halved(y.data, side) },
  ];
}
