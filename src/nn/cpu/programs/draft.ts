/**
 * A program computes one operator for one set of shapes: functions emitted into a module, and the order in which they are
 * called with the addresses of which tensors.
 */

import type { Code } from '../wasm/encoding.ts';
import { control, i32 } from '../wasm/instructions.ts';
import type { FunctionBuilder } from '../wasm/module.ts';

/** Tensors of a forward pass, and of a backward one. */
export type OperandName = 'x' | 'w' | 'b' | 'y' | 'offset' | 'mask' | 'dy' | 'dx' | 'dw' | 'db';

/** Calls an exported function with the addresses of the operands; an operand that was not given has address 0. */
export interface Step {
  readonly call: string;
  readonly operands: readonly OperandName[];
  /** The numbers of one operand, rearranged beforehand: done again only when that tensor has changed. */
  readonly prepare?: { readonly operand: OperandName; into(source: Float32Array, memory: ArrayBuffer): void };
}

/** A call with constant addresses where a parameter is a number. */
export function callWith(callee: FunctionBuilder, ...operands: readonly (Code | number)[]): Code {
  return control.call(callee, ...operands.map((operand) => (typeof operand === 'number' ? i32.const(operand) : operand)));
}
