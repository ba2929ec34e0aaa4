/** What the gallery draws of this figure: which inputs each output reads in one layer, and in how many ways through two. */
import { pathTable } from '../../figure/channels/steps.ts';
import type { Plate } from '../../schema/plate.ts';
import { defaults, stepsOf } from './model.ts';

export function thumbnail(): readonly Plate[] {
  const { channels } = defaults;
  const table = (groups: readonly number[]) => pathTable(channels, stepsOf({ groups })).flat();
  return [
    { role: 'w', columns: channels, values: table(defaults.groups.slice(0, 1)) },
    { role: 'w', columns: channels, values: table(defaults.groups.slice(1, 2)) },
    { role: 'y', columns: channels, values: table(defaults.groups) },
  ];
}
