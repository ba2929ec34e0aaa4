/** Copies runs of floats whose length is known when the kernel is emitted. */
import type { Code } from '../wasm/encoding.ts';
import { f32, f32x4, i32, sequence, v128 } from '../wasm/instructions.ts';
import type { FunctionBuilder, Local } from '../wasm/module.ts';

/** One float after the other, from every `fromStep`-th to every `toStep`-th. Both pointers move on by what was copied. */
function copyScalars(built: FunctionBuilder, from: Local, to: Local, count: number, fromStep: number, toStep: number): Code {
  return built.repeat(count, f32.store(to.get, f32.load(from.get)), from.advance(4 * fromStep), to.advance(4 * toStep));
}

/**
 * Copies `count` floats from `from`, taking every `fromStep`-th, to `to`, at every `toStep`-th place. Both pointers are moved
 * on to some place within or just behind the run.
 */
export function copyRun(built: FunctionBuilder, from: Local, to: Local, count: number, fromStep = 1, toStep = 1): Code {
  if (toStep !== 1 || fromStep > 2 || count < 4) return copyScalars(built, from, to, count, fromStep, toStep);
  const four = fromStep === 1 ? v128.load(from.get) : f32x4.shuffle(v128.load(from.get), v128.load(from.get, 16), [0, 2, 4, 6]);
  const whole = Math.floor(count / 4);
  const rest = count % 4;
  const vectors = built.repeat(whole, v128.store(to.get, four), from.advance(16 * fromStep), to.advance(16));
  if (rest === 0) return vectors;
  // The last vector overlaps the one before it.
  return sequence(vectors, from.advance(-4 * fromStep * (4 - rest)), to.advance(-4 * (4 - rest)), v128.store(to.get, four));
}

/** to[0, 1, 2, …] = even[0], odd[0], even[1], …, `count` floats in all; pointers end where they will. */
export function interleaveRun(built: FunctionBuilder, even: Local, odd: Local, to: Local, count: number): Code {
  const [a, b] = [built.local('v128'), built.local('v128')];
  const whole = Math.floor(count / 8);
  const rest = count % 8;
  const vectors = built.repeat(
    whole,
    a.set(v128.load(even.get)),
    b.set(v128.load(odd.get)),
    v128.store(to.get, f32x4.shuffle(a.get, b.get, [0, 4, 1, 5])),
    v128.store(to.get, f32x4.shuffle(a.get, b.get, [2, 6, 3, 7]), 16),
    even.advance(16),
    odd.advance(16),
    to.advance(32),
  );
  const scalars = Array.from({ length: rest }, (_, at) => {
    const source = at % 2 === 0 ? even : odd;
    return f32.store(to.get, f32.load(source.get, 4 * Math.floor(at / 2)), 4 * at);
  });
  return sequence(vectors, ...scalars);
}

/** A pointer at a constant distance from another. */
export function pointer(built: FunctionBuilder, base: Local, offset: number): { readonly local: Local; readonly set: Code } {
  const local = built.local('i32');
  return { local, set: local.set(offset === 0 ? base.get : i32.add(base.get, i32.const(offset))) };
}
