/**
 * Weaves the phases of an image back together, or only cuts an image to size (one phase).
 *
 *   y[c, k·stepₕ + a, l·step_w + b] = phases[c, a, b, k, l]
 */
import type { Code } from '../wasm/encoding.ts';
import { i32, sequence } from '../wasm/instructions.ts';
import type { FunctionBuilder } from '../wasm/module.ts';
import { copyRun, interleaveRun, pointer } from './copy.ts';
import { parametersOf, type Workshop } from './workshop.ts';

export interface Weaving {
  readonly channels: number;
  readonly height: number;
  readonly width: number;
  /** Phases along each axis. */
  readonly step: readonly [number, number];
  /** Rows and columns of one phase, as they lie in memory. */
  readonly rows: number;
  readonly pitch: number;
}

export function phaseBytes({ rows, pitch }: Weaving): number {
  return 4 * rows * pitch;
}

/** A function (phases, y). */
export function emitUnpack(workshop: Workshop, weaving: Weaving): FunctionBuilder {
  const { channels, height, width, pitch } = weaving;
  const [stepRows, stepColumns] = weaving.step;
  const built = workshop.module.function(['i32', 'i32']);
  const [source, target] = parametersOf(built, 2);
  const [row, toRow, to] = [built.local('i32'), built.local('i32'), built.local('i32')];
  const bytes = phaseBytes(weaving);
  const weave = (): Code => {
    if (stepColumns === 2) {
      const [even, odd] = [pointer(built, row, 0), pointer(built, row, bytes)];
      return sequence(even.set, odd.set, to.set(toRow.get), interleaveRun(built, even.local, odd.local, to, width));
    }
    return sequence(
      ...Array.from({ length: Math.min(stepColumns, width) }, (_, b) => {
        const from = pointer(built, row, b * bytes);
        const count = Math.ceil((width - b) / stepColumns);
        return sequence(from.set, to.set(i32.add(toRow.get, i32.const(4 * b))), copyRun(built, from.local, to, count, 1, stepColumns));
      }),
    );
  };
  const rowPhases = Array.from({ length: Math.min(stepRows, height) }, (_, a) =>
    sequence(
      row.set(i32.add(source.get, i32.const(a * stepColumns * bytes))),
      toRow.set(i32.add(target.get, i32.const(4 * a * width))),
      built.repeat(Math.ceil((height - a) / stepRows), weave(), row.advance(4 * pitch), toRow.advance(4 * stepRows * width)),
    ),
  );
  built.write(built.repeat(channels, ...rowPhases, source.advance(stepRows * stepColumns * bytes), target.advance(4 * height * width)));
  return built;
}
