/**
 * The gradient of a convolution's weights: each weight is the correlation of the two planes it connects.
 *
 *   dw[t] += Σ_{p,q} small[p, q] · large[offset t + (p, q)]
 */
import type { Code } from '../wasm/encoding.ts';
import { f32, f32x4, i32, sequence, v128 } from '../wasm/instructions.ts';
import type { FunctionBuilder, Local } from '../wasm/module.ts';
import { multiplyAdd, parametersOf, type Workshop } from './workshop.ts';

export interface Correlation {
  /** Where each tap reads in the large plane, in bytes. */
  readonly taps: readonly number[];
  readonly rows: number;
  readonly width: number;
  /** Bytes between the places that two rows of the small plane look at in the large one. */
  readonly largeRowBytes: number;
}

/** So many sums at most stay in registers while the planes are read once. */
const mostSums = 12;
/** With more taps, they come one by one from a table. */
const mostWrittenTaps = 64;

/** A function (small, large, dw) that adds one plane's part to all taps. */
export function emitCorrelate(workshop: Workshop, correlation: Correlation): FunctionBuilder {
  const { taps, rows, width, largeRowBytes } = correlation;
  const built = workshop.module.function(['i32', 'i32', 'i32']);
  const [small, large, dw] = parametersOf(built, 3);
  const [from, toRow, to] = [built.local('i32'), built.local('i32'), built.local('i32')];
  const pixels = built.local('v128');
  const passes = Math.ceil(taps.length / mostSums);
  const sumsAtOnce = Math.ceil(taps.length / passes);
  const sums = built.locals('v128', Math.min(sumsAtOnce, mostSums));

  const sumOf = (offsets: readonly number[], start: Code, end: number): Code => {
    const used = sums.slice(0, offsets.length) as Local[];
    const add = (read: typeof v128.load): Code =>
      sequence(
        pixels.set(read(from.get)),
        ...used.map((sum, t) => sum.set(multiplyAdd(workshop, pixels.get, read(to.get, offsets[t]), sum.get))),
      );
    return sequence(
      ...used.map((sum) => sum.set(f32x4.const(0))),
      from.set(small.get),
      toRow.set(start),
      built.repeat(
        rows,
        to.set(toRow.get),
        built.repeat(Math.floor(width / 4), add(v128.load), from.advance(16), to.advance(16)),
        // One lane at a time, so that nothing beyond the row is multiplied, not even by zero: it might be infinite.
        built.repeat(width % 4, add(v128.loadZero), from.advance(4), to.advance(4)),
        toRow.advance(largeRowBytes),
      ),
      ...used.map((sum, t) => f32.store(dw.get, f32.add(f32.load(dw.get, end + 4 * t), laneSum(sum)), end + 4 * t)),
    );
  };
  if (taps.length <= mostWrittenTaps) {
    const chunks = Array.from({ length: passes }, (_, pass) => pass * sumsAtOnce);
    built.write(...chunks.map((at) => sumOf(taps.slice(at, at + sumsAtOnce), large.get, 4 * at)));
  } else {
    const entry = built.local('i32');
    built.write(
      entry.set(i32.const(workshop.table(taps))),
      built.repeat(taps.length, sumOf([0], i32.add(large.get, i32.load(entry.get)), 0), entry.advance(4), dw.advance(4)),
    );
  }
  return built;
}

function laneSum({ get }: Local): Code {
  const [a, b, c, d] = [0, 1, 2, 3].map((lane) => f32x4.lane(get, lane)) as [Code, Code, Code, Code];
  return f32.add(f32.add(a, b), f32.add(c, d));
}
