/**
 * The instructions our kernels use, as functions from the code of the operands to code: `f32.add(x.get, y.get)`.
 * Written in the order of evaluation, an expression in TypeScript is the same expression in WebAssembly.
 *
 * Addresses are byte addresses; `offset` is a constant that the machine adds for nothing. No alignment is promised.
 * Source: WebAssembly Core Specification 3.0, section 5.4 "Instructions"; the relaxed multiply-add is 0xfd 0x105.
 */
import { type Code, float32, signed, unsigned } from './encoding.ts';

/** Code after code: a sequence of statements. */
export const sequence = (...parts: readonly Code[]): Code => parts;

const binary =
  (...opcode: Code) =>
  (left: Code, right: Code): Code => [left, right, ...opcode];
const unary =
  (...opcode: Code) =>
  (operand: Code): Code => [operand, ...opcode];
const load =
  (...opcode: Code) =>
  (address: Code, offset = 0): Code => [address, ...opcode, 0, ...unsigned(offset)];
const store =
  (...opcode: Code) =>
  (address: Code, value: Code, offset = 0): Code => [address, value, ...opcode, 0, ...unsigned(offset)];

/** A SIMD opcode: the prefix 0xfd and the number. */
const simd = (number: number): Code => [0xfd, ...unsigned(number)];

export const i32 = {
  const: (value: number): Code => [0x41, ...signed(value)],
  add: binary(0x6a),
  sub: binary(0x6b),
  mul: binary(0x6c),
  and: binary(0x71),
  eq: binary(0x46),
  lessUnsigned: binary(0x49),
  select: (whenTrue: Code, whenFalse: Code, condition: Code): Code => [whenTrue, whenFalse, condition, 0x1b],
  load: load(0x28),
  store: store(0x36),
};

export const f32 = {
  const: (value: number): Code => [0x43, ...float32(value)],
  load: load(0x2a),
  store: store(0x38),
  add: binary(0x92),
  sub: binary(0x93),
  mul: binary(0x94),
  div: binary(0x95),
};

export const v128 = {
  load: load(...simd(0x00)),
  store: store(...simd(0x0b)),
  /** One float from memory into all four lanes. */
  loadSplat: load(...simd(0x09)),
  /** One float from memory into lane 0, zeros into the others. */
  loadZero: load(...simd(0x5c)),
  and: binary(...simd(0x4e)),
  /** Bits of `whenTrue` where the mask has ones, else of `whenFalse`. */
  select: (whenTrue: Code, whenFalse: Code, mask: Code): Code => [whenTrue, whenFalse, mask, ...simd(0x52)],
  storeLane: (address: Code, value: Code, lane: number, offset = 0): Code => [address, value, ...simd(0x5a), 0, ...unsigned(offset), lane],
};

export const f32x4 = {
  const: (value: number): Code => [...simd(0x0c), ...float32(value, value, value, value)],
  lanes: (a: number, b: number, c: number, d: number): Code => [...simd(0x0c), ...float32(a, b, c, d)],
  splat: unary(...simd(0x13)),
  lane: (value: Code, lane: number): Code => [value, ...simd(0x1f), lane],
  add: binary(...simd(0xe4)),
  sub: binary(...simd(0xe5)),
  mul: binary(...simd(0xe6)),
  div: binary(...simd(0xe7)),
  floor: unary(...simd(0x68)),
  greater: binary(...simd(0x44)),
  atLeast: binary(...simd(0x46)),
  less: binary(...simd(0x43)),
  /** a·b + c, rounded once or twice as the machine likes. */
  relaxedMadd: (a: Code, b: Code, c: Code): Code => [a, b, c, ...simd(0x105)],
  /** c − a·b, likewise. */
  relaxedNmadd: (a: Code, b: Code, c: Code): Code => [a, b, c, ...simd(0x106)],
  /** Lanes 0–3 pick from `left`, 4–7 from `right`. */
  shuffle: (left: Code, right: Code, lanes: readonly [number, number, number, number]): Code => [
    left,
    right,
    ...simd(0x0d),
    ...lanes.flatMap((lane) => [4 * lane, 4 * lane + 1, 4 * lane + 2, 4 * lane + 3]),
  ],
};

export const i32x4 = {
  splat: unary(...simd(0x11)),
  add: binary(...simd(0xae)),
  mul: binary(...simd(0xb5)),
  /** Floats to integers; NaN becomes 0, what is too large the largest. */
  fromFloat: unary(...simd(0xf8)),
};

/** Blocks yield no value, so a branch only jumps; `depth` counts the blocks it leaves, 0 the innermost. */
export const control = {
  block: (...body: readonly Code[]): Code => [0x02, 0x40, ...body, 0x0b],
  loop: (...body: readonly Code[]): Code => [0x03, 0x40, ...body, 0x0b],
  when: (condition: Code, ...body: readonly Code[]): Code => [condition, 0x04, 0x40, ...body, 0x0b],
  branchIf: (condition: Code, depth = 0): Code => [condition, 0x0d, ...unsigned(depth)],
  call: (callee: { readonly index: number }, ...operands: readonly Code[]): Code => [...operands, 0x10, ...unsigned(callee.index)],
};
