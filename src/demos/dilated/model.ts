/**
 * The state of the figure: one plane x, one kernel w, how the kernel is laid over the plane, which output is looked at, and
 * the dilations of a stack. A state is always possible: every change goes through a function of this file, and what does not
 * fit is brought to the nearest setting that does, with the reason.
 */
import { conv2d } from '../../nn/ops/conv2d.ts';
import { ShapeError, type Tensor, tensor } from '../../nn/tensor.ts';
import { coveredCells } from '../../nn/window.ts';
import type { LineKind } from './line.ts';

export const backends = ['cpu', 'webgpu'] as const;
export type Backend = (typeof backends)[number];

export interface DilatedState {
  /** Sides of the square planes, and how the kernel is laid over x. */
  readonly input: number;
  readonly kernel: number;
  readonly dilation: number;
  readonly stride: number;
  readonly padding: number;
  /** input² and kernel² numbers in row order, whole and within ±9. */
  readonly x: readonly number[];
  readonly w: readonly number[];
  /** The output cell that is looked at. */
  readonly row: number;
  readonly column: number;
  /** Dilations of a stack of kernel × kernel layers, first layer first. */
  readonly rates: readonly number[];
  /** Whether the two layers against the grid follow them. */
  readonly degrid: boolean;
  /** What the stack is shown to filter. */
  readonly line: LineKind;
  readonly backend: Backend;
}

export type Setting = 'input' | 'kernel' | 'dilation' | 'stride' | 'padding';

export const limits = {
  input: [3, 9],
  kernel: [1, 5],
  dilation: [1, 4],
  stride: [1, 3],
  padding: [0, 4],
  rate: [1, 8],
  layers: [1, 5],
} as const satisfies Record<Setting | 'rate' | 'layers', readonly [number, number]>;

/** Small numbers without symmetry, so that no two windows of the first figure read the same. */
export const firstInput = (side: number): number[] => plane(side, (row, column) => (row * row + 2 * column * (row + 1) + 3 * column) % 6);

/** The upper left corner of this plane is the kernel of each size; 3×3 is the one the note works through. */
const kernelPlane: readonly (readonly number[])[] = [
  [1, 0, -1, 1, 0],
  [2, 1, 0, -1, 2],
  [0, -1, 1, 0, -1],
  [1, 2, 0, 1, 0],
  [-1, 0, 1, 0, 2],
];
export const firstKernel = (side: number): number[] => plane(side, (row, column) => kernelPlane[row]?.[column] ?? 0);

/** The case of a well-known animation: a 3×3 kernel with dilation 2 on a 7×7 plane gives 3×3. */
export const defaults: DilatedState = {
  input: 7,
  kernel: 3,
  dilation: 2,
  stride: 1,
  padding: 0,
  x: firstInput(7),
  w: firstKernel(3),
  row: 1,
  column: 1,
  rates: [2, 2, 2],
  degrid: false,
  line: 'vertical',
  backend: 'cpu',
};

/** A setting that did not fit: what was asked for, what was taken instead, and why. */
export interface Refusal {
  readonly setting: Setting;
  readonly kernel: number;
  readonly dilation: number;
  readonly span: number;
  readonly padded: number;
  readonly given: number;
  /** The operator's own sentence. */
  readonly reason: string;
}

export interface Outcome {
  readonly state: DilatedState;
  readonly refusal?: Refusal | undefined;
}

export const inputs = ({ input, kernel, x, w }: DilatedState): { readonly x: Tensor; readonly w: Tensor } => ({
  x: tensor([1, 1, input, input], x),
  w: tensor([1, 1, kernel, kernel], w),
});

export const options = ({ dilation, stride, padding }: DilatedState) => ({ dilation, stride, padding });

const shapes = ({ input, kernel }: DilatedState) => ({ x: [1, 1, input, input], w: [1, 1, kernel, kernel] });

/** Side of the output. @throws ShapeError for a state that does not fit, which no function of this file returns. */
export const outputSide = (state: DilatedState): number => conv2d.outputShape(shapes(state), options(state))[2] ?? 0;

export const cost = (state: DilatedState) => conv2d.cost(shapes(state), options(state));

/** Cells from the first to the last reading of a window, along one axis. */
export const span = ({ kernel, dilation }: DilatedState): number => coveredCells(kernel, dilation);

/** Sets one of the five settings. Where that does not fit, the nearest value on the way from the old one is taken. */
export function change(state: DilatedState, setting: Setting, asked: number): Outcome {
  const [least, most] = limits[setting];
  const wanted = Math.min(most, Math.max(least, Math.round(asked)));
  // NaN would walk on forever; it means that nothing was asked.
  if (Number.isNaN(wanted) || wanted === state[setting]) return { state };
  const step = Math.sign(state[setting] - wanted);
  const first = resized(state, setting, wanted);
  const refusal = refusalOf(first, setting);
  if (refusal === undefined) return { state: settled(first) };
  let given = wanted + step;
  while (refusalOf(resized(state, setting, given), setting) !== undefined) given += step;
  return { state: settled(resized(state, setting, given)), refusal: { ...refusal, given } };
}

/** Makes any combination within the limits fit: first the dilation gives way, then the kernel. For states of the address. */
export function fitted(state: DilatedState): { readonly state: DilatedState; readonly refusals: readonly Refusal[] } {
  const refusals: Refusal[] = [];
  let fitting = state;
  for (const setting of ['dilation', 'kernel'] as const) {
    const refusal = refusalOf(fitting, setting);
    while (refusalOf(fitting, setting) !== undefined && fitting[setting] > 1) fitting = resized(fitting, setting, fitting[setting] - 1);
    if (refusal !== undefined) refusals.push({ ...refusal, given: fitting[setting] });
  }
  return { state: fitting, refusals };
}

export const select = (state: DilatedState, row: number, column: number): DilatedState => settled({ ...state, row, column });

/** The next output cell in reading order, or the one before; after the last comes the first. */
export function stepped(state: DilatedState, by: 1 | -1): DilatedState {
  const side = outputSide(state);
  const index = (state.row * side + state.column + by + side * side) % (side * side);
  return { ...state, row: Math.floor(index / side), column: index % side };
}

export const withCell = (state: DilatedState, part: 'x' | 'w', index: number, value: number): DilatedState =>
  state[part][index] === value ? state : { ...state, [part]: state[part].map((old, at) => (at === index ? value : old)) };

/** A list of dilations within the limits, or undefined. */
export function validRates(rates: readonly number[]): readonly number[] | undefined {
  const within = (value: number, [least, most]: readonly [number, number]) => Number.isInteger(value) && value >= least && value <= most;
  return within(rates.length, limits.layers) && rates.every((rate) => within(rate, limits.rate)) ? rates : undefined;
}

/** A setting changed; cells that stay in the plane keep their numbers, new ones get those of the first figure. */
function resized(state: DilatedState, setting: Setting, value: number): DilatedState {
  const next = { ...state, [setting]: value };
  if (setting === 'input') return { ...next, x: kept(state.x, state.input, firstInput(value)) };
  if (setting === 'kernel') return { ...next, w: kept(state.w, state.kernel, firstKernel(value)) };
  return next;
}

function kept(old: readonly number[], oldSide: number, fresh: readonly number[]): number[] {
  const side = Math.sqrt(fresh.length);
  return plane(side, (row, column) => (row < oldSide && column < oldSide ? old[row * oldSide + column] : fresh[row * side + column]) ?? 0);
}

/** The selected cell moved to the nearest that exists. */
export function settled(state: DilatedState): DilatedState {
  const last = outputSide(state) - 1;
  return { ...state, row: Math.min(last, Math.max(0, state.row)), column: Math.min(last, Math.max(0, state.column)) };
}

function refusalOf(state: DilatedState, setting: Setting): Refusal | undefined {
  try {
    outputSide(state);
    return undefined;
  } catch (error) {
    if (!(error instanceof ShapeError)) throw error;
    const { kernel, dilation, input, padding } = state;
    return { setting, kernel, dilation, span: span(state), padded: input + 2 * padding, given: state[setting], reason: error.message };
  }
}

function plane(side: number, value: (row: number, column: number) => number): number[] {
  return Array.from({ length: side * side }, (_, index) => value(Math.floor(index / side), index % side));
}
