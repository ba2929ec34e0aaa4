/** conv2d and its gradients as programs: which kernels, for which shapes. */

import type { ConvGeometry } from '../../taps.ts';
import type { Workshop } from '../kernels/workshop.ts';
import type { Step } from './draft.ts';
import { exportGather } from './gather.ts';
import { exportPlanes, isPlanar } from './planes.ts';
import { exportScatter, mostPhases } from './scatter.ts';
import { exportWeightGradient } from './weightGradient.ts';
import { exportWinograd, isWinograd } from './winograd.ts';

/** How a forward pass may be computed. */
export interface Manner {
  readonly bias: boolean;
  /** Algorithms that round more than the direct sum are permitted. */
  readonly fast: boolean;
}

/** Column phases are written out one by one; a wider stride is left to the operator's own loops. */
const widestStride = 32;

export function conv2dForward(workshop: Workshop, geometry: ConvGeometry, { bias, fast }: Manner): Step[] | undefined {
  if (geometry.stride[1] > widestStride) return undefined;
  if (fast && isWinograd(geometry)) return [exportWinograd(workshop, geometry, bias, 'conv')];
  if (isPlanar(geometry)) exportPlanes(workshop, geometry, bias, 'conv');
  else exportGather(workshop, geometry, bias, 'conv');
  return [{ call: 'conv', operands: ['x', 'w', 'b', 'y'] }];
}

export function conv2dBackward(workshop: Workshop, geometry: ConvGeometry): Step[] | undefined {
  if (geometry.stride[1] > widestStride || geometry.stride[0] * geometry.stride[1] > mostPhases) return undefined;
  exportScatter(workshop, geometry, false, 'dx');
  exportWeightGradient(workshop, geometry, 'dw');
  return [
    { call: 'dx', operands: ['dy', 'w', 'b', 'dx'] },
    { call: 'dw', operands: ['x', 'dy', 'dw'] },
  ];
}
