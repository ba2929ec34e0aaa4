/**
 * The transforms of Winograd's minimal filtering F(4×4, 3×3): a tile of 4×4 outputs of a 3×3 convolution from 36 products
 * instead of 144.
 *
 *   Y = Aᵀ [ (G g Gᵀ) ⊙ (Bᵀ d B) ] A        d: 6×6 pixels   g: 3×3 weights   Y: 4×4 outputs
 *
 * Summed over channels, each of the 36 products is a matrix product of its own. Four neighbouring tiles are transformed at
 * once: columns are combined on the pixels as they lie in memory, then lanes are exchanged so that each holds one tile.
 * Source: Lavin & Gray 2015, "Fast Algorithms for Convolutional Neural Networks", section 4.3 (points 0, ±1, ±2, ∞).
 */
import type { Code } from '../wasm/encoding.ts';
import { f32x4, sequence, v128 } from '../wasm/instructions.ts';
import type { FunctionBuilder, Local } from '../wasm/module.ts';
import { exchanger, type Four } from './exchange.ts';
import { multiplyAdd, multiplySubtract, parametersOf, type Workshop } from './workshop.ts';

type Six<T> = readonly [T, T, T, T, T, T];

/** Tiles of one strip: what is transformed, multiplied and transformed back before the next is begun. */
export interface Strip {
  readonly channels: number;
  readonly tileRows: number;
  /** At least four. */
  readonly tileColumns: number;
  /** Bytes from one of the 36 matrices to the next. */
  readonly matrixBytes: number;
  /** The image in space: bytes from channel to channel, and from row to row. */
  readonly channelBytes: number;
  readonly rowBytes: number;
}

const { add, sub } = f32x4;

function locals<const Count extends 4 | 6>(built: FunctionBuilder, count: Count): Count extends 4 ? Four<Local> : Six<Local> {
  return built.locals('v128', count) as unknown as Count extends 4 ? Four<Local> : Six<Local>;
}

/** Bᵀ applied to six vectors. */
function inputTransform(workshop: Workshop, built: FunctionBuilder): (d: Six<Local>, out: Six<Local>) => Code {
  const [a, b, c, e] = locals(built, 4);
  const times = (factor: number, x: Local, plus: Code) => multiplyAdd(workshop, f32x4.const(factor), x.get, plus);
  const minus = (factor: number, x: Local, from: Code) => multiplySubtract(workshop, f32x4.const(factor), x.get, from);
  return (d, out) =>
    sequence(
      a.set(minus(4, d[2], d[4].get)),
      b.set(minus(4, d[1], d[3].get)),
      c.set(sub(d[4].get, d[2].get)),
      e.set(sub(d[3].get, d[1].get)),
      out[0].set(minus(5, d[2], times(4, d[0], d[4].get))),
      out[5].set(minus(5, d[3], times(4, d[1], d[5].get))),
      out[1].set(add(a.get, b.get)),
      out[2].set(sub(a.get, b.get)),
      out[3].set(times(2, e, c.get)),
      out[4].set(minus(2, e, c.get)),
    );
}

/** Aᵀ applied to six vectors. */
function outputTransform(workshop: Workshop, built: FunctionBuilder): (m: Six<Local>, out: Four<Local>) => Code {
  const [a, b, c, e] = locals(built, 4);
  const times = (factor: number, x: Local, plus: Code) => multiplyAdd(workshop, f32x4.const(factor), x.get, plus);
  return (m, out) =>
    sequence(
      a.set(add(m[1].get, m[2].get)),
      b.set(sub(m[1].get, m[2].get)),
      c.set(add(m[3].get, m[4].get)),
      e.set(sub(m[3].get, m[4].get)),
      out[0].set(add(add(m[0].get, a.get), c.get)),
      out[1].set(times(2, e, b.get)),
      out[2].set(times(4, c, a.get)),
      out[3].set(add(times(8, e, b.get), m[5].get)),
    );
}

/** Runs `body` for groups of four neighbouring tiles of each row; the last group of a row may repeat some of the one before. */
function eachFour(
  built: FunctionBuilder,
  strip: Strip,
  image: Local,
  matrices: Local,
  body: (image: Local, matrices: Local) => Code,
): Code {
  const { tileRows, tileColumns, rowBytes } = strip;
  const [row, at, matrix] = [built.local('i32'), built.local('i32'), built.local('i32')];
  const rest = tileColumns % 4;
  const back = rest === 0 ? 0 : rest - 4;
  const four = built.repeat(Math.floor(tileColumns / 4), body(at, matrix), at.advance(64), matrix.advance(16));
  return sequence(
    row.set(image.get),
    matrix.set(matrices.get),
    built.repeat(
      tileRows,
      at.set(row.get),
      four,
      rest === 0 ? [] : sequence(at.advance(16 * back), matrix.advance(4 * back), body(at, matrix), matrix.advance(16)),
      row.advance(4 * rowBytes),
    ),
  );
}

/** A function (image, V): V[k][c][tile] is Bᵀ d B. Image rows of a strip begin at its first tile's first pixel. */
export function emitInputTransform(workshop: Workshop, strip: Strip): FunctionBuilder {
  const built = workshop.module.function(['i32', 'i32']);
  const [image, matrices] = parametersOf(built, 2);
  const transform = inputTransform(workshop, built);
  const exchange = exchanger(built);
  const pixels = locals(built, 6);
  // combined[i] are the 20 columns under four tiles, in five vectors.
  const combined = Array.from({ length: 5 }, () => locals(built, 6));
  const columns = locals(built, 6);
  const products = locals(built, 6);
  const body = (at: Local, matrix: Local): Code =>
    sequence(
      ...combined.map((out, vector) =>
        sequence(...pixels.map((pixel, row) => pixel.set(v128.load(at.get, row * strip.rowBytes + 16 * vector))), transform(pixels, out)),
      ),
      ...[0, 1, 2, 3, 4, 5].map((row) => {
        const [a, b, c, d, e] = combined.map((out) => out[row]) as [Local, Local, Local, Local, Local];
        return sequence(
          exchange([a, b, c, d], columns.slice(0, 4)),
          exchange([b, c, d, e], columns.slice(4)),
          transform(columns, products),
          ...products.map((product, column) => v128.store(matrix.get, product.get, (6 * row + column) * strip.matrixBytes)),
        );
      }),
    );
  built.write(
    built.repeat(
      strip.channels,
      eachFour(built, strip, image, matrices, body),
      image.advance(strip.channelBytes),
      matrices.advance(4 * strip.tileRows * strip.tileColumns),
    ),
  );
  return built;
}

/** A function (M, b, y): y is Aᵀ M A + b for each channel's tiles. */
export function emitOutputTransform(workshop: Workshop, strip: Strip, bias: boolean): FunctionBuilder {
  const built = workshop.module.function(['i32', 'i32', 'i32']);
  const [matrices, b, image] = parametersOf(built, 3);
  const transform = outputTransform(workshop, built);
  const exchange = exchanger(built);
  const products = locals(built, 6);
  const combined = Array.from({ length: 6 }, () => locals(built, 4));
  const [outputs, neighbours] = [locals(built, 4), locals(built, 4)];
  const start = built.local('v128');
  const body = (at: Local, matrix: Local): Code =>
    sequence(
      ...combined.map((out, column) =>
        sequence(
          ...products.map((product, row) => product.set(v128.load(matrix.get, (6 * row + column) * strip.matrixBytes))),
          transform(products, out),
        ),
      ),
      ...[0, 1, 2, 3].map((row) =>
        sequence(
          transform(combined.map((out) => out[row]) as unknown as Six<Local>, outputs),
          exchange(outputs, neighbours),
          ...neighbours.map(({ get }, tile) => v128.store(at.get, bias ? add(get, start.get) : get, row * strip.rowBytes + 16 * tile)),
        ),
      ),
    );
  built.write(
    built.repeat(
      strip.channels,
      bias ? start.set(v128.loadSplat(b.get)) : [],
      eachFour(built, strip, image, matrices, body),
      image.advance(strip.channelBytes),
      matrices.advance(4 * strip.tileRows * strip.tileColumns),
      b.advance(4),
    ),
  );
  return built;
}
