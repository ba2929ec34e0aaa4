import { layerOf, planeSide } from '../../figure/channels/steps.ts';
import type { Setting } from '../../figure/code/layers.ts';
import { type ShuffleState, stepsOf } from './model.ts';

/** The grouped layers with the shuffles between them. */
export const codeSetting = (state: ShuffleState): Setting => ({
  input: { channels: state.channels, size: [planeSide, planeSide] },
  layers: stepsOf(state).map((step) => layerOf(state.channels, step)),
});
