/**
 * Pixels as points in the space of their three channels, seen slantwise: r to the right, g up, b towards the reader. The
 * cube of all colours is drawn along, before and after the matrix, which makes a slanted box of it.
 */

import { brightest } from '../../figure/pictureState.ts';
import { coloursOf } from '../../figure/pixelColours.ts';
import { size } from './model.ts';

type Point = readonly [x: number, y: number];
export type Colour = readonly [number, number, number];

export const projected = ([r, g, b]: Colour): Point => [r - 0.42 * b, -g + 0.36 * b];

const tenth = (value: number) => Math.round(10 * value) / 10;
const pair = (point: Point) => `${tenth(point[0])} ${tenth(point[1])}`;

/** One point of two, per axis: a drawing that travels with the page should stay light. */
const every = 2;

/** A path of dots for each colour that occurs; where a dot lies is said by `planes`, its colour is that value, clipped. */
export function dotsOf(planes: ArrayLike<number>): readonly { readonly colour: string; readonly d: string }[] {
  const plane = size.side * size.side;
  const bytes = coloursOf(
    [0, 1, 2].map((c) => Array.from({ length: plane }, (_, at) => planes[c * plane + at] ?? 0)),
    (value) => value / brightest,
  );
  const paths = new Map<string, string>();
  for (let row = 0; row < size.side; row += every) {
    for (let column = 0; column < size.side; column += every) {
      const at = row * size.side + column;
      const colour = `#${[0, 1, 2].map((c) => (bytes[4 * at + c] ?? 0).toString(16).padStart(2, '0')).join('')}`;
      const point = projected([planes[at] ?? 0, planes[plane + at] ?? 0, planes[2 * plane + at] ?? 0]);
      paths.set(colour, `${paths.get(colour) ?? ''}M${pair(point)}h0`);
    }
  }
  return [...paths].map(([colour, d]) => ({ colour, d }));
}

const corners: readonly Colour[] = Array.from({ length: 8 }, (_, at) => [
  (at & 1) * brightest,
  ((at >> 1) & 1) * brightest,
  (at >> 2) * brightest,
]);

/**
 * The twelve edges of the cube of colours sent through `map`: by their ends alone where that keeps straight lines straight, in
 * `bends` pieces where an activation bends them.
 */
export function boxPath(map: (colour: Colour) => Colour, bends = 1): string {
  return corners
    .flatMap((from, at) => [1, 2, 4].filter((bit) => (at & bit) === 0).map((bit) => [from, corners[at | bit] ?? from] as const))
    .map(([from, to]) => {
      const along = (n: number, c: 0 | 1 | 2) => from[c] + ((to[c] - from[c]) * n) / bends;
      const points = Array.from({ length: bends + 1 }, (_, n) => pair(projected(map([along(n, 0), along(n, 1), along(n, 2)]))));
      return `M${points.join('L')}`;
    })
    .join('');
}

/** The part of the plane that holds the cube, its image and every point, with a margin for the letters: a viewBox. */
export function viewOf(map: (colour: Colour) => Colour, planes: ArrayLike<number>): string {
  const plane = size.side * size.side;
  const points = [...corners.map(projected), ...corners.map((corner) => projected(map(corner)))];
  for (let at = 0; at < plane; at++) points.push(projected([planes[at] ?? 0, planes[plane + at] ?? 0, planes[2 * plane + at] ?? 0]));
  const [left, right] = [Math.min(...points.map(([x]) => x)), Math.max(...points.map(([x]) => x))];
  const [top, bottom] = [Math.min(...points.map(([, y]) => y)), Math.max(...points.map(([, y]) => y))];
  const margin = 0.1 * Math.max(right - left, bottom - top);
  return [left - margin, top - margin, right - left + 2 * margin, bottom - top + 2 * margin].map(tenth).join(' ');
}
