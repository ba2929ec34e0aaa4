/**
 * The state of the figure: a small plane x, a kernel w, how far apart the stamps are set and what is cropped or added, which
 * output is looked at, and the size that the solver is asked about. A state is always possible: every change goes through a
 * function of this file, and what does not fit is brought to the nearest setting that does, with the reason.
 */
import type { BackendName } from '../../figure/backends.ts';
import { conv2d } from '../../nn/ops/conv2d.ts';
import { convTranspose2d } from '../../nn/ops/convTranspose2d.ts';
import { type Tensor, tensor } from '../../nn/tensor.ts';
import { type Feed, lastStep } from './decoder.ts';

export interface TransposedState {
  /** Sides of the square planes. */
  readonly input: number;
  readonly kernel: number;
  readonly stride: number;
  readonly padding: number;
  readonly outputPadding: number;
  /** input² and kernel² numbers in row order, whole and within ±9. */
  readonly x: readonly number[];
  readonly w: readonly number[];
  /** The output cell that is looked at. */
  readonly row: number;
  readonly column: number;
  /** Side of the plane that a convolution with the same kernel, stride and padding is thought to start from. */
  readonly target: number;
  /** Of the decoders: which random start, the step on show, and what they are fed. */
  readonly seed: number;
  readonly step: number;
  readonly feed: Feed;
  readonly backend: BackendName;
}

export type Setting = 'input' | 'kernel' | 'stride' | 'padding' | 'outputPadding';

export const limits = {
  input: [1, 3],
  kernel: [1, 5],
  stride: [1, 3],
  padding: [0, 4],
  outputPadding: [0, 2],
  target: [1, 1024],
  seed: [1, 99],
  step: [0, lastStep],
} as const satisfies Record<Setting | 'target' | 'seed' | 'step', readonly [number, number]>;

/** The upper left corners are the planes of each size; 2×2 and 3×3 are those the note works through. */
const inputPlane = [
  [2, 1, 4],
  [3, 1, 0],
  [1, 2, 3],
];
const kernelPlane = [
  [1, 2, 3, 1, 0],
  [1, 5, 2, 0, 1],
  [2, 0, 4, 2, 1],
  [0, 1, 2, 3, 0],
  [1, 0, 1, 0, 2],
];
export const firstInput = (side: number): number[] => plane(side, (row, column) => inputPlane[row]?.[column] ?? 0);
export const firstKernel = (side: number): number[] => plane(side, (row, column) => kernelPlane[row]?.[column] ?? 0);

/** The setting of the best-known animation: 2×2 to 5×5, seen from the cell where all four stamps meet. */
export const defaults: TransposedState = {
  input: 2,
  kernel: 3,
  stride: 2,
  padding: 0,
  outputPadding: 0,
  x: firstInput(2),
  w: firstKernel(3),
  row: 2,
  column: 2,
  target: 6,
  seed: 1,
  step: 0,
  feed: 'picture',
  backend: 'cpu',
};

/** Why a setting can't be: padding crops more than k − 1 or everything, or the output padding reaches the stride. */
export type Reason = 'cropsMore' | 'cropsAll' | 'addsStride';

export interface Refusal {
  readonly setting: Setting;
  readonly reason: Reason;
  readonly kernel: number;
  readonly stride: number;
  readonly padding: number;
  readonly outputPadding: number;
  /** What was taken instead. */
  readonly given: number;
}

export const inputs = ({ input, kernel, x, w }: TransposedState): { readonly x: Tensor; readonly w: Tensor } => ({
  x: tensor([1, 1, input, input], x),
  w: tensor([1, 1, kernel, kernel], w),
});

export const options = ({ stride, padding, outputPadding }: TransposedState) => ({ stride, padding, outputPadding });

const shapes = ({ input, kernel }: TransposedState) => ({ x: [1, 1, input, input], w: [1, 1, kernel, kernel] });

/** Side of the output. @throws ShapeError for a state that can't be, which no function of this file returns. */
export const outputSide = (state: TransposedState): number => convTranspose2d.outputShape(shapes(state), options(state))[2] ?? 0;

export const cost = (state: TransposedState) => convTranspose2d.cost(shapes(state), options(state));

/** Sets one of the five settings. Where that can't be, the nearest value on the way from the old one is taken. */
export function change(
  state: TransposedState,
  setting: Setting,
  asked: number,
): { readonly state: TransposedState; readonly refusal?: Refusal } {
  const [least, most] = limits[setting];
  const wanted = Math.min(most, Math.max(least, Math.round(asked)));
  if (Number.isNaN(wanted) || wanted === state[setting]) return { state };
  const step = Math.sign(state[setting] - wanted);
  const first = resized(state, setting, wanted);
  const reason = reasonAgainst(first);
  if (reason === undefined) return { state: settled(first) };
  let given = wanted + step;
  while (reasonAgainst(resized(state, setting, given)) !== undefined) given += step;
  return { state: settled(resized(state, setting, given)), refusal: refusal(first, setting, reason, given) };
}

/** Makes any combination within the limits possible: the output padding and then the padding give way. For the address. */
export function fitted(state: TransposedState): { readonly state: TransposedState; readonly refusals: readonly Refusal[] } {
  const refusals: Refusal[] = [];
  let fitting = state;
  if (reasonAgainst(fitting) === 'addsStride') {
    const given = fitting.stride - 1;
    refusals.push(refusal(fitting, 'outputPadding', 'addsStride', given));
    fitting = { ...fitting, outputPadding: given };
  }
  const reason = reasonAgainst(fitting);
  if (reason !== undefined) {
    let given = fitting.padding;
    while (reasonAgainst({ ...fitting, padding: given }) !== undefined) given--;
    refusals.push(refusal(fitting, 'padding', reason, given));
    fitting = { ...fitting, padding: given };
  }
  return { state: settled(fitting), refusals };
}

/** Kernel and stride at once, with nothing cropped or added: a setting to look at overlap in. */
export const overlapping = (state: TransposedState, kernel: number, stride: number): TransposedState =>
  settled({ ...resized(state, 'kernel', kernel), stride, padding: 0, outputPadding: 0 });

export const select = (state: TransposedState, row: number, column: number): TransposedState => settled({ ...state, row, column });

/** The next output cell in reading order, or the one before; after the last comes the first. */
export function stepped(state: TransposedState, by: 1 | -1): TransposedState {
  const side = outputSide(state);
  const index = (state.row * side + state.column + by + side * side) % (side * side);
  return { ...state, row: Math.floor(index / side), column: index % side };
}

export const withCell = (state: TransposedState, part: 'x' | 'w', index: number, value: number): TransposedState =>
  state[part][index] === value ? state : { ...state, [part]: state[part].map((old, at) => (at === index ? value : old)) };

export const withTarget = (state: TransposedState, target: number): TransposedState => settled({ ...state, target });

/** Another random start, from its beginning. */
export const withSeed = (state: TransposedState): TransposedState => ({ ...state, seed: (state.seed % limits.seed[1]) + 1, step: 0 });

/** The least side from which the convolution of the solver yields anything. */
export const leastTarget = ({ kernel, padding }: TransposedState): number => Math.max(1, kernel - 2 * padding);

/** The selected cell and the solver's side moved to the nearest that exist. */
export function settled(state: TransposedState): TransposedState {
  const last = outputSide(state) - 1;
  const within = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value));
  return {
    ...state,
    row: within(state.row, 0, last),
    column: within(state.column, 0, last),
    target: within(state.target, leastTarget(state), limits.target[1]),
  };
}

export interface Solution {
  /** Side of the convolution's output, which the transposed convolution starts from. */
  readonly small: number;
  /** The output padding that leads back to the target. */
  readonly outputPadding: number;
  /** Side without and with it. */
  readonly plain: number;
  readonly back: number;
  /** All sides that the convolution takes to `small`. */
  readonly first: number;
  readonly last: number;
}

/** Which output padding leads a transposed convolution back to the side its convolution started from. */
export function solve({ kernel, stride, padding, target }: TransposedState): Solution {
  // One axis is enough: a single row that is neither strided nor padded.
  const along = { stride: [1, stride], padding: [0, padding] } as const;
  const w = [1, 1, 1, kernel];
  const down = (side: number) => conv2d.outputShape({ x: [1, 1, 1, side], w }, along)[3] ?? 0;
  const small = down(target);
  const up = (outputPadding: number) =>
    convTranspose2d.outputShape({ x: [1, 1, 1, small], w }, { ...along, outputPadding: [0, outputPadding] })[3] ?? 0;
  const outputPadding = (target + 2 * padding - kernel) % stride;
  const first = target - outputPadding;
  return {
    small,
    outputPadding,
    plain: (small - 1) * stride - 2 * padding + kernel,
    back: up(outputPadding),
    first,
    last: first + stride - 1,
  };
}

/** A setting changed; cells that stay in the plane keep their numbers, new ones get those of the first figure. */
function resized(state: TransposedState, setting: Setting, value: number): TransposedState {
  const next = { ...state, [setting]: value };
  if (setting === 'input') return { ...next, x: kept(state.x, state.input, firstInput(value)) };
  if (setting === 'kernel') return { ...next, w: kept(state.w, state.kernel, firstKernel(value)) };
  return next;
}

function kept(old: readonly number[], oldSide: number, fresh: readonly number[]): number[] {
  const side = Math.sqrt(fresh.length);
  return plane(side, (row, column) => (row < oldSide && column < oldSide ? old[row * oldSide + column] : fresh[row * side + column]) ?? 0);
}

function reasonAgainst({ input, kernel, stride, padding, outputPadding }: TransposedState): Reason | undefined {
  if (outputPadding >= stride) return 'addsStride';
  if (padding > kernel - 1) return 'cropsMore';
  return (input - 1) * stride - 2 * padding + kernel + outputPadding < 1 ? 'cropsAll' : undefined;
}

const refusal = (
  { kernel, stride, padding, outputPadding }: TransposedState,
  setting: Setting,
  reason: Reason,
  given: number,
): Refusal => ({ setting, reason, kernel, stride, padding, outputPadding, given });

function plane(side: number, value: (row: number, column: number) => number): number[] {
  return Array.from({ length: side * side }, (_, index) => value(Math.floor(index / side), index % side));
}
