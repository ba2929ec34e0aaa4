/** What the gallery draws of this figure: an impulse, the kernel, and the kernel's print turned round. */
import type { Plate } from '../../schema/plate.ts';
import { defaults, impulsePlane, kernelSide, planeSide, response } from './model.ts';

export const thumbnail = (): readonly Plate[] => [
  { role: 'x', columns: planeSide, values: impulsePlane(defaults) },
  { role: 'w', columns: kernelSide, values: defaults.w },
  { role: 'y', columns: planeSide, values: response(defaults) },
];
