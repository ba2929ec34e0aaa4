/**
 * A WebAssembly module put together from functions. It imports one memory, `engine.memory`, and exports the functions that
 * are given a name.
 * Source: WebAssembly Core Specification, section 5.5 "Modules".
 */
import { type Code, flatten, section, text, unsigned, vector } from './encoding.ts';
import { control, i32, sequence } from './instructions.ts';

export type ValueType = 'i32' | 'f32' | 'v128';
const typeByte = { i32: 0x7f, f32: 0x7d, v128: 0x7b } as const;

/** A local variable or parameter of a function. */
export interface Local {
  readonly get: Code;
  set(value: Code): Code;
  /** Sets and leaves the value on the stack. */
  tee(value: Code): Code;
  /** Adds to an i32 local. */
  advance(by: number | Code): Code;
}

function localAt(index: number): Local {
  const number = unsigned(index);
  const get = [0x20, ...number];
  const set = (value: Code): Code => [value, 0x21, ...number];
  return {
    get,
    set,
    tee: (value) => [value, 0x22, ...number],
    advance: (by) => (by === 0 ? [] : set(i32.add(get, typeof by === 'number' ? i32.const(by) : by))),
  };
}

/** A function without a result: it works on memory. */
export class FunctionBuilder {
  readonly index: number;
  readonly exportName: string | undefined;
  readonly parameters: readonly Local[];
  readonly #types: readonly ValueType[];
  readonly #locals: ValueType[] = [];
  #body: Code = [];

  constructor(index: number, types: readonly ValueType[], exportName?: string) {
    this.index = index;
    this.exportName = exportName;
    this.#types = types;
    this.parameters = types.map((_, at) => localAt(at));
  }

  local(type: ValueType): Local {
    return localAt(this.#types.length + this.#locals.push(type) - 1);
  }

  locals(type: ValueType, count: number): Local[] {
    return Array.from({ length: count }, () => this.local(type));
  }

  /** Runs the body a number of times known now; no loop is written for once, nothing for never. */
  repeat(times: number, ...body: readonly Code[]): Code {
    if (times < 1) return [];
    if (times === 1) return sequence(...body);
    const left = this.local('i32');
    return sequence(left.set(i32.const(times)), control.loop(...body, control.branchIf(left.tee(i32.sub(left.get, i32.const(1))))));
  }

  write(...body: readonly Code[]): void {
    this.#body = body;
  }

  get type(): Code {
    return [0x60, ...vector(this.#types.map((type) => [typeByte[type]])), 0];
  }

  get code(): Code {
    const content = flatten([vector(this.#locals.map((type) => [1, typeByte[type]])), this.#body, 0x0b]);
    return [...unsigned(content.length), content];
  }
}

export class ModuleBuilder {
  readonly #functions: FunctionBuilder[] = [];

  function(types: readonly ValueType[], exportName?: string): FunctionBuilder {
    const built = new FunctionBuilder(this.#functions.length, types, exportName);
    this.#functions.push(built);
    return built;
  }

  /** The module's bytes, once every function has been written. */
  assemble(): Uint8Array<ArrayBuffer> {
    const functions = this.#functions;
    const exported = functions.flatMap(({ exportName, index }) =>
      exportName === undefined ? [] : [[...text(exportName), 0x00, ...unsigned(index)]],
    );
    return Uint8Array.from(
      flatten([
        ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
        ...section(1, vector(functions.map(({ type }) => type))),
        ...section(2, vector([[...text('engine'), ...text('memory'), 0x02, 0x00, 0x01]])),
        ...section(3, vector(functions.map(({ index }) => unsigned(index)))),
        ...section(7, vector(exported)),
        ...section(10, vector(functions.map(({ code }) => code))),
      ]),
    );
  }
}
