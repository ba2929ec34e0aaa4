import type { Setting } from '../../figure/code/layers.ts';
import { layersOf, optionsOf } from './layers.ts';
import type { CostState } from './model.ts';

/** The chosen way to build the layer. */
export const codeSetting = (state: CostState): Setting => ({
  input: { channels: state.inChannels, size: [state.side, state.side] },
  layers: layersOf(state).map((layer) => ({
    kind: 'conv',
    inChannels: layer.from,
    outChannels: layer.to,
    kernel: layer.kernel,
    ...optionsOf(layer),
  })),
});
