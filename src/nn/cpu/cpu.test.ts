import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import type { Backend } from '../backend.ts';
import { parseCases } from '../conformance/cases.ts';
import { runCase } from '../conformance/run.ts';
import { createReference } from '../reference.ts';
import { ShapeError, tensor } from '../tensor.ts';
import { createCpu } from './cpu.ts';
import { Engine } from './engine.ts';
import { inThisThread } from './inThisThread.ts';
import type { Connect } from './link.ts';
import type { Reply } from './protocol.ts';
import { throughThread } from './thread.ts';

// A Worker takes a second to start on a busy machine, and its messages their turn.
vi.setConfig({ testTimeout: 60_000 });

const pytorch = new URL('../conformance/pytorch.json', import.meta.url);
/** Kept beside the project, not in it: run where it is found. */
const onnx = new URL('../../../../shared/conformance/onnx.json', import.meta.url);

const variants: [string, Connect][] = [
  ['with multiply and add', inThisThread({ fused: false })],
  ['with fused multiply-add', inThisThread({ fused: true })],
  ['without SIMD', inThisThread({ simd: false })],
  ['in a Worker', throughThread],
];

describe.each(variants)('the cpu backend %s', (_, connect) => {
  it.each([pytorch, onnx].filter((url) => existsSync(url)).map((url) => [url.pathname.split('/').at(-1), url] as const))(
    'agrees with every case of %s',
    async (_name, url) => {
      const cpu = createCpu(connect);
      const { cases } = parseCases(readFileSync(url, 'utf8'));
      for (const each of cases) expect(await runCase(cpu, each)).toEqual({ case: each.name, status: 'passed' });
      expect(cpu.memory().handles).toBe(0);
      cpu.close();
    },
  );
});

const ramp = tensor([1, 1, 3, 3], [1, 2, 3, 4, 5, 6, 7, 8, 9]);
const double = tensor([1, 1, 1, 1], [2]);

async function numbers(cpu: Backend, handle: { readonly shape: readonly number[] }): Promise<number[]> {
  return [...(await cpu.download(handle)).data];
}

describe('the cpu backend', () => {
  it('queues a chain of operators and answers when asked', async () => {
    const cpu = createCpu(throughThread);
    const [x, w] = [cpu.upload(ramp), cpu.upload(double)];
    const y = cpu.run('relu', { x: cpu.run('conv2d', { x, w }) });
    expect(await numbers(cpu, y)).toEqual([2, 4, 6, 8, 10, 12, 14, 16, 18]);
    cpu.close();
  });

  it('says whether its Worker computes with SIMD', async () => {
    for (const [simd, connect] of [
      [true, throughThread],
      [false, inThisThread({ simd: false })],
    ] as const) {
      const cpu = createCpu(connect);
      expect(await cpu.usesSimd()).toBe(simd);
      cpu.close();
    }
  });

  it('writes, runs into the same tensor and fills the same array, holding no more than before', async () => {
    const cpu = createCpu(inThisThread());
    const [x, w] = [cpu.upload(ramp), cpu.upload(double)];
    const y = cpu.run('conv2d', { x, w });
    const before = cpu.memory();
    const target = new Float32Array(9);
    for (const weight of [3, 4, 5]) {
      cpu.write(w, Float32Array.of(weight));
      expect(cpu.run('conv2d', { x, w }, {}, { into: y })).toBe(y);
      expect((await cpu.download(y, target)).data).toBe(target);
      expect(target[8]).toBe(9 * weight);
    }
    expect(cpu.memory()).toEqual(before);
  });

  it('says what is wrong at the call, and computes the next one', async () => {
    const cpu = createCpu(throughThread);
    const [x, w] = [cpu.upload(ramp), cpu.upload(double)];
    for (const stride of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 31]) {
      expect(() => cpu.run('conv2d', { x, w }, { stride })).toThrow(ShapeError);
    }
    expect(() => cpu.run('conv2d', { x, w }, { padding: 2 ** 26 })).toThrow(ShapeError);
    expect(await numbers(cpu, cpu.run('conv2d', { x, w }))).toEqual([2, 4, 6, 8, 10, 12, 14, 16, 18]);
    cpu.close();
  });

  it('reports once what goes wrong later, and then goes on', async () => {
    const cpu = createCpu(inThisThread({ memoryLimit: 2 ** 21 }));
    const [x, w] = [cpu.upload(ramp), cpu.upload(double)];
    // 4 MiB, where there are 2.
    const y = cpu.run('conv2d', { x, w }, { padding: [0, 0, 1020, 1020] });
    const z = cpu.run('relu', { x: y });
    await expect(cpu.finished()).rejects.toThrow('there is no memory for 4 MiB more');
    await expect(cpu.download(z)).rejects.toThrow('a tensor was used that could not be computed');
    for (const handle of [y, z]) cpu.free(handle);
    expect(await numbers(cpu, cpu.run('conv2d', { x, w }))).toEqual([2, 4, 6, 8, 10, 12, 14, 16, 18]);
  });

  it('computes without scratch where there is no room for any', async () => {
    const cpu = createCpu(inThisThread({ memoryLimit: 2 ** 20 }));
    const x = cpu.upload(tensor([1, 1, 450, 450], new Float32Array(202500).fill(1)));
    const w = cpu.upload(tensor([1, 1, 3, 3], new Float32Array(9).fill(1)));
    expect((await numbers(cpu, cpu.run('conv2d', { x, w }, { stride: 100, padding: 1 }))).slice(0, 2)).toEqual([4, 6]);
  });

  it('stays level in memory over 1,000 operators of changing shapes', async () => {
    const engine = new Engine();
    for (let i = 0; i < 1000; i++) {
      const size = 1 + (i % 100);
      const x = engine.allocate([1, 1, size, size]);
      engine.plan({ operator: 'conv2d', pass: 'forward', shapes: { x: x.shape, w: [1, 1, 1, 1] }, options: { padding: 1 }, fast: false });
      engine.free(x);
    }
    expect(engine.memory).toMatchObject({ tensors: 0, plans: 64 });
    expect(engine.memory.bytes).toBeLessThan(2 ** 22);
  });

  it('lets NaN and infinity go through the arithmetic', async () => {
    const cpu = createCpu(inThisThread());
    const x = cpu.upload(tensor([1, 1, 1, 3], [Number.NaN, 1, Number.POSITIVE_INFINITY]));
    expect(await numbers(cpu, cpu.run('conv2d', { x, w: cpu.upload(double) }))).toEqual([Number.NaN, 2, Number.POSITIVE_INFINITY]);
  });

  it('computes strides and kernels that no program is written for with the reference loops', async () => {
    const [cpu, reference] = [createCpu(inThisThread()), createReference()];
    const x = tensor(
      [1, 1, 40, 40],
      Array.from({ length: 1600 }, (_, i) => (i % 7) - 3),
    );
    const w = tensor(
      [1, 1, 6, 6],
      Array.from({ length: 36 }, (_, i) => (i % 5) - 2),
    );
    for (const options of [{ stride: 5 }, { stride: [1, 33] as const }, { dilation: 7 }, { stride: 3, padding: [2, 0, 1, 5] as const }]) {
      const expected = await numbers(reference, reference.run('conv2d', { x: reference.upload(x), w: reference.upload(w) }, options));
      expect(await numbers(cpu, cpu.run('conv2d', { x: cpu.upload(x), w: cpu.upload(w) }, options))).toEqual(expected);
    }
  });

  it('rejects what is still awaited when the Worker is lost', async () => {
    let lose = (_reason: string) => {};
    const cpu = createCpu((listener) => {
      lose = listener.lost;
      return { send() {}, close() {} };
    });
    const pending = cpu.finished();
    lose('the Worker could not be started');
    await expect(pending).rejects.toThrow('could not be started');
    await expect(cpu.finished()).rejects.toThrow('could not be started');
  });

  it('ignores a reply that nobody waits for', () => {
    const replies: ((reply: Reply) => void)[] = [];
    createCpu(({ reply }) => {
      replies.push(reply);
      return { send() {}, close() {} };
    });
    expect(() => replies[0]?.({ kind: 'done', ticket: 99 })).not.toThrow();
  });
});
