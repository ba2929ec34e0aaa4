import { layerOf, planeSide } from '../../figure/channels/steps.ts';
import type { Setting } from '../../figure/code/layers.ts';
import type { GroupedState } from './model.ts';

/** The stack of layers whose reach is drawn. */
export const codeSetting = ({ channels, groups }: GroupedState): Setting => ({
  input: { channels, size: [planeSide, planeSide] },
  layers: groups.map((count) => layerOf(channels, { kind: 'conv', groups: count })),
});
