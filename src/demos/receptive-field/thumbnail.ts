/** What the gallery draws of this figure: how much each input counts after two, four and all layers. */
import type { Plate } from '../../schema/plate.ts';
import { influence } from './influence.ts';
import { defaults } from './model.ts';

export function thumbnail(): readonly Plate[] {
  const { layers, weights } = defaults;
  const depths = [2, 4, layers.length];
  const widest = planeAfter(layers.length).side;
  return depths.map((depth) => {
    const { side, shares } = planeAfter(depth);
    // All in one frame, so that the field is seen to grow.
    const edge = (widest - side) / 2;
    const values = new Array<number>(widest ** 2).fill(0);
    shares.forEach((share, at) => {
      values[(Math.floor(at / side) + edge) * widest + (at % side) + edge] = share;
    });
    return { role: 'g', columns: widest, values };
  });

  function planeAfter(depth: number) {
    const planes = [...influence(layers.slice(0, depth), weights)].filter((plane) => plane !== undefined);
    return planes.at(-1) ?? { side: 1, shares: Float32Array.of(1) };
  }
}
