/**
 * A thin line, and what a stack of dilated layers makes of it: every layer is the mean of what its kernel reads, k × k equal
 * weights 1/k², stride 1, zeros around, no activation. Where the stack leaves cells out, the line comes back as a comb.
 */
import { conv2d } from '../../nn/ops/conv2d.ts';
import { type Tensor, tensor } from '../../nn/tensor.ts';

export const lineKinds = ['vertical', 'diagonal', 'point'] as const;
export type LineKind = (typeof lineKinds)[number];

/** Side of the picture: odd, so that it has a middle. */
export const lineSide = 37;
const middle = (lineSide - 1) / 2;
/** The lines end this far from the middle row. */
const reach = 8;

/** One where the line is, zero elsewhere: 1×1×37×37. */
export function lineOf(kind: LineKind): Tensor {
  const data = new Float32Array(lineSide ** 2);
  for (let by = kind === 'point' ? 0 : -reach; by <= (kind === 'point' ? 0 : reach); by++) {
    data[(middle + by) * lineSide + middle + (kind === 'diagonal' ? by : 0)] = 1;
  }
  return tensor([1, 1, lineSide, lineSide], data);
}

/** The line after all layers, at its own size. */
export function filtered(line: Tensor, dilations: readonly number[], kernel: number): Tensor {
  const w = tensor([1, 1, kernel, kernel], Array<number>(kernel ** 2).fill(1 / kernel ** 2));
  return dilations.reduce((x, dilation) => {
    const around = dilation * (kernel - 1);
    // A kernel of even side has no middle cell: one side gets a zero more.
    const [before, after] = [Math.floor(around / 2), Math.ceil(around / 2)];
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
export function comb({ data }: Tensor): Comb {
  const row = data.subarray(middle * lineSide, (middle + 1) * lineSide);
  const lit = [...row.keys()].filter((column) => row[column] !== 0);
  const across = (lit.at(-1) ?? 0) - (lit[0] ?? 0) + 1;
  const whole = row.reduce((sum, value) => sum + value, 0);
  const turning = row.reduce((sum, value, column) => sum + (column % 2 === 0 ? value : -value), 0);
  return { across, dark: across - lit.length, depth: Math.abs(turning) / whole, brightest: data.reduce((a, b) => Math.max(a, b), 0) };
}
