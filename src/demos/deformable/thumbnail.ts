/** What the gallery draws of this figure: a stroke, where the nine points have gone by gradient descent, and what the layer then gives. */
import type { Plate } from '../../schema/plate.ts';
import { descended } from './descent.ts';
import { defaults, layerCall, neighboursOf, outSide, placesOf, side, strokeAt } from './model.ts';

export function thumbnail(): readonly Plate[] {
  const x = strokeAt(defaults.angle);
  const offsets = descended(defaults).at(-1)?.offsets ?? [];
  const read = new Array<number>(side ** 2).fill(0);
  for (const place of placesOf(offsets))
    for (const { row, column, share, outside } of neighboursOf(x, place))
      if (!outside) read[row * side + column] = (read[row * side + column] ?? 0) + share;
  const { forward } = layerCall({ ...defaults, offsets: offsets.map((pixels) => Math.round(10 * pixels)) });
  return [
    { role: 'x', columns: side, values: x },
    { role: 'g', columns: side, values: read },
    { role: 'y', columns: outSide, values: forward().data },
  ];
}
