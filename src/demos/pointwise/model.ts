/**
 * The state of the figure: a colour picture, one or two channel matrices of whole numbers over a divisor, whether an activation
 * stands between them, and the pixel that is looked at.
 *
 *   h = W₁x,   y = W₂ a(h)          at every pixel alone; a is the identity or ReLU; W: [3, 3, 1, 1], rows give channels
 */
import { type Picture, type PictureSize, pixelsOf } from '../../figure/pictureState.ts';
import type { SceneName } from '../../figure/scenes.ts';
import { relu } from '../../nn/ops/activations.ts';
import { conv2d } from '../../nn/ops/conv2d.ts';
import { type Tensor, tensor } from '../../nn/tensor.ts';

export const backends = ['cpu', 'webgpu'] as const;
export const scenes: readonly SceneName[] = ['hills', 'wheel', 'shapes'];
export const size: PictureSize = { side: 28, channels: 3 };
export const channels = ['r', 'g', 'b'] as const;

/** A 3×3 matrix of whole numbers within ±9 in row order, all divided by `divisor`. */
export interface Matrix {
  readonly w: readonly number[];
  readonly divisor: number;
}

export interface PointwiseState {
  readonly picture: Picture;
  readonly first: Matrix;
  readonly second: Matrix;
  readonly layers: 1 | 2;
  readonly activation: 'none' | 'relu';
  /** The pixel that is looked at. */
  readonly row: number;
  readonly column: number;
  readonly backend: (typeof backends)[number];
}

export const divisors = [1, 20] as const;

export type PresetName = 'identity' | 'vivid' | 'grey' | 'sepia' | 'swap' | 'warm' | 'opponent' | 'redOnly';
export const presets: Readonly<Record<PresetName, Matrix>> = {
  identity: { w: [1, 0, 0, 0, 1, 0, 0, 0, 1], divisor: 1 },
  /** Every row adds up to the divisor, so greys stay as they are while colours move away from them. */
  vivid: { w: [8, -2, -1, -1, 7, -1, -1, -2, 8], divisor: 5 },
  /** Rec. 601's 0.299, 0.587, 0.114, to one digit: three equal rows, rank 1. */
  grey: { w: [3, 6, 1, 3, 6, 1, 3, 6, 1], divisor: 10 },
  /** The sepia of photo programs, to one digit: of rank 2, nearly 1, since it leaves little of the hue. */
  sepia: { w: [4, 8, 2, 3, 7, 2, 3, 5, 1], divisor: 10 },
  swap: { w: [0, 0, 1, 0, 1, 0, 1, 0, 0], divisor: 1 },
  /** White balance: a diagonal matrix scales each channel for itself. */
  warm: { w: [9, 0, 0, 0, 8, 0, 0, 0, 5], divisor: 8 },
  /** Differences between the channels: what has a negative side, an activation can cut. */
  opponent: { w: [2, -1, -1, -1, 2, -1, -1, -1, 2], divisor: 1 },
  redOnly: { w: [1, 0, 0, 0, 0, 0, 0, 0, 0], divisor: 1 },
};
export const presetNames = Object.keys(presets) as readonly PresetName[];

export const defaults: PointwiseState = {
  picture: { kind: 'scene', scene: 'hills' },
  first: presets.vivid,
  second: presets.swap,
  layers: 1,
  activation: 'none',
  row: 14,
  column: 9,
  backend: 'cpu',
};

const weights = ({ w, divisor }: Matrix): Tensor =>
  tensor(
    [3, 3, 1, 1],
    w.map((value) => value / divisor),
  );

export const input = ({ picture }: PointwiseState): Tensor => tensor([1, 3, size.side, size.side], pixelsOf(picture, size));

/** The layers in order, as every backend computes them: the first takes x, each other what came before. */
export function steps({ first, second, layers, activation }: PointwiseState) {
  const layer = (matrix: Matrix) => ({ name: 'conv2d' as const, inputs: { w: weights(matrix) }, options: {} });
  const between = activation === 'relu' ? [{ name: 'relu' as const, inputs: {}, options: {} }] : [];
  return layers === 1 ? [layer(first)] : [layer(first), ...between, layer(second)];
}

/** What the reference operators make of a tensor of pixels. */
export function computed(state: PointwiseState, x: Tensor = input(state)): Tensor {
  return steps(state).reduce(
    (before, { name, inputs }) => (name === 'relu' ? relu.forward({ x: before }) : conv2d.forward({ x: before, w: inputs.w })),
    x,
  );
}

/** W₂W₁ over the product of the divisors: the one layer that two without an activation are. */
export function merged({ first, second }: Pick<PointwiseState, 'first' | 'second'>): Matrix {
  const w = Array.from({ length: 9 }, (_, at) => {
    const [row, column] = [Math.floor(at / 3), at % 3];
    return [0, 1, 2].reduce((sum, k) => sum + (second.w[3 * row + k] ?? 0) * (first.w[3 * k + column] ?? 0), 0);
  });
  return { w, divisor: first.divisor * second.divisor };
}

/** Largest difference, over all pixels and channels, between the two layers and the one merged layer. */
export function gapToMerged(state: PointwiseState): number {
  const x = input(state);
  const two = computed(state, x).data;
  const one = conv2d.forward({ x, w: weights(merged(state)) }).data;
  let gap = 0;
  two.forEach((value, at) => {
    gap = Math.max(gap, Math.abs(value - (one[at] ?? 0)));
  });
  // Float rounding of the two ways is not a difference of the functions.
  return gap < 1e-4 ? 0 : Number(gap.toPrecision(4));
}

/** The rank of a matrix: 3 where its colours fill space, 2 a plane, 1 a line, 0 a point. Exact, as its numbers are whole. */
export function rank({ w }: Matrix): number {
  const at = (row: number, column: number) => w[3 * row + column] ?? 0;
  const minor = (r: readonly [number, number], c: readonly [number, number]) =>
    at(r[0], c[0]) * at(r[1], c[1]) - at(r[0], c[1]) * at(r[1], c[0]);
  const determinant = at(0, 0) * minor([1, 2], [1, 2]) - at(0, 1) * minor([1, 2], [0, 2]) + at(0, 2) * minor([1, 2], [0, 1]);
  if (determinant !== 0) return 3;
  const pairs = [
    [0, 1],
    [0, 2],
    [1, 2],
  ] as const;
  if (pairs.some((rows) => pairs.some((columns) => minor(rows, columns) !== 0))) return 2;
  return w.some((value) => value !== 0) ? 1 : 0;
}

export function cost({ layers }: PointwiseState) {
  const one = conv2d.cost({ x: [1, 3, size.side, size.side], w: [3, 3, 1, 1] });
  return { parameters: layers * one.parameters, multiplyAccumulates: layers * one.multiplyAccumulates };
}

export const withCell = (matrix: Matrix, index: number, value: number): Matrix =>
  matrix.w[index] === value ? matrix : { ...matrix, w: matrix.w.map((old, at) => (at === index ? value : old)) };

export function select(state: PointwiseState, row: number, column: number): PointwiseState {
  const within = (value: number) => Math.min(size.side - 1, Math.max(0, value));
  return { ...state, row: within(row), column: within(column) };
}

/** The three channels of a pixel. */
export function colourAt(planes: ArrayLike<number>, row: number, column: number): readonly [number, number, number] {
  const at = row * size.side + column;
  const plane = size.side * size.side;
  return [planes[at] ?? 0, planes[plane + at] ?? 0, planes[2 * plane + at] ?? 0];
}

export type Sight = 'seesOne' | 'seesRank' | 'seesDiagonal' | 'seesMix' | 'seesCollapse' | 'seesRelu' | 'seesReluIdle';

/** The one thing worth noticing: the key of its sentence, and the numbers in it. */
export function noticed(state: PointwiseState): { readonly sentence: Sight; readonly numbers: Readonly<Record<string, number>> } {
  const whole = state.layers === 1 ? state.first : merged(state);
  const numbers = { rank: rank(whole), gap: state.layers === 2 ? gapToMerged(state) : 0, parameters: cost(state).parameters };
  if (state.layers === 2) {
    if (state.activation === 'none') return { sentence: 'seesCollapse', numbers };
    return { sentence: numbers.gap === 0 ? 'seesReluIdle' : 'seesRelu', numbers };
  }
  const { w, divisor } = whole;
  if (w.every((value, at) => value === (at % 4 === 0 ? divisor : 0))) return { sentence: 'seesOne', numbers };
  if (numbers.rank < 3) return { sentence: 'seesRank', numbers };
  return { sentence: w.every((value, at) => at % 4 === 0 || value === 0) ? 'seesDiagonal' : 'seesMix', numbers };
}
