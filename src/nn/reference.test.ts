import { describe, expect, it } from 'vitest';
import { type Backend, HandleError } from './backend.ts';
import { createReference } from './reference.ts';
import { ShapeError, tensor } from './tensor.ts';

const ramp = tensor([1, 1, 2, 2], [1, 2, 3, 4]);
const double = tensor([1, 1, 1, 1], [2]);

describe('the reference backend', () => {
  it('computes from handle to handle and hands out copies', async () => {
    const backend = createReference();
    const y = backend.run('conv2d', { x: backend.upload(ramp), w: backend.upload(double) });
    const copy = await backend.download(backend.run('relu', { x: y }));
    expect(copy).toEqual(tensor([1, 1, 2, 2], [2, 4, 6, 8]));
    copy.data.fill(0);
    expect((await backend.download(y)).data[3]).toBe(8);
  });

  it('gives one gradient for each input that was given', () => {
    const backend = createReference();
    const [x, w] = [backend.upload(ramp), backend.upload(double)];
    const gradients = backend.gradients('conv2d', { x, w }, backend.upload(ramp));
    expect(Object.keys(gradients)).toEqual(['x', 'w']);
    expect(gradients.w.shape).toEqual([1, 1, 1, 1]);
  });

  it('returns a record of handles where an operator has several outputs', () => {
    const backend = createReference();
    const { u, s, v } = backend.run('svd', { a: backend.upload(tensor([3, 2], [1, 0, 0, 2, 0, 0])) });
    expect([u.shape, s.shape, v.shape]).toEqual([[3, 2], [2], [2, 2]]);
  });

  it('runs again into the same output after new numbers were written: nothing more is held', async () => {
    const backend = createReference();
    const [x, w] = [backend.upload(ramp), backend.upload(double)];
    const y = backend.run('conv2d', { x, w });
    const before = backend.memory();
    backend.write(w, new Float32Array([10]));
    const target = new Float32Array(4);
    expect(backend.run('conv2d', { x, w }, {}, { into: y })).toBe(y);
    expect((await backend.download(y, target)).data).toBe(target);
    expect([...target]).toEqual([10, 20, 30, 40]);
    expect(backend.memory()).toEqual(before);
  });

  it('stays level in memory over 1,000 operators whose results are freed', () => {
    const backend = createReference();
    const [x, w] = [backend.upload(ramp), backend.upload(double)];
    const before = backend.memory();
    for (let i = 0; i < 1000; i++) backend.free(backend.run('conv2d', { x, w }));
    expect(backend.memory()).toEqual(before);
  });

  it('refuses freed and foreign tensors, results over their own input, and wrong sizes', async () => {
    const [backend, other] = [createReference(), createReference()];
    const x = backend.upload(ramp);
    expect(() => other.run('relu', { x })).toThrow(HandleError);
    expect(() => backend.run('relu', { x }, {}, { into: x })).toThrow('a result may not overwrite its own input');
    expect(() => backend.run('relu', { x }, {}, { into: backend.upload(double) })).toThrow(ShapeError);
    expect(() => backend.write(x, new Float32Array(3))).toThrow('the tensor has 4 numbers, but 3 were given');
    await expect(backend.download(x, new Float32Array(5))).rejects.toThrow('the array has room for 5');
    backend.free(x);
    expect(() => backend.free(x)).toThrow(HandleError);
    expect(() => backend.upload({ shape: [3], data: new Float32Array(2) })).toThrow(ShapeError);
  });
});

/** Never runs: the compiler is what checks it, line by line. */
function typesSayWhatABackendHas(everything: Backend, small: Backend<'conv2d' | 'relu'>): void {
  const x = small.upload(ramp);
  small.run('relu', { x });
  // @ts-expect-error this backend has no svd
  small.run('svd', { a: x });
  // @ts-expect-error a convolution needs its weights
  small.run('conv2d', { x });
  // @ts-expect-error pooling has no default kernel
  everything.run('maxPool2d', { x });
  everything.run('maxPool2d', { x }, { kernel: 2 });
  const enough: Backend<'conv2d'> = small;
  // @ts-expect-error fewer operators can't pass for all
  const tooMuch: Backend = small;
  const none: Backend<never> = everything;
  void [enough, tooMuch, none];
}

describe('a backend', () => {
  it('says through its type which operators it has', () => {
    expect(typesSayWhatABackendHas).toBeTypeOf('function');
  });
});
