/** What a reader should look at: the chosen way beside the dense one, with the measured time where there is one. */
import { billOf } from './layers.ts';
import type { CostState } from './model.ts';
import type { Measurements } from './useMeasurements.ts';

/** A part of a whole as a percentage, with a decimal where it is small. */
const percent = (part: number, whole: number): string => {
  const share = (100 * part) / whole;
  return `${share < 10 ? share.toFixed(1) : share.toFixed(0)}%`;
};

export function noticed(state: CostState, measured: Measurements['of']) {
  const [dense, chosen] = [billOf({ ...state, variant: 'dense' }), billOf(state)];
  const numbers = {
    macs: percent(chosen.multiplyAccumulates, dense.multiplyAccumulates),
    bytes: percent(chosen.activationBytes, dense.activationBytes),
    denseIntensity: dense.intensity.toFixed(1),
    intensity: chosen.intensity.toFixed(1),
    time: '',
    backend: state.backend === 'cpu' ? 'CPU' : 'WebGPU',
  };
  if (state.variant === 'dense') return { sentence: 'seesDense', numbers };
  if (state.variant === 'dilated') return { sentence: 'seesDilated', numbers };
  const [base, mine] = [measured.dense?.[state.backend], measured[state.variant]?.[state.backend]];
  if (base !== undefined && mine !== undefined && base.milliseconds > 0)
    return { sentence: 'seesTime', numbers: { ...numbers, time: percent(mine.milliseconds, base.milliseconds) } };
  return { sentence: chosen.multiplyAccumulates < dense.multiplyAccumulates ? 'seesFewer' : 'seesMore', numbers };
}
