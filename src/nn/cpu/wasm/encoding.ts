/**
 * How WebAssembly writes numbers and sequences as bytes.
 * Source: WebAssembly Core Specification, section 5.2 "Values" (LEB128 integers, little-endian floats).
 */
/** Bytes, or code made of code: kept nested until the end, so that building large functions copies nothing. */
export type Code = readonly (number | Code)[];

/** The bytes of code, in order. */
export function flatten(code: Code, into: number[] = []): number[] {
  for (const part of code) {
    if (typeof part === 'number') into.push(part);
    else flatten(part, into);
  }
  return into;
}

/** An unsigned integer below 2³², seven bits a byte, the lowest first. */
export function unsigned(value: number): Code {
  const bytes: number[] = [];
  let rest = value >>> 0;
  while (rest > 127) {
    bytes.push((rest & 127) | 128);
    rest >>>= 7;
  }
  return [...bytes, rest];
}

/** A signed 32-bit integer; the last byte's bit 6 is the sign. */
export function signed(value: number): Code {
  const bytes: number[] = [];
  let rest = value | 0;
  while (rest < -64 || rest > 63) {
    bytes.push((rest & 127) | 128);
    rest >>= 7;
  }
  return [...bytes, rest & 127];
}

export function float32(...values: readonly number[]): Code {
  return [...new Uint8Array(Float32Array.from(values).buffer)];
}

/** A count, then the items. */
export function vector(items: readonly Code[]): Code {
  return [...unsigned(items.length), ...items];
}

export function text(characters: string): Code {
  const bytes = new TextEncoder().encode(characters);
  return [...unsigned(bytes.length), ...bytes];
}

/** A section of a module: its number, its length in bytes, its content. */
export function section(number: number, content: Code): Code {
  const bytes = flatten(content);
  return [number, ...unsigned(bytes.length), ...bytes];
}
