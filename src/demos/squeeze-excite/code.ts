import type { Setting } from '../../figure/code/layers.ts';
import type { SqueezeState } from './model.ts';
import { mapSide, ratio } from './network/layers.ts';

/** The block alone, as wide as the account says, with the network's reduction ratio. */
export const codeSetting = ({ width }: Pick<SqueezeState, 'width'>): Setting => ({
  input: { channels: width, size: [mapSide, mapSide] },
  layers: [{ kind: 'squeezeExcite', channels: width, units: width / ratio }],
});
