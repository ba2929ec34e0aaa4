/**
 * The operators that have programs of their own. What is not here, or answers `undefined` for its shapes, is computed by the
 * operator's reference loops, in the Worker all the same.
 */
import { conv2dGeometry } from '../../ops/conv2d.ts';
import { convTranspose2dGeometry } from '../../ops/convTranspose2d.ts';
import { deformConv2dGeometry } from '../../ops/deformConv2d.ts';
import type { OperatorName } from '../../ops/index.ts';
import type { Shape } from '../../tensor.ts';
import type { Workshop } from '../kernels/workshop.ts';
import { conv2dBackward, conv2dForward } from './conv2d.ts';
import { convTranspose2dBackward, convTranspose2dForward } from './convTranspose2d.ts';
import { deformConv2dForward } from './deformConv2d.ts';
import type { Step } from './draft.ts';

/** Shapes of an operator's inputs, by name. Whoever calls has had them checked by the operator. */
export type Shapes = Readonly<Record<string, Shape | undefined>>;

export interface Program {
  forward(workshop: Workshop, shapes: Shapes, options: object, fast: boolean): readonly Step[] | undefined;
  backward(workshop: Workshop, shapes: Shapes, options: object): readonly Step[] | undefined;
}

/** The casts give `shapes` the names that the operator's own types ask for; they were checked when the operator was called. */
type ConvShapes = { readonly x: Shape; readonly w: Shape; readonly b?: Shape | undefined };

type DeformShapes = ConvShapes & { readonly offset: Shape; readonly mask?: Shape | undefined };

export const programs: Partial<Record<OperatorName, Program>> = {
  conv2d: {
    forward: (workshop, shapes, options, fast) =>
      conv2dForward(workshop, conv2dGeometry(shapes as ConvShapes, options), { bias: shapes['b'] !== undefined, fast }),
    backward: (workshop, shapes, options) => conv2dBackward(workshop, conv2dGeometry(shapes as ConvShapes, options)),
  },
  convTranspose2d: {
    forward: (workshop, shapes, options, fast) =>
      convTranspose2dForward(workshop, convTranspose2dGeometry(shapes as ConvShapes, options), { bias: shapes['b'] !== undefined, fast }),
    backward: (workshop, shapes, options) => convTranspose2dBackward(workshop, convTranspose2dGeometry(shapes as ConvShapes, options)),
  },
  deformConv2d: {
    forward: (workshop, shapes, options) =>
      deformConv2dForward(workshop, deformConv2dGeometry(shapes as DeformShapes, options), {
        bias: shapes['b'] !== undefined,
        mask: shapes['mask'] !== undefined,
      }),
    backward: () => undefined,
  },
};
