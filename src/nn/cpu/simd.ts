/** What this machine's WebAssembly can do, found out by offering it a small module that uses it. */
import type { Code } from './wasm/encoding.ts';
import { f32x4, i32, v128 } from './wasm/instructions.ts';
import { ModuleBuilder } from './wasm/module.ts';

function accepts(value: Code): boolean {
  if (typeof WebAssembly === 'undefined') return false;
  const module = new ModuleBuilder();
  module.function([], 'probe').write(v128.store(i32.const(0), value));
  return WebAssembly.validate(module.assemble());
}

/** False where a Content-Security-Policy forbids compiling. */
function mayCompile(): boolean {
  try {
    new WebAssembly.Module(new ModuleBuilder().assemble());
    return true;
  } catch {
    return false;
  }
}

export const hasSimd = (): boolean => accepts(f32x4.const(1)) && mayCompile();
export const hasRelaxedSimd = (): boolean => accepts(f32x4.relaxedMadd(f32x4.const(1), f32x4.const(1), f32x4.const(1)));
