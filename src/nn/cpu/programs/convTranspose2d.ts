/** convTranspose2d and its gradients: conv2d's programs with the sides exchanged. */

import type { ConvGeometry } from '../../taps.ts';
import type { Workshop } from '../kernels/workshop.ts';
import type { Manner } from './conv2d.ts';
import type { Step } from './draft.ts';
import { exportGather } from './gather.ts';
import { exportScatter, mostPhases } from './scatter.ts';
import { exportWeightGradient } from './weightGradient.ts';

export function convTranspose2dForward(workshop: Workshop, geometry: ConvGeometry, { bias }: Manner): Step[] | undefined {
  if (geometry.stride[0] * geometry.stride[1] > mostPhases) return undefined;
  exportScatter(workshop, geometry, bias, 'transposed');
  return [{ call: 'transposed', operands: ['x', 'w', 'b', 'y'] }];
}

export function convTranspose2dBackward(workshop: Workshop, geometry: ConvGeometry): Step[] | undefined {
  if (geometry.stride[0] * geometry.stride[1] > mostPhases) return undefined;
  exportGather(workshop, geometry, false, 'dx');
  exportWeightGradient(workshop, geometry, 'dw');
  return [
    { call: 'dx', operands: ['dy', 'w', 'b', 'dx'] },
    { call: 'dw', operands: ['dy', 'x', 'dw'] },
  ];
}
