/**
 * Lays an image out so that every tap of every output reads four neighbouring floats at once, and none needs a test for the
 * border: each plane gets its zeros around it, and the columns that a stride visits together become neighbours.
 *
 *   packed[c, u mod phases, v, ⌊u / phases⌋] = x[c, v − top, u − left]       0 outside x
 *
 * Only what lies inside x is written: the border is zero from the start and stays so.
 */
import { i32, sequence } from '../wasm/instructions.ts';
import type { FunctionBuilder } from '../wasm/module.ts';
import { copyRun } from './copy.ts';
import { parametersOf, type Workshop } from './workshop.ts';

export interface Packing {
  readonly channels: number;
  readonly height: number;
  readonly width: number;
  /** Rows and columns put before the image; negative ones are cut off it. */
  readonly top: number;
  readonly left: number;
  /** Column phases: the horizontal stride. */
  readonly phases: number;
  /** Rows and columns of one packed phase. */
  readonly rows: number;
  readonly pitch: number;
}

/** Bytes from one channel to the next: an odd number of cache lines, so that channels don't fall on the same cache sets. */
export function packedPlaneBytes({ phases, rows, pitch }: Packing): number {
  return (Math.ceil((phases * rows * pitch * 4) / 64) | 1) * 64;
}

/** Byte offset of the padded cell (row, column) within a channel. */
export function packedOffset({ phases, rows, pitch }: Packing, row: number, column: number): number {
  return (((column % phases) * rows + row) * pitch + Math.floor(column / phases)) * 4;
}

/** A function (x, packed) that packs one image. */
export function emitPack(workshop: Workshop, packing: Packing): FunctionBuilder {
  const { channels, height, width, top, left, phases, rows, pitch } = packing;
  const built = workshop.module.function(['i32', 'i32']);
  const [source, target] = parametersOf(built, 2);
  const [from, to, fromRow, toRow] = [built.local('i32'), built.local('i32'), built.local('i32'), built.local('i32')];
  const firstRow = Math.max(0, -top);
  const lastRow = Math.min(height, rows - top);
  const lastColumn = Math.min(width, pitch * phases - left);
  const runs = Array.from({ length: phases }, (_, phase) => {
    const column = Math.max(0, -left) + phase;
    const count = Math.ceil((lastColumn - column) / phases);
    if (count < 1 || lastRow <= firstRow) return [];
    return sequence(
      fromRow.set(i32.add(source.get, i32.const((firstRow * width + column) * 4))),
      toRow.set(i32.add(target.get, i32.const(packedOffset(packing, firstRow + top, column + left)))),
      built.repeat(
        lastRow - firstRow,
        from.set(fromRow.get),
        to.set(toRow.get),
        copyRun(built, from, to, count, phases),
        fromRow.advance(4 * width),
        toRow.advance(4 * pitch),
      ),
    );
  });
  built.write(built.repeat(channels, ...runs, source.advance(4 * height * width), target.advance(packedPlaneBytes(packing))));
  return built;
}
