/**
 * The state of the figure: a 3×3 kernel, whether it is flipped, where the single 1 of a 5×5 plane stands, which output of that
 * plane is looked at, a picture, and how far the training on show has come.
 *
 *   correlation  y[u, v] = Σ_{i,j} w[i, j] · x[u + i − 1, v + j − 1]        what a network's layer computes
 *   convolution  y[u, v] = Σ_{i,j} w[i, j] · x[u − i + 1, v − j + 1]        the kernel turned by 180°
 */
import { type Picture, type PictureSize, pixelsOf } from '../../figure/pictureState.ts';
import type { SceneName } from '../../figure/scenes.ts';
import { conv2d } from '../../nn/ops/conv2d.ts';
import { mathConvolve2d } from '../../nn/ops/mathConvolve2d.ts';
import { type Tensor, tensor } from '../../nn/tensor.ts';
import { lastStep } from './training.ts';

export const backends = ['cpu', 'webgpu'] as const;
export const rules = ['correlation', 'convolution'] as const;
export type Rule = (typeof rules)[number];
export const scenes: readonly SceneName[] = ['hills', 'shapes', 'stripes'];
export const size: PictureSize = { side: 28, channels: 1 };
/** Side of the plane with the single 1, and of the kernel. */
export const planeSide = 5;
export const kernelSide = 3;
export const outSide = size.side - kernelSide + 1;

export interface FlipState {
  /** Nine whole numbers within ±9, in row order. */
  readonly w: readonly number[];
  readonly rule: Rule;
  /** Index of the 1 in the plane. */
  readonly impulse: number;
  /** The looked-at output of the plane. */
  readonly row: number;
  readonly column: number;
  readonly picture: Picture;
  /** Steps of the training that are shown. */
  readonly step: number;
  readonly backend: (typeof backends)[number];
}

export type PresetName = 'digits' | 'corner' | 'sobel' | 'gauss';
export const presets: Readonly<Record<PresetName, readonly number[]>> = {
  digits: [1, 2, 3, 4, 5, 6, 7, 8, 9],
  corner: [3, 2, 1, 2, 0, 0, 1, 0, -9],
  /** Turned by 180° it changes its sign. */
  sobel: [-1, 0, 1, -2, 0, 2, -1, 0, 1],
  /** Turned by 180° it is the same. */
  gauss: [1, 2, 1, 2, 4, 2, 1, 2, 1],
};
export const presetNames = Object.keys(presets) as readonly PresetName[];

export const defaults: FlipState = {
  w: presets.digits,
  rule: 'correlation',
  impulse: 12,
  row: 1,
  column: 1,
  picture: { kind: 'scene', scene: 'hills' },
  step: lastStep,
  backend: 'cpu',
};

export const turned = (w: readonly number[]): number[] => [...w].reverse();

/** The kernel as it lies on the input: what cell of it meets the upper left of the window stands in the upper left. */
export const laid = ({ w, rule }: Pick<FlipState, 'w' | 'rule'>): readonly number[] => (rule === 'correlation' ? w : turned(w));

export const impulsePlane = ({ impulse }: FlipState): number[] =>
  Array.from({ length: planeSide ** 2 }, (_, at) => (at === impulse ? 1 : 0));

/** The 5×5 answer to the impulse, zeros beyond its border, by the operator of the rule. */
export function response(state: FlipState): readonly number[] {
  const [x, w] = [impulsePlane(state), state.w];
  const y =
    state.rule === 'correlation'
      ? conv2d.forward({ x: tensor([1, 1, planeSide, planeSide], x), w: tensor([1, 1, kernelSide, kernelSide], w) }, { padding: 1 })
      : mathConvolve2d.forward({ x: tensor([planeSide, planeSide], x), k: tensor([kernelSide, kernelSide], w) }, { mode: 'same' });
  return [...y.data];
}

export interface Tap {
  readonly weight: number;
  readonly value: number;
  readonly row: number;
  readonly column: number;
  readonly padded: boolean;
}

/** What the looked-at output reads, in the order of the window. */
export function tapsOf(state: FlipState): Tap[] {
  const x = impulsePlane(state);
  return laid(state).map((weight, index) => {
    const row = state.row + Math.floor(index / kernelSide) - 1;
    const column = state.column + (index % kernelSide) - 1;
    const padded = row < 0 || column < 0 || row >= planeSide || column >= planeSide;
    return { weight, value: padded ? 0 : (x[row * planeSide + column] ?? 0), row, column, padded };
  });
}

export const sumOf = (taps: readonly Tap[]): number => taps.reduce((sum, { weight, value }) => sum + weight * value, 0) + 0;

/** The operator of the rule over the picture, where the whole kernel fits: what the foot line times. */
export function pictureCall({ picture, w, rule }: Pick<FlipState, 'picture' | 'w' | 'rule'>) {
  const pixels = pixelsOf(picture, size);
  if (rule === 'correlation') {
    const inputs = { x: tensor([1, 1, size.side, size.side], pixels), w: tensor([1, 1, kernelSide, kernelSide], w) };
    return { name: 'conv2d' as const, inputs, options: {}, forward: (): Tensor => conv2d.forward(inputs) };
  }
  const inputs = { x: tensor([size.side, size.side], pixels), k: tensor([kernelSide, kernelSide], w) };
  const options = { mode: 'valid' as const };
  return { name: 'mathConvolve2d' as const, inputs, options, forward: (): Tensor => mathConvolve2d.forward(inputs, options) };
}

/** Largest difference between the two rules over the picture. */
export function ruleGap(state: FlipState): number {
  const [one, other] = rules.map((rule) => pictureCall({ ...state, rule }).forward().data);
  let gap = 0;
  one?.forEach((value, at) => {
    gap = Math.max(gap, Math.abs(value - (other?.[at] ?? 0)));
  });
  return gap;
}

export const multiplyAccumulates = outSide ** 2 * kernelSide ** 2;

export const withCell = (state: FlipState, index: number, value: number): FlipState =>
  state.w[index] === value ? state : { ...state, w: state.w.map((old, at) => (at === index ? value : old)) };

export function select(state: FlipState, row: number, column: number): FlipState {
  const within = (value: number) => Math.min(planeSide - 1, Math.max(0, value));
  return { ...state, row: within(row), column: within(column) };
}

export type Sight = 'seesSame' | 'seesSign' | 'seesTurned' | 'seesPrint';

/** The one thing worth noticing: what the flip does to this kernel. */
export function noticed({ w, rule }: Pick<FlipState, 'w' | 'rule'>): Sight {
  const other = turned(w);
  if (w.every((weight, at) => weight === other[at])) return 'seesSame';
  if (w.every((weight, at) => weight === -(other[at] ?? 0))) return 'seesSign';
  return rule === 'correlation' ? 'seesTurned' : 'seesPrint';
}
