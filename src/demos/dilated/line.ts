/**
 * A thin line, and what a stack of dilated layers makes of it: every layer is the mean of what its kernel reads, k × k equal
 * weights 1/k², stride 1, zeros around, no activation. Where the stack leaves cells out, the line comes back as a comb.
 */
import { conv2d } from '../../nn/ops/conv2d.ts';
import { type Tensor, tensor } from '../../nn/tensor.ts';

export const lineKinds = ['vertical', 'diagonal', 'point'] as const;
export type LineKind = (typeof lineKinds)[number];

/** The lines end this far from the middle row. */
const reach = 8;
const leastSide = 37;

/** The zeros a layer needs around it to keep the size; a kernel of even side has no middle cell: one side gets a zero more. */
const around = (dilation: number, kernel: number): readonly [before: number, after: number] => {
  const cells = dilation * (kernel - 1);
  return [Math.floor(cells / 2), Math.ceil(cells / 2)];
};

/** Side of the picture: odd, so that it has a middle, and as large as it takes for all that the stack makes of a line to be in it. */
export function lineSide(dilations: readonly number[], kernel: number): number {
  const spread = dilations.reduce((sum, dilation) => sum + around(dilation, kernel)[1], 0);
  return Math.max(leastSide, 2 * (reach + spread) + 1);
}

/** One where the line is, zero elsewhere: 1×1×side×side. */
export function lineOf(kind: LineKind, side: number): Tensor {
  const middle = (side - 1) / 2;
  const data = new Float32Array(side ** 2);
  for (let by = kind === 'point' ? 0 : -reach; by <= (kind === 'point' ? 0 : reach); by++) {
    data[(middle + by) * side + middle + (kind === 'diagonal' ? by : 0)] = 1;
  }
  return tensor([1, 1, side, side], data);
}

/** The line after all layers, at its own size. */
export function filtered(line: Tensor, dilations: readonly number[], kernel: number): Tensor {
  const w = tensor([1, 1, kernel, kernel], Array<number>(kernel ** 2).fill(1 / kernel ** 2));
  return dilations.reduce((x, dilation) => {
    const [before, after] = around(dilation, kernel);
    return conv2d.forward({ x, w }, { dilation, padding: [before, before, after, after] });
  }, line);
}

export interface Comb {
  /** Cells of the middle row from the first to the last that is not zero. */
  readonly across: number;
  /** How many of them are zero. */
  readonly dark: number;
  /** How far apart even and odd columns are, |even − odd| / (even + odd): 1 where every second column is empty. */
  readonly depth: number;
  readonly brightest: number;
}

/** What the line has become along the middle row. */
export function comb({ shape: [, , , side = 0], data }: Tensor): Comb {
  const middle = (side - 1) / 2;
  const row = data.subarray(middle * side, (middle + 1) * side);
  const lit = [...row.keys()].filter((column) => row[column] !== 0);
  const across = (lit.at(-1) ?? 0) - (lit[0] ?? 0) + 1;
  const whole = row.reduce((sum, value) => sum + value, 0);
  const turning = row.reduce((sum, value, column) => sum + (column % 2 === 0 ? value : -value), 0);
  return { across, dark: across - lit.length, depth: Math.abs(turning) / whole, brightest: data.reduce((a, b) => Math.max(a, b), 0) };
}
