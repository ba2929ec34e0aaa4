/**
 * One squeeze-and-excitation block on plain lists, with everything between its input and its output, through our own operator.
 *
 *   z = mean of each channel      h = W₁z      t = W₂ max(0, h)      s = σ(t)      y_c = s_c x_c
 *
 * x: C channels of H×W, W₁: [M, C], W₂: [C, M], no biases. Source: Hu, Shen & Sun 2018, equations 2 to 4.
 */
import { squeezeExcite, squeezeExciteStages } from '../../nn/ops/squeezeExcite.ts';
import { type Tensor, tensor } from '../../nn/tensor.ts';

export type Matrix = readonly (readonly number[])[];
/** Channels, each a plane of rows. */
export type Planes = readonly Matrix[];

export interface Stages {
  readonly squeezed: readonly number[];
  readonly hidden: readonly number[];
  readonly rectified: readonly number[];
  readonly logits: readonly number[];
  readonly gate: readonly number[];
  readonly output: Planes;
}

const matrixOf = (rows: Matrix): Tensor<Float64Array> => tensor([rows.length, rows[0]?.length ?? 0], Float64Array.from(rows.flat()));
const noBias = (length: number): Tensor<Float64Array> => tensor([length], new Float64Array(length));
// Adding 0 turns −0 into 0.
const listOf = ({ data }: Tensor<Float64Array>): readonly number[] => Array.from(data, (value) => value + 0);

/** @throws ShapeError when the matrices do not fit the number of channels. */
export function squeezeAndExcite(x: Planes, W1: Matrix, W2: Matrix): Stages {
  const [height, width] = [x[0]?.length ?? 0, x[0]?.[0]?.length ?? 0];
  const inputs = {
    x: tensor([1, x.length, height, width], Float64Array.from(x.flat(2))),
    w1: matrixOf(W1),
    b1: noBias(W1.length),
    w2: matrixOf(W2),
    b2: noBias(W2.length),
  };
  const { squeezed, hidden, rectified, logits, gate } = squeezeExciteStages(inputs);
  const values = listOf(squeezeExcite.forward(inputs));
  return {
    squeezed: listOf(squeezed),
    hidden: listOf(hidden),
    rectified: listOf(rectified),
    logits: listOf(logits),
    gate: listOf(gate),
    output: x.map((_, c) =>
      Array.from({ length: height }, (__, p) => values.slice((c * height + p) * width, (c * height + p + 1) * width)),
    ),
  };
}

/** A frame of zeros around every channel. */
export const framed = (x: Planes): Planes =>
  x.map((plane) => {
    const blank = Array<number>((plane[0]?.length ?? 0) + 2).fill(0);
    return [blank, ...plane.map((row) => [0, ...row, 0]), blank];
  });
