/**
 * The state of the figure: a stroke that leans by an angle, nine sampling points around the middle of the plane, each moved by
 * an offset and, in version 2, weighed by a modulation. Offsets and modulations are kept as whole tenths, so that every product
 * of the sums on show is a short decimal and the sums add up as printed.
 *
 *   y = Σ_k w_k · m_k · x̃(p₀ + p_k + Δp_k)        x̃: bilinear interpolation, 0 outside
 */
import { corners } from '../../nn/bilinear.ts';
import { conv2d } from '../../nn/ops/conv2d.ts';
import { deformConv2d } from '../../nn/ops/deformConv2d.ts';
import { type Tensor, tensor } from '../../nn/tensor.ts';

export const backends = ['cpu', 'webgpu'] as const;
export const side = 9;
export const kernelSide = 3;
export const points = kernelSide ** 2;
export const outSide = side - kernelSide + 1;
/** Row and column of the output that is looked at, in the input's coordinates. */
export const middle = 4;
/** It answers an upright stroke. */
export const kernel: readonly number[] = [-1, 2, -1, -1, 2, -1, -1, 2, -1];
export const brightest = 9;
/** Largest offset, in tenths of a pixel: a point can just leave the plane. */
export const farthest = 45;
export const fullMask = 10;
/** Degrees from upright to lying. */
export const angles: readonly [number, number] = [0, 90];
export const lastStep = 60;

export interface DeformableState {
  readonly angle: number;
  /** Eighteen whole tenths of a pixel: row and column offset of each point, in the order of the operator. */
  readonly offsets: readonly number[];
  /** Version 2: the modulations count. */
  readonly modulated: boolean;
  /** Nine whole tenths. */
  readonly mask: readonly number[];
  /** The point whose reading is taken apart. */
  readonly point: number;
  /** Steps of the descent that are shown. */
  readonly step: number;
  readonly backend: (typeof backends)[number];
}

export const regular: readonly number[] = new Array<number>(2 * points).fill(0);
/** The point above the middle has gone between four pixels, towards the stroke; the others stand on the grid. */
const firstOffsets = regular.map((_, at) => (at === 2 ? -3 : at === 3 ? 6 : 0));

export const defaults: DeformableState = {
  angle: 30,
  offsets: firstOffsets,
  modulated: false,
  mask: new Array<number>(points).fill(fullMask),
  point: 1,
  step: lastStep,
  backend: 'cpu',
};

/** The plane with the stroke: whole numbers, 9 on its centre line and falling by 6 a pixel to both sides. */
export function strokeAt(angle: number): number[] {
  const radians = (angle * Math.PI) / 180;
  return Array.from({ length: side ** 2 }, (_, at) => {
    const [row, column] = [Math.floor(at / side) - middle, (at % side) - middle];
    // The stroke runs along (−cos, sin) in rows and columns; this is the distance from it.
    const away = Math.abs(row * Math.sin(radians) + column * Math.cos(radians));
    return Math.max(0, Math.round(brightest - 6 * away)) + 0;
  });
}

export interface Place {
  readonly row: number;
  readonly column: number;
}
export const gridPlace = (point: number): Place => ({
  row: middle - 1 + Math.floor(point / kernelSide),
  column: middle - 1 + (point % kernelSide),
});
/** Places for offsets in pixels; a place of tenths is rounded back to tenths, as 4.1 is no sum of binary fractions. */
export function placesOf(pixels: readonly number[]): Place[] {
  return Array.from({ length: points }, (_, point) => {
    const { row, column } = gridPlace(point);
    return { row: rounded(row + (pixels[2 * point] ?? 0)), column: rounded(column + (pixels[2 * point + 1] ?? 0)) };
  });
}
export const pixelsOf = (offsets: readonly number[]): number[] => offsets.map((tenths) => tenths / 10);

/** Decimals of products of tenths: two in a bilinear weight and a reading, three with a modulation. */
export const rounded = (value: number): number => Math.round(value * 1e6) / 1e6 + 0;

export interface Neighbour extends Place {
  readonly share: number;
  readonly value: number;
  readonly outside: boolean;
}

/** The four pixels around a place, row by row, with their shares, which always add up to 1; those outside hold 0. */
export function neighboursOf(x: readonly number[], { row, column }: Place): Neighbour[] {
  const [top, left] = [Math.floor(row), Math.floor(column)];
  // The operator's own weights, taken on a plane so much larger that no neighbour is cut off.
  const wide = side + 20;
  return corners(row + 10, column + 10, wide, wide).map(({ weight }, at) => {
    const place = { row: top + (at >> 1), column: left + (at & 1) };
    const outside = place.row < 0 || place.column < 0 || place.row >= side || place.column >= side;
    return { ...place, share: rounded(weight), value: outside ? 0 : (x[place.row * side + place.column] ?? 0), outside };
  });
}

export const readingOf = (neighbours: readonly Neighbour[]): number =>
  rounded(neighbours.reduce((sum, { share, value }) => sum + share * value, 0));

export const readingsOf = (x: readonly number[], pixels: readonly number[]): number[] =>
  placesOf(pixels).map((place) => readingOf(neighboursOf(x, place)));

/** Modulations that count, in tenths: all ten in version 1. */
export const maskOf = ({ modulated, mask }: Pick<DeformableState, 'modulated' | 'mask'>): readonly number[] =>
  modulated ? mask : defaults.mask;

/** The looked-at output as the sum on show. */
export const sumOf = (readings: readonly number[], mask: readonly number[]): number =>
  rounded(readings.reduce((sum, reading, k) => sum + ((kernel[k] ?? 0) * (mask[k] ?? 0) * reading) / 10, 0));

/** What the kernel answers to the upright stroke from the regular grid: the answer to be reached. */
export const wanted: number = conv2d.forward({
  x: tensor([1, 1, side, side], strokeAt(0)),
  w: tensor([1, 1, kernelSide, kernelSide], kernel),
}).data[(outSide ** 2 - 1) / 2] as number; // The middle of 7×7 outputs is always there.

/** The operator over the whole plane, every output with the same offsets: what the output board shows and the foot times. */
export function layerCall({ angle, offsets, modulated, mask }: Pick<DeformableState, 'angle' | 'offsets' | 'modulated' | 'mask'>) {
  const spread = (tenths: readonly number[]) => tenths.flatMap((value) => new Array<number>(outSide ** 2).fill(value / 10));
  const inputs = {
    x: tensor([1, 1, side, side], strokeAt(angle)),
    offset: tensor([1, 2 * points, outSide, outSide], spread(offsets)),
    w: tensor([1, 1, kernelSide, kernelSide], kernel),
    ...(modulated && { mask: tensor([1, points, outSide, outSide], spread(mask)) }),
  };
  return { inputs, forward: (): Tensor => deformConv2d.forward(inputs) };
}

export const multiplyAccumulates = points * outSide ** 2 * 5;

const held = (tenths: number): number => Math.min(farthest, Math.max(-farthest, Math.round(tenths))) + 0;

/** Moves a point to offsets in tenths, held within the limits; also makes it the one that is looked at. */
export function movedTo(state: DeformableState, point: number, row: number, column: number): DeformableState {
  const offsets = state.offsets.map((old, at) => (at === 2 * point ? held(row) : at === 2 * point + 1 ? held(column) : old));
  return { ...state, offsets, point };
}

/** Offsets in pixels, such as the descent's, as the points' own: rounded to tenths. */
export const taken = (state: DeformableState, pixels: readonly number[]): DeformableState => ({
  ...state,
  offsets: pixels.map((value) => held(10 * value)),
});

export const withMask = (state: DeformableState, value: number): DeformableState => ({
  ...state,
  mask: state.mask.map((old, k) => (k === state.point ? value : old)),
});

/** Which sentence says what there is to notice about the looked-at point. */
export function noticed(state: DeformableState): 'seesOff' | 'seesOutside' | 'seesRegular' | 'seesPixel' | 'seesEdge' | 'seesBetween' {
  const { row, column } = placesOf(pixelsOf(state.offsets))[state.point] ?? { row: 0, column: 0 };
  const counting = neighboursOf(strokeAt(state.angle), { row, column }).filter(({ share }) => share > 0);
  if (maskOf(state)[state.point] === 0) return 'seesOff';
  if (counting.every(({ outside }) => outside)) return 'seesOutside';
  if (state.offsets.every((tenths) => tenths === 0)) return 'seesRegular';
  if (counting.length === 1) return 'seesPixel';
  return counting.length === 2 ? 'seesEdge' : 'seesBetween';
}
