/** What the gallery draws of this figure: a grouped layer, the shuffle, and which inputs each output sees with the shuffle between two layers. */
import { pathTable } from '../../figure/channels/steps.ts';
import type { Plate } from '../../schema/plate.ts';
import { dealing, defaults, stepsOf } from './model.ts';

export function thumbnail(): readonly Plate[] {
  const { channels } = defaults;
  const from = dealing(defaults) ?? [];
  const table = (layers: number) => pathTable(channels, stepsOf(defaults, layers)).flat();
  return [
    { role: 'w', columns: channels, values: table(1) },
    {
      role: 'x',
      columns: channels,
      values: Array.from({ length: channels ** 2 }, (_, at) => Number(from[Math.floor(at / channels)] === at % channels)),
    },
    { role: 'y', columns: channels, values: table(2) },
  ];
}
