/**
 * Reads an image between its pixels, for deformable convolution: first the image with its channels last and zeros around it,
 * so that four channels of a pixel are one vector and no place needs a test; then, four outputs at a time, where each tap
 * reads and with which weights.
 *
 *   columns[c·taps + t, p] = m · Σ_{corners} weight · image[row + corner, column + corner, c]
 *
 * A place a whole pixel or more outside, or no number at all, is sent to the corner of the border: four zero pixels.
 */
import type { Code } from '../wasm/encoding.ts';
import { f32, f32x4, i32, i32x4, sequence, v128 } from '../wasm/instructions.ts';
import type { FunctionBuilder, Local } from '../wasm/module.ts';
import { exchanger, type Four } from './exchange.ts';
import { multiplyAdd, parametersOf, type Workshop } from './workshop.ts';

export interface Sampling {
  /** Channels of one offset group, and how many such groups there are. */
  readonly channels: number;
  readonly offsetGroups: number;
  readonly height: number;
  readonly width: number;
  readonly taps: number;
  /** Output pixels of a strip: a multiple of four. */
  readonly pixels: number;
  readonly mask: boolean;
}

/** Zero rows above the image; there are one below and one column on either side. */
const rowsAbove = 2;

/** Bytes of one pixel: each offset group begins with a new vector. */
export function pixelBytes({ channels, offsetGroups }: Sampling): number {
  return offsetGroups * groupBytes(channels);
}

export const groupBytes = (channels: number): number => 16 * Math.ceil(channels / 4);

const rowBytes = (sampling: Sampling): number => (sampling.width + 2) * pixelBytes(sampling);

export function imageBytes(sampling: Sampling): number {
  return (sampling.height + rowsAbove + 1) * rowBytes(sampling);
}

/** A function (x, image) that puts the channels last. */
export function emitChannelsLast(workshop: Workshop, sampling: Sampling): FunctionBuilder {
  const { channels, offsetGroups, height, width } = sampling;
  const built = workshop.module.function(['i32', 'i32']);
  const [x, image] = parametersOf(built, 2);
  const [from, to, plane, block] = built.locals('i32', 4) as unknown as Four<Local>;
  const [rows, pixels] = [built.locals('v128', 4) as unknown as Four<Local>, built.locals('v128', 4) as unknown as Four<Local>];
  const exchange = exchanger(built);
  const planeBytes = 4 * height * width;
  const step = pixelBytes(sampling);
  const copyBlock = (count: number): Code =>
    sequence(
      from.set(plane.get),
      to.set(block.get),
      built.repeat(
        height,
        built.repeat(
          Math.floor(width / 4),
          ...rows.map((row, c) => (c < count ? row.set(v128.load(from.get, c * planeBytes)) : row.set(f32x4.const(0)))),
          exchange(rows, pixels),
          ...pixels.map((pixel, p) => v128.store(to.get, pixel.get, p * step)),
          from.advance(16),
          to.advance(4 * step),
        ),
        built.repeat(
          width % 4,
          ...Array.from({ length: count }, (_, c) => f32.store(to.get, f32.load(from.get, c * planeBytes), 4 * c)),
          from.advance(4),
          to.advance(step),
        ),
        to.advance(2 * step),
      ),
      plane.advance(count * planeBytes),
      block.advance(16),
    );
  built.write(
    plane.set(x.get),
    block.set(i32.add(image.get, i32.const(rowsAbove * rowBytes(sampling) + step))),
    built.repeat(offsetGroups, built.repeat(Math.floor(channels / 4), copyBlock(4)), channels % 4 === 0 ? [] : copyBlock(channels % 4)),
  );
  return built;
}

/**
 * A function (Δrow, Δcolumn, mask, places, image, columns, i, j) for one tap of one offset group over one strip. `places` are
 * the rows of the outputs' first taps as floats, four outputs at a time, each time followed by the columns.
 */
export function emitSampleTap(workshop: Workshop, sampling: Sampling): FunctionBuilder {
  const { channels, height, width, taps, pixels, mask } = sampling;
  const built = workshop.module.function(['i32', 'i32', 'i32', 'i32', 'i32', 'i32', 'f32', 'f32']);
  const [offsetRow, offsetColumn, factor, places, image, columns, i, j] = parametersOf(built, 8);
  const [row, column, top, left, below, right, inside, weighted] = built.locals('v128', 8) as unknown as readonly [
    ...Four<Local>,
    ...Four<Local>,
  ];
  const corners = workshop.allocate(80);
  const at = i32.const(corners);
  const both = (a: Code, b: Code): Code => v128.and(a, b);
  const between = (value: Local, end: number): Code =>
    both(f32x4.greater(value.get, f32x4.const(-1)), f32x4.less(value.get, f32x4.const(end)));
  const keep = (place: number, weight: Code): Code =>
    v128.store(at, both(mask ? f32x4.mul(weight, weighted.get) : weight, inside.get), 16 + 16 * place);
  const opposite = (value: Local): Code => f32x4.sub(f32x4.const(1), value.get);
  const findPlaces = sequence(
    row.set(f32x4.add(f32x4.add(v128.load(places.get), f32x4.splat(i.get)), v128.load(offsetRow.get))),
    column.set(f32x4.add(f32x4.add(v128.load(places.get, 16), f32x4.splat(j.get)), v128.load(offsetColumn.get))),
    inside.set(both(between(row, height), between(column, width))),
    top.set(f32x4.floor(row.get)),
    left.set(f32x4.floor(column.get)),
    below.set(f32x4.sub(row.get, top.get)),
    right.set(f32x4.sub(column.get, left.get)),
    mask ? weighted.set(v128.load(factor.get)) : [],
    keep(0, f32x4.mul(opposite(below), opposite(right))),
    keep(1, f32x4.mul(opposite(below), right.get)),
    keep(2, f32x4.mul(below.get, opposite(right))),
    keep(3, f32x4.mul(below.get, right.get)),
    v128.store(
      at,
      both(
        i32x4.add(
          i32x4.mul(i32x4.fromFloat(f32x4.add(top.get, f32x4.const(rowsAbove))), i32x4.splat(i32.const(rowBytes(sampling)))),
          i32x4.mul(i32x4.fromFloat(f32x4.add(left.get, f32x4.const(1))), i32x4.splat(i32.const(pixelBytes(sampling)))),
        ),
        inside.get,
      ),
    ),
  );
  const pointers = built.locals('i32', 4) as unknown as Four<Local>;
  const to = built.local('i32');
  const values = built.locals('v128', 4) as unknown as Four<Local>;
  const exchanged = built.locals('v128', 4);
  const exchange = exchanger(built);
  const reads = [0, pixelBytes(sampling), rowBytes(sampling), rowBytes(sampling) + pixelBytes(sampling)];
  const readBlock = (count: number): Code =>
    sequence(
      ...pointers.map((pointer, p) => {
        const value = values[p] as Local;
        return sequence(
          ...reads.map((offset, corner) => {
            const pixel = v128.load(pointer.get, offset);
            const weight = v128.loadSplat(at, 16 + 16 * corner + 4 * p);
            return value.set(corner === 0 ? f32x4.mul(pixel, weight) : multiplyAdd(workshop, pixel, weight, value.get));
          }),
          pointer.advance(16),
        );
      }),
      exchange(values, exchanged.slice(0, count)),
      ...exchanged.slice(0, count).map((channel, c) => v128.store(to.get, channel.get, 4 * c * taps * pixels)),
      to.advance(4 * count * taps * pixels),
    );
  built.write(
    built.repeat(
      pixels / 4,
      findPlaces,
      ...pointers.map((pointer, p) => pointer.set(i32.add(image.get, i32.load(at, 4 * p)))),
      to.set(columns.get),
      built.repeat(Math.floor(channels / 4), readBlock(4)),
      channels % 4 === 0 ? [] : readBlock(channels % 4),
      ...[offsetRow, offsetColumn, columns].map((pointer) => pointer.advance(16)),
      mask ? factor.advance(16) : [],
      places.advance(32),
    ),
  );
  return built;
}
