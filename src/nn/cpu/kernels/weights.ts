/**
 * Rearranges transposed weights: for each phase, the taps that reach it, as the dense tiles read them.
 *
 *   phase[g, o, c, t] = w[g·inputs + c, o, taps of the phase [t]]
 */
import { f32, i32 } from '../wasm/instructions.ts';
import type { FunctionBuilder } from '../wasm/module.ts';
import { parametersOf, type Workshop } from './workshop.ts';

export interface WeightPhases {
  readonly groups: number;
  readonly inputs: number;
  readonly outputs: number;
  /** Taps of the whole kernel. */
  readonly taps: number;
  readonly phases: readonly (readonly number[])[];
}

/** Longer lists of taps come from a table. */
const mostWrittenTaps = 32;

/** A function (w, phases). */
export function emitWeightPhases(workshop: Workshop, { groups, inputs, outputs, taps, phases }: WeightPhases): FunctionBuilder {
  const built = workshop.module.function(['i32', 'i32']);
  const [w, to] = parametersOf(built, 2);
  const [group, output, input, entry] = [built.local('i32'), built.local('i32'), built.local('i32'), built.local('i32')];
  const kernelBytes = 4 * taps;
  built.write(
    ...phases.map((list) => [
      ...group.set(w.get),
      ...built.repeat(
        groups,
        output.set(group.get),
        built.repeat(
          outputs,
          input.set(output.get),
          built.repeat(
            inputs,
            list.length <= mostWrittenTaps
              ? list.flatMap((tap, t) => f32.store(to.get, f32.load(input.get, 4 * tap), 4 * t))
              : [
                  ...entry.set(i32.const(workshop.table(list.map((tap) => 4 * tap)))),
                  ...built.repeat(
                    list.length,
                    f32.store(to.get, f32.load(i32.add(input.get, i32.load(entry.get)))),
                    entry.advance(4),
                    to.advance(4),
                  ),
                ],
            list.length <= mostWrittenTaps ? to.advance(4 * list.length) : [],
            input.advance(outputs * kernelBytes),
          ),
          output.advance(kernelBytes),
        ),
        group.advance(inputs * outputs * kernelBytes),
      ),
    ]),
  );
  return built;
}
