import { describe, expect, it } from 'vitest';
import { float32, signed, unsigned } from './encoding.ts';
import { control, f32, f32x4, i32, i32x4, sequence, v128 } from './instructions.ts';
import { type FunctionBuilder, ModuleBuilder } from './module.ts';

/** Assembles one function of the given i32 arguments, calls it, and shows the memory as floats. */
function run(write: (built: FunctionBuilder) => void, before: readonly number[] = [], ...operands: number[]): Float32Array {
  const module = new ModuleBuilder();
  write(
    module.function(
      operands.map(() => 'i32' as const),
      'run',
    ),
  );
  const memory = new WebAssembly.Memory({ initial: 1 });
  new Float32Array(memory.buffer).set(before);
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(module.assemble()), { engine: { memory } });
  (exports['run'] as (...operands: number[]) => void)(...operands);
  return new Float32Array(memory.buffer);
}

describe('the byte encodings', () => {
  it('writes integers in groups of seven bits', () => {
    expect(unsigned(624485)).toEqual([0xe5, 0x8e, 0x26]);
    expect(unsigned(2 ** 32 - 1)).toEqual([0xff, 0xff, 0xff, 0xff, 0x0f]);
    expect([signed(-1), signed(63), signed(64), signed(-123456)]).toEqual([[0x7f], [0x3f], [0xc0, 0x00], [0xc0, 0xbb, 0x78]]);
    expect(float32(1)).toEqual([0, 0, 0x80, 0x3f]);
  });
});

describe('an assembled module', () => {
  it('evaluates expressions in the order they are written', () => {
    const memory = run(
      (built) => {
        const [address] = built.parameters;
        if (address === undefined) return;
        built.write(f32.store(address.get, f32.sub(f32.load(address.get), f32.const(2.5)), 8));
      },
      [10],
      0,
    );
    expect(memory[2]).toBe(7.5);
  });

  it('repeats a body as often as it is told, also never and once', () => {
    for (const times of [0, 1, 7]) {
      const memory = run((built) => {
        const sum = built.local('f32');
        built.write(built.repeat(times, sum.set(f32.add(sum.get, f32.const(3)))), f32.store(i32.const(0), sum.get));
      });
      expect(memory[0]).toBe(3 * times);
    }
  });

  it('calls another function with operands, and runs a branch only when its condition holds', () => {
    const module = new ModuleBuilder();
    const put = module.function(['i32', 'f32']);
    const [at, value] = put.parameters as [(typeof put.parameters)[0], (typeof put.parameters)[0]];
    put.write(control.when(i32.lessUnsigned(at.get, i32.const(8)), f32.store(at.get, value.get)));
    const main = module.function([], 'run');
    main.write(...[0, 4, 8].map((address) => control.call(put, i32.const(address), f32.const(address + 1))));
    const memory = new WebAssembly.Memory({ initial: 1 });
    const instance = new WebAssembly.Instance(new WebAssembly.Module(module.assemble()), { engine: { memory } });
    (instance.exports['run'] as () => void)();
    expect([...new Float32Array(memory.buffer, 0, 3)]).toEqual([1, 5, 0]);
  });

  it('computes on four lanes: loads, splats, shuffles, single lanes, conversions', () => {
    const memory = run(
      (built) => {
        const [a, b] = built.locals('v128', 2);
        const address = i32.const(0);
        if (a === undefined || b === undefined) return;
        built.write(
          a.set(v128.load(address)),
          b.set(v128.loadSplat(address, 8)),
          v128.store(address, f32x4.mul(a.get, b.get), 16),
          v128.store(address, f32x4.shuffle(a.get, b.get, [3, 1, 4, 7]), 32),
          v128.storeLane(address, a.get, 2, 48),
          v128.store(address, v128.loadZero(address, 4), 64),
          v128.store(address, i32x4.add(i32x4.fromFloat(f32x4.floor(f32x4.const(-1.5))), i32x4.splat(i32.const(2))), 80),
          v128.store(address, v128.select(a.get, b.get, f32x4.greater(a.get, f32x4.const(2))), 96),
        );
      },
      [1, 2, 3, 4],
    );
    expect([...memory.subarray(4, 8)]).toEqual([3, 6, 9, 12]);
    expect([...memory.subarray(8, 12)]).toEqual([4, 2, 3, 3]);
    expect([...memory.subarray(12, 14)]).toEqual([3, 0]);
    expect([...memory.subarray(16, 20)]).toEqual([2, 0, 0, 0]);
    expect(new Int32Array(memory.buffer)[20]).toBe(0);
    expect([...memory.subarray(24, 28)]).toEqual([3, 3, 3, 4]);
  });

  it('fuses multiply and add where the machine has relaxed SIMD', () => {
    const memory = run((built) => {
      const product = (sign: typeof f32x4.relaxedMadd) => sign(f32x4.const(2), f32x4.const(3), f32x4.const(10));
      built.write(
        sequence(v128.store(i32.const(0), product(f32x4.relaxedMadd)), v128.store(i32.const(0), product(f32x4.relaxedNmadd), 16)),
      );
    });
    expect([memory[0], memory[4]]).toEqual([16, 4]);
  });
});
