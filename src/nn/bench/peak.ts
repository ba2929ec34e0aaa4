/**
 * The most that 128-bit WebAssembly arithmetic can do on this machine: chains of multiply-adds that wait for nothing but
 * themselves, as many as hide the latency of one.
 */
import type { Workshop } from '../cpu/kernels/workshop.ts';
import { multiplyAdd } from '../cpu/kernels/workshop.ts';
import { f32x4, i32, sequence, v128 } from '../cpu/wasm/instructions.ts';
import { ModuleBuilder } from '../cpu/wasm/module.ts';

const turns = 10_000;
const stepsPerTurn = 8;
/** Thirteen sums, the two factors and a product in between fill the sixteen registers; ten waited for each other. */
const chains = 13;

/** A function to be timed, and the floating-point operations of one call. */
export function peakKernel(fused: boolean): { readonly run: () => void; readonly operations: number } {
  const module = new ModuleBuilder();
  const nothing = () => 0;
  const workshop: Workshop = { module, fused, allocate: nothing, table: nothing, floats: nothing };
  const built = module.function([], 'run');
  const sums = built.locals('v128', chains);
  const [factor, term] = [built.local('v128'), built.local('v128')];
  built.write(
    factor.set(f32x4.const(0.999)),
    term.set(f32x4.const(0.001)),
    built.repeat(
      turns,
      ...Array.from({ length: stepsPerTurn }, () =>
        sequence(...sums.map((sum) => sum.set(multiplyAdd(workshop, sum.get, factor.get, term.get)))),
      ),
    ),
    // Stored, so that no compiler may leave them out.
    ...sums.map((sum, at) => v128.store(i32.const(16 * at), sum.get)),
  );
  const memory = new WebAssembly.Memory({ initial: 1 });
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(module.assemble()), { engine: { memory } });
  return { run: exports['run'] as () => void, operations: turns * stepsPerTurn * chains * 8 };
}
