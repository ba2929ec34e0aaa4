/** A program compiled for one set of shapes, with the memory it keeps. */
import type { Arena } from './arena.ts';
import type { Workshop } from './kernels/workshop.ts';
import type { OperandName, Step } from './programs/draft.ts';
import { ModuleBuilder } from './wasm/module.ts';

/** A tensor in the engine's memory. */
export interface Stored {
  readonly address: number;
  readonly count: number;
  /** Goes up whenever the numbers change. */
  version: number;
}

export type Operands = Readonly<Partial<Record<OperandName, Stored>>>;

export interface Plan {
  /** Bytes of memory that the plan keeps. */
  readonly bytes: number;
  /** Bytes of machine-independent code. */
  readonly codeBytes: number;
  /** Computes. Allocates nothing. Whoever calls it directly tells the engine that the results have `changed`. */
  run(operands: Operands): void;
  free(): void;
}

/** Extreme padding or dilation would make the packed image large where there is little in it: those are computed without. */
const mostScratch = 2 ** 28;

class TooMuchScratch extends Error {}

/**
 * Emits, compiles and instantiates; undefined when `draft` has no program for these shapes, or one that would keep too much.
 * On failure nothing stays allocated. @throws ShapeError when there is no memory.
 */
export function makePlan(arena: Arena, fused: boolean, draft: (workshop: Workshop) => readonly Step[] | undefined): Plan | undefined {
  const { memory } = arena;
  if (!(memory instanceof WebAssembly.Memory)) return undefined;
  const kept: number[] = [];
  const before = arena.bytes;
  let dropped = false;
  const free = () => {
    dropped = true;
    for (const address of kept.splice(0)) arena.free(address);
  };
  const allocate = (bytes: number): number => {
    if (arena.bytes - before + bytes > mostScratch) throw new TooMuchScratch();
    const address = arena.allocate(bytes);
    kept.push(address);
    arena.floats(address, Math.ceil(bytes / 4)).fill(0);
    return address;
  };
  const module = new ModuleBuilder();
  const table = (values: readonly number[]): number => {
    const address = allocate(4 * values.length);
    new Int32Array(arena.memory.buffer, address, values.length).set(values);
    return address;
  };
  const floats = (values: readonly number[]): number => {
    const address = allocate(4 * values.length);
    arena.floats(address, values.length).set(values);
    return address;
  };
  try {
    const steps = draft({ module, allocate, table, floats, fused });
    if (steps === undefined) {
      free();
      return undefined;
    }
    const code = module.assemble();
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(code), { engine: { memory } });
    const run = steps.map((step) => bind(step, exports, arena));
    return {
      bytes: arena.bytes - before,
      codeBytes: code.length,
      run(operands) {
        if (dropped) throw new Error('this plan was dropped: ask the engine for it again');
        for (const each of run) each(operands);
      },
      free,
    };
  } catch (error) {
    free();
    if (error instanceof TooMuchScratch) return undefined;
    throw error;
  }
}

function bind({ call, operands: names, prepare }: Step, exports: WebAssembly.Exports, arena: Arena): (operands: Operands) => void {
  // Every step names a function its drafter has exported: (i32, …) → nothing.
  const compute = exports[call] as (...addresses: number[]) => void;
  const addresses = names.map(() => 0);
  let prepared: { readonly stored: Stored; readonly version: number } | undefined;
  return (operands) => {
    const source = prepare && operands[prepare.operand];
    if (prepare && source && (prepared?.stored !== source || prepared.version !== source.version)) {
      prepare.into(arena.floats(source.address, source.count), arena.memory.buffer);
      prepared = { stored: source, version: source.version };
    }
    names.forEach((name, at) => {
      addresses[at] = operands[name]?.address ?? 0;
    });
    compute(...addresses);
  };
}
