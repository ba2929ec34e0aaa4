/** What the gallery draws of this figure: the digit, the sixteen gates, and the map of the followed channel behind its gate. */
import { side } from '../../figure/digits.ts';
import { halved, type Plate } from '../../schema/plate.ts';
import { defaults, pixelsOf } from './model.ts';
import { channels, mapSide } from './network/layers.ts';
import { seenIn } from './reading.ts';

export function thumbnail(): readonly Plate[] {
  const { maps, stages } = seenIn(defaults.drawing);
  const gates = [...stages.gate.data];
  const from = defaults.channel * mapSide ** 2;
  const map = [...maps.data.slice(from, from + mapSide ** 2)];
  return [
    { role: 'x', columns: side / 2, values: halved(pixelsOf(defaults.drawing), side) },
    { role: 'g', columns: Math.sqrt(channels), values: gates },
    { role: 'y', columns: mapSide, values: map.map((value) => value * (gates[defaults.channel] ?? 0)) },
  ];
}
