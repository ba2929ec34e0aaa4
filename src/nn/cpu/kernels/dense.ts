/**
 * The tile at the heart of every convolution with several channels: a few output channels by a few times four neighbouring
 * pixels, kept in registers while all taps of all input channels are added up.
 *
 *   y[o, q…q+3] = b[o] + Σ_{c,t} x[c, q…q+3 + offset t] · w[o, c, t]
 *
 * Pixels are neighbours in memory, so they are loaded as vectors; a weight is loaded into all lanes. Six channels by eight
 * pixels need twelve sums, two vectors of pixels and a weight: as many registers as there are.
 * At the end of a row a tile is twice as many channels by four pixels.
 */
import type { Code } from '../wasm/encoding.ts';
import { control, f32x4, i32, sequence, v128 } from '../wasm/instructions.ts';
import type { FunctionBuilder, Local } from '../wasm/module.ts';
import { multiplyAdd, parametersOf, type Workshop } from './workshop.ts';

export interface DenseSum {
  /** Input channels that are summed over, and bytes from one to the next. */
  readonly channels: number;
  readonly channelBytes: number;
  /** Where each tap reads: bytes from the pixel. */
  readonly taps: readonly number[];
  readonly outputs: number;
  readonly outputBytes: number;
  readonly bias: boolean;
}

/** Taps written out one after the other; with more of them the offsets come from a table, which costs one load a tap. */
const mostWrittenTaps = 32;
/** Where there are few taps, so many are written out before the loop over channels turns. */
const tapsPerTurn = 12;

interface Pointers {
  readonly x: Local;
  readonly w: Local;
  readonly b: Local;
  readonly y: Local;
}

/**
 * Output channels of a tile, at most: sums, pixels and a weight have to fit in fifteen registers, and without fused
 * multiply-adds a product too.
 */
const mostRows = (fused: boolean, vectors: 1 | 2): number => (vectors === 2 ? (fused ? 6 : 5) : fused ? 12 : 10);

/** A function (x, w, b, y) that computes 4·vectors pixels of all outputs, in tiles of about equal height. */
export function emitColumn(workshop: Workshop, sum: DenseSum, vectors: 1 | 2): FunctionBuilder {
  const built = workshop.module.function(['i32', 'i32', 'i32', 'i32']);
  const [x, w, b, y] = parametersOf(built, 4);
  const pointers: Pointers = { x, w, b, y };
  const weightBytes = sum.channels * sum.taps.length * 4;
  const tiles = Math.ceil(sum.outputs / mostRows(workshop.fused, vectors));
  const rows = Math.floor(sum.outputs / tiles);
  const higher = sum.outputs % tiles;
  const some = (times: number, height: number): Code =>
    times === 0
      ? []
      : built.repeat(
          times,
          tile(workshop, built, pointers, sum, height, vectors),
          w.advance(height * weightBytes),
          b.advance(height * 4),
          y.advance(height * sum.outputBytes),
        );
  built.write(some(higher, rows + 1), some(tiles - higher, rows));
  return built;
}

function tile(workshop: Workshop, built: FunctionBuilder, { x, w, b, y }: Pointers, sum: DenseSum, rows: number, vectors: number): Code {
  const { channels, channelBytes, taps, outputBytes, bias } = sum;
  const weightBytes = channels * taps.length * 4;
  const [pixel, weight] = [built.local('i32'), built.local('i32')];
  const scalar = built.local('v128');
  const pixels = built.locals('v128', vectors);
  const sums = Array.from({ length: rows }, () => built.locals('v128', vectors));
  const start = sums.map((row, r) => {
    const [first, ...others] = row as [Local, ...Local[]];
    const value = bias ? v128.loadSplat(b.get, 4 * r) : f32x4.const(0);
    return sequence(first.set(value), ...others.map((other) => other.set(first.get)));
  });
  /** One tap: `address` of the pixels, and the byte offset of its weight from `weight`. */
  const tap = (address: Code, offset: number, weightOffset: number): Code =>
    sequence(
      ...pixels.map((vector, v) => vector.set(v128.load(address, offset + 16 * v))),
      ...sums.map((row, r) =>
        sequence(
          scalar.set(v128.loadSplat(weight.get, weightOffset + r * weightBytes)),
          ...row.map((accumulator, v) => accumulator.set(multiplyAdd(workshop, (pixels[v] as Local).get, scalar.get, accumulator.get))),
        ),
      ),
    );
  const written = (turnChannels: number): Code =>
    sequence(
      ...Array.from({ length: turnChannels }, (_, c) =>
        sequence(...taps.map((offset, t) => tap(pixel.get, c * channelBytes + offset, (c * taps.length + t) * 4))),
      ),
      pixel.advance(turnChannels * channelBytes),
      weight.advance(turnChannels * taps.length * 4),
    );
  const loops = (): Code => {
    if (taps.length <= mostWrittenTaps) {
      const perTurn = channelsPerTurn(channels, taps.length);
      return sequence(
        built.repeat(Math.floor(channels / perTurn), written(perTurn)),
        channels % perTurn ? written(channels % perTurn) : [],
      );
    }
    const table = workshop.table(taps);
    const [entry, address] = [built.local('i32'), built.local('i32')];
    return built.repeat(
      channels,
      entry.set(i32.const(table)),
      built.repeat(
        taps.length,
        address.set(i32.add(pixel.get, i32.load(entry.get))),
        tap(address.get, 0, 0),
        entry.advance(4),
        weight.advance(4),
      ),
      pixel.advance(channelBytes),
    );
  };
  const store = sums.map((row, r) => sequence(...row.map((vector, v) => v128.store(y.get, vector.get, r * outputBytes + 16 * v))));
  return sequence(pixel.set(x.get), weight.set(w.get), ...start, taps.length === 0 ? [] : loops(), ...store);
}

/** As many channels as fill a turn, or up to half as many if that leaves none for an unfinished turn. */
function channelsPerTurn(channels: number, taps: number): number {
  const most = Math.min(channels, Math.max(1, Math.floor(tapsPerTurn / taps)));
  for (let count = most; 2 * count >= most; count--) if (channels % count === 0) return count;
  return most;
}

export interface Rows {
  readonly count: number;
  /** Pixels of a row, at least four. */
  readonly width: number;
  /** Bytes from row to row. */
  readonly inputBytes: number;
  readonly outputBytes: number;
}

/**
 * A function (x, w, b, y) for whole rows of pixels: eight at a time, and at the end of a row the last four or eight, some of
 * them for the second time.
 */
export function emitRows(workshop: Workshop, sum: DenseSum, { count, width, inputBytes, outputBytes }: Rows): FunctionBuilder {
  const eights = Math.floor(width / 8);
  const rest = width % 8;
  /** Where columns of four pixels are computed, and perhaps one more of eight. */
  const fours = width < 8 ? (width === 4 ? [0] : [0, width - 4]) : rest > 0 && rest <= 4 ? [width - 4] : [];
  const lastEight = width > 8 && rest > 4;
  const wide = eights > 0 ? emitColumn(workshop, sum, 2) : undefined;
  const narrow = fours.length > 0 ? emitColumn(workshop, sum, 1) : undefined;
  const built = workshop.module.function(['i32', 'i32', 'i32', 'i32']);
  const [x, w, b, y] = parametersOf(built, 4);
  const [from, to] = [built.local('i32'), built.local('i32')];
  const columnAt = (column: FunctionBuilder, pixel: number): Code =>
    control.call(column, i32.add(x.get, i32.const(4 * pixel)), w.get, b.get, i32.add(y.get, i32.const(4 * pixel)));
  built.write(
    built.repeat(
      count,
      from.set(x.get),
      to.set(y.get),
      wide ? built.repeat(eights, control.call(wide, from.get, w.get, b.get, to.get), from.advance(32), to.advance(32)) : [],
      wide && lastEight ? columnAt(wide, width - 8) : [],
      narrow ? sequence(...fours.map((pixel) => columnAt(narrow, pixel))) : [],
      x.advance(inputBytes),
      y.advance(outputBytes),
    ),
  );
  return built;
}
