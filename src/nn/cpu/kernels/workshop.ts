/**
 * What an emitter of kernels is given: a module to write functions into, memory of the plan's own, and the machine's
 * cheapest way to multiply and add.
 */
import type { Code } from '../wasm/encoding.ts';
import { f32x4 } from '../wasm/instructions.ts';
import type { FunctionBuilder, ModuleBuilder } from '../wasm/module.ts';

export interface Workshop {
  readonly module: ModuleBuilder;
  /** Bytes that belong to the plan until it is dropped, zero at first; returns their address. */
  allocate(bytes: number): number;
  /** Puts integers into memory for good; returns their address. */
  table(values: readonly number[]): number;
  /** Likewise floats. */
  floats(values: readonly number[]): number;
  /** Whether relaxed multiply-adds may be used. */
  readonly fused: boolean;
}

/** a·b + c */
export function multiplyAdd({ fused }: Workshop, a: Code, b: Code, c: Code): Code {
  return fused ? f32x4.relaxedMadd(a, b, c) : f32x4.add(c, f32x4.mul(a, b));
}

/** c − a·b */
export function multiplySubtract({ fused }: Workshop, a: Code, b: Code, c: Code): Code {
  return fused ? f32x4.relaxedNmadd(a, b, c) : f32x4.sub(c, f32x4.mul(a, b));
}

/** The parameters of a function as a tuple of known length. */
export function parametersOf<const Count extends number>(
  built: FunctionBuilder,
  count: Count,
): TupleOf<FunctionBuilder['parameters'][number], Count> {
  if (built.parameters.length !== count) throw new Error(`the function has ${built.parameters.length} parameters, not ${count}`);
  // The length was compared just above.
  return built.parameters as unknown as TupleOf<FunctionBuilder['parameters'][number], Count>;
}

type TupleOf<T, Count extends number, Built extends readonly T[] = readonly []> = Built['length'] extends Count
  ? Built
  : TupleOf<T, Count, readonly [...Built, T]>;
