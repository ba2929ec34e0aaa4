/**
 * The state of the figure: a grey picture x of 28×28 whole levels, a kernel of whole numbers over a divisor, how it slides,
 * and which output is looked at. Every combination within the limits fits; a state is made only by the functions here.
 */
import { type Picture, type PictureSize, pixelsOf } from '../../figure/pictureState.ts';
import type { SceneName } from '../../figure/scenes.ts';
import { conv2d } from '../../nn/ops/conv2d.ts';
import { type Tensor, tensor } from '../../nn/tensor.ts';
import { coveredCells } from '../../nn/window.ts';
import { type KernelPreset, resized } from './kernels.ts';

export const backends = ['cpu', 'webgpu'] as const;
export const scenes: readonly SceneName[] = ['hills', 'shapes', 'stripes', 'dot'];
export const size: PictureSize = { side: 28, channels: 1 };

export interface LabState {
  readonly picture: Picture;
  /** Side of the square kernel, its kernel² whole numbers within ±9, and what they are divided by. */
  readonly kernel: number;
  readonly w: readonly number[];
  readonly divisor: number;
  readonly dilation: number;
  readonly stride: number;
  readonly padding: number;
  /** The output pixel that is looked at. */
  readonly row: number;
  readonly column: number;
  readonly backend: (typeof backends)[number];
}

export type Setting = 'kernel' | 'divisor' | 'dilation' | 'stride' | 'padding';

/** The largest kernel spreads over 4·3 + 1 = 13 cells, less than the picture has: no combination fails to fit. */
export const limits = {
  kernel: [1, 5],
  divisor: [1, 25],
  dilation: [1, 3],
  stride: [1, 3],
  padding: [0, 4],
} as const satisfies Record<Setting, readonly [number, number]>;

export const defaults: LabState = {
  picture: { kind: 'scene', scene: 'hills' },
  kernel: 3,
  w: [-1, 0, 1, -2, 0, 2, -1, 0, 1],
  divisor: 1,
  dilation: 1,
  stride: 1,
  padding: 0,
  row: 17,
  column: 5,
  backend: 'cpu',
};

export const inputs = ({ picture, kernel, w, divisor }: LabState): { readonly x: Tensor; readonly w: Tensor } => ({
  x: tensor([1, 1, size.side, size.side], pixelsOf(picture, size)),
  w: tensor(
    [1, 1, kernel, kernel],
    w.map((value) => value / divisor),
  ),
});
export const options = ({ dilation, stride, padding }: LabState) => ({ dilation, stride, padding });

const shapes = ({ kernel }: LabState) => ({ x: [1, 1, size.side, size.side], w: [1, 1, kernel, kernel] });
export const outputSide = (state: LabState): number => conv2d.outputShape(shapes(state), options(state))[2] ?? 0;
export const cost = (state: LabState) => conv2d.cost(shapes(state), options(state));
export const span = ({ kernel, dilation }: LabState): number => coveredCells(kernel, dilation);

/** Sets one setting to the nearest value within its limits. */
export function change(state: LabState, setting: Setting, asked: number): LabState {
  const [least, most] = limits[setting];
  const value = Math.min(most, Math.max(least, Math.round(asked)));
  if (Number.isNaN(value) || value === state[setting]) return state;
  const w = setting === 'kernel' ? resized(state.w, state.kernel, value) : state.w;
  return settled({ ...state, w, [setting]: value });
}

export const withPreset = (state: LabState, { w, divisor }: KernelPreset): LabState => settled({ ...state, kernel: 3, w, divisor });

export const withCell = (state: LabState, index: number, value: number): LabState =>
  state.w[index] === value ? state : { ...state, w: state.w.map((old, at) => (at === index ? value : old)) };

/** The looked-at output moved to the nearest there is. */
export function settled(state: LabState): LabState {
  const last = outputSide(state) - 1;
  const within = (value: number) => Math.min(last, Math.max(0, value));
  return { ...state, row: within(state.row), column: within(state.column) };
}

export const select = (state: LabState, row: number, column: number): LabState => settled({ ...state, row, column });

/** The output whose window has its middle nearest to a pixel of x. */
export function outputOver(state: LabState, row: number, column: number): { readonly row: number; readonly column: number } {
  const last = outputSide(state) - 1;
  const along = (at: number) => Math.min(last, Math.max(0, Math.round((at + state.padding - (span(state) - 1) / 2) / state.stride)));
  return { row: along(row), column: along(column) };
}

/** The next output in reading order, or the one before; after the last comes the first. */
export function stepped(state: LabState, by: 1 | -1): LabState {
  const side = outputSide(state);
  const index = (state.row * side + state.column + by + side * side) % (side * side);
  return { ...state, row: Math.floor(index / side), column: index % side };
}
