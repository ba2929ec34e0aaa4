/** One 5×5 plane, one 3×3 kernel and the places that its nine taps read: the data of the worked example. */
import { corners } from '../../nn/bilinear.ts';
import { conv2d } from '../../nn/ops/conv2d.ts';
import { deformConv2d } from '../../nn/ops/deformConv2d.ts';
import { tensor } from '../../nn/tensor.ts';

export type Grid = readonly (readonly number[])[];
export type Place = readonly [row: number, column: number];

/** A ridge from the lower left to the upper right. */
export const input: Grid = [
  [0, 1, 0, 2, 3],
  [1, 0, 2, 6, 2],
  [0, 2, 8, 2, 0],
  [2, 6, 2, 0, 1],
  [4, 2, 0, 1, 0],
];

/** Answers to an upright line, brighter than what lies left and right of it. */
export const kernel: Grid = [
  [-1, 2, -1],
  [-1, 2, -1],
  [-1, 2, -1],
];

export const side = input.length;
export const centre: Place = [2, 2];

/** p_n for n = 0 … 8, row by row. */
export const taps: readonly Place[] = kernel.flatMap((row, i) => row.map((_, j): Place => [i - 1, j - 1]));

/** Δp_n for the centre, chosen by hand so that the upright kernel lies along the ridge. */
export const chosen: readonly Place[] = [
  [-0.5, 0.5],
  [0, 1],
  [0.5, 0.75],
  [-0.5, -0.5],
  [0, 0],
  [0.5, 0.5],
  [-0.5, -0.75],
  [0, -1],
  [1.5, -0.5],
];

export const plane = (grid: Grid) => tensor([1, 1, grid.length, grid[0]?.length ?? 0], grid.flat());
export const weightOf = (tap: number): number => kernel.flat()[tap] ?? 0;
export const placeOf = (tap: number, offsets: readonly Place[]): Place => [
  centre[0] + (taps[tap]?.[0] ?? 0) + (offsets[tap]?.[0] ?? 0),
  centre[1] + (taps[tap]?.[1] ?? 0) + (offsets[tap]?.[1] ?? 0),
];

/** The pixels around a place that have a share in its value: four, fewer on a grid line or at the border. */
export const around = ([row, column]: Place): readonly { readonly at: Place; readonly share: number; readonly value: number }[] =>
  corners(row, column, side, side)
    .filter(({ weight }) => weight > 0)
    .map(({ index, weight }) => {
      const at: Place = [Math.floor(index / side), index % side];
      return { at, share: weight, value: input[at[0]]?.[at[1]] ?? 0 };
    });

/** x̃ at a place: the shares times the pixels. */
export const valueAt = (place: Place): number => around(place).reduce((sum, { share, value }) => sum + share * value, 0);

/** Nine row and nine column offsets, the same at every output pixel: [1, 18, 5, 5]. */
const field = (offsets: readonly Place[]) =>
  tensor(
    [1, 18, side, side],
    offsets.flatMap(([row, column]) => [...Array<number>(side * side).fill(row), ...Array<number>(side * side).fill(column)]),
  );

const inputs = (offsets: readonly Place[], mask?: readonly number[]) => ({
  x: plane(input),
  w: plane(kernel),
  offset: field(offsets),
  mask:
    mask &&
    tensor(
      [1, 9, side, side],
      mask.flatMap((factor) => Array<number>(side * side).fill(factor)),
    ),
});

const middle = Math.floor((side * side) / 2);

/** The output at the centre, padding 1, computed by the operator. */
export const outputAtCentre = (offsets: readonly Place[], mask?: readonly number[]): number =>
  deformConv2d.forward(inputs(offsets, mask), { padding: 1 }).data[middle] ?? 0;

/** d y[2,2] / d Δp of one tap, by the operator's backward pass. */
export function gradientAtCentre(tap: number): Place {
  const one = tensor(
    [1, 1, side, side],
    Array.from({ length: side * side }, (_, n) => (n === middle ? 1 : 0)),
  );
  const { offset } = deformConv2d.backward(inputs(chosen), one, { padding: 1 });
  const at = 2 * tap * side * side + middle;
  return [offset.data[at] ?? 0, offset.data[at + side * side] ?? 0];
}

/** An ordinary convolution of the same plane with the same kernel, at the centre or at another pixel. */
export const ordinary = (dilation: number, [row, column]: Place = centre): number =>
  conv2d.forward({ x: plane(input), w: plane(kernel) }, { padding: dilation, dilation }).data[row * side + column] ?? 0;
