/**
 * Filters one plane with one kernel: depthwise convolution, and images of one channel.
 *
 *   y[p, q] = b + Σ_{i,j} x[p·s + i·d, j-th column of the taps, q] · w[i, j]
 *
 * A tile is a few rows by a few vectors of outputs. A row of x is loaded once for all the rows of the tile that it reaches;
 * up to nine weights stay in registers for the whole plane, up to five for a column of the kernel at a time.
 */
import type { Code } from '../wasm/encoding.ts';
import { f32x4, sequence, v128 } from '../wasm/instructions.ts';
import type { FunctionBuilder, Local } from '../wasm/module.ts';
import { multiplyAdd, parametersOf, type Workshop } from './workshop.ts';

export interface PlanarFilter {
  readonly kernel: readonly [number, number];
  /** Rows of x from one output row to the next, and from one tap to the one below. */
  readonly rowStride: number;
  readonly rowDilation: number;
  readonly inputRowBytes: number;
  /** Where the taps of each kernel column read, in bytes. */
  readonly columns: readonly number[];
  readonly height: number;
  /** At least four. */
  readonly width: number;
  readonly bias: boolean;
}

/** Which weights stay in registers while a tile is computed. */
type Keeping = 'all' | 'column' | 'none';

interface Tile {
  readonly keeping: Keeping;
  readonly rows: number;
  readonly vectors: number;
}

/**
 * Sums, kept weights, pixels and, where it isn't fused, a product have to fit in the sixteen registers; the more sums there
 * are, the less one multiply-add waits for another. Found by trying, in Chromium.
 */
function tileFor([kernelRows, kernelColumns]: readonly [number, number], height: number, width: number): Tile {
  const tile = (keeping: Keeping, rows: number, vectors: number): Tile => {
    return { keeping, rows: Math.min(rows, height), vectors: Math.min(vectors, Math.floor(width / 4)) };
  };
  if (kernelRows * kernelColumns <= 9) return tile('all', 5, 1);
  if (kernelRows <= 5) return tile('column', 4, 2);
  return tile('none', 2, 4);
}

/** A function (x, w, b, y) that filters a plane. */
export function emitPlanar(workshop: Workshop, filter: PlanarFilter): FunctionBuilder {
  const { kernel, height, width, rowStride, inputRowBytes } = filter;
  const tile = tileFor(kernel, height, width);
  const built = workshop.module.function(['i32', 'i32', 'i32', 'i32']);
  const [x, w, b, y] = parametersOf(built, 4);
  const taps = kernel[0] * kernel[1];
  const weights = built.locals('v128', tile.keeping === 'all' ? taps : tile.keeping === 'column' ? kernel[0] : 1);
  const start = built.local('v128');
  const [from, to] = [built.local('i32'), built.local('i32')];
  const pixels = 4 * tile.vectors;
  const rest = width % pixels;
  const block = (rows: number): Code => {
    const compute = emitTile(workshop, built, filter, { ...tile, rows }, { from, to, w, weights, start });
    return sequence(
      from.set(x.get),
      to.set(y.get),
      built.repeat(Math.floor(width / pixels), compute, from.advance(4 * pixels), to.advance(4 * pixels)),
      rest === 0 ? [] : sequence(from.advance(4 * (rest - pixels)), to.advance(4 * (rest - pixels)), compute),
      x.advance(rows * rowStride * inputRowBytes),
      y.advance(rows * width * 4),
    );
  };
  built.write(
    tile.keeping === 'all' ? sequence(...weights.map((weight, t) => weight.set(v128.loadSplat(w.get, 4 * t)))) : [],
    start.set(filter.bias ? v128.loadSplat(b.get) : f32x4.const(0)),
    built.repeat(Math.floor(height / tile.rows), block(tile.rows)),
    height % tile.rows === 0 ? [] : block(height % tile.rows),
  );
  return built;
}

interface Registers {
  readonly from: Local;
  readonly to: Local;
  readonly w: Local;
  readonly weights: readonly Local[];
  readonly start: Local;
}

function emitTile(workshop: Workshop, built: FunctionBuilder, filter: PlanarFilter, tile: Tile, registers: Registers): Code {
  const { kernel, rowStride, rowDilation, inputRowBytes, columns, width } = filter;
  const { from, to, w, weights, start } = registers;
  const sums = Array.from({ length: tile.rows }, () => built.locals('v128', tile.vectors));
  const pixels = built.locals('v128', tile.vectors);
  /** For each row of x that is read, the rows of the tile and of the kernel that meet there. */
  const meetings = new Map<number, [row: number, tap: number][]>();
  for (let row = 0; row < tile.rows; row++) {
    for (let tap = 0; tap < kernel[0]; tap++) {
      const at = row * rowStride + tap * rowDilation;
      meetings.set(at, [...(meetings.get(at) ?? []), [row, tap]]);
    }
  }
  const inOrder = [...meetings].sort(([a], [b]) => a - b);
  const weightOf = (tap: number, column: number): { before: Code; value: Local } => {
    const index = tap * kernel[1] + column;
    // The number of weights was chosen by the same rule.
    if (tile.keeping === 'all') return { before: [], value: weights[index] as Local };
    if (tile.keeping === 'column') return { before: [], value: weights[tap] as Local };
    const one = weights[0] as Local;
    return { before: one.set(v128.loadSplat(w.get, 4 * index)), value: one };
  };
  const column = (offset: number, at: number): Code =>
    sequence(
      ...(tile.keeping === 'column' ? weights.map((weight, tap) => weight.set(v128.loadSplat(w.get, 4 * (tap * kernel[1] + at)))) : []),
      ...inOrder.map(([row, pairs]) =>
        sequence(
          ...pixels.map((vector, v) => vector.set(v128.load(from.get, offset + row * inputRowBytes + 16 * v))),
          ...pairs.map(([sum, tap]) => {
            const { before, value } = weightOf(tap, at);
            return sequence(
              before,
              ...(sums[sum] as Local[]).map((each, v) => each.set(multiplyAdd(workshop, (pixels[v] as Local).get, value.get, each.get))),
            );
          }),
        ),
      ),
    );
  return sequence(
    ...sums.flat().map((sum) => sum.set(start.get)),
    ...columns.map(column),
    ...sums.flatMap((row, r) => row.map((sum, v) => v128.store(to.get, sum.get, r * width * 4 + 16 * v))),
  );
}
