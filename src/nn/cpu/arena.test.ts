import { describe, expect, it } from 'vitest';
import { ShapeError } from '../tensor.ts';
import { Arena } from './arena.ts';

describe('the arena', () => {
  it('gives out parts that never overlap, and takes them back in any order', () => {
    const arena = new Arena();
    const held: { address: number; bytes: number }[] = [];
    for (let i = 0; i < 400; i++) {
      if (i % 3 === 2) arena.free((held.splice((i * 7) % held.length, 1)[0] as { address: number }).address);
      else held.push({ address: arena.allocate((i * 37) % 5000), bytes: (i * 37) % 5000 });
    }
    const inOrder = held.toSorted((a, b) => a.address - b.address);
    inOrder.forEach(({ address, bytes }, at) => {
      expect(address % 64).toBe(0);
      expect(address).toBeGreaterThan(0);
      expect(address + bytes).toBeLessThanOrEqual(inOrder[at + 1]?.address ?? arena.memory.buffer.byteLength);
    });
    for (const { address } of held) arena.free(address);
    expect(arena.bytes).toBe(0);
  });

  it('joins what was freed, so that the same room serves again', () => {
    const arena = new Arena();
    for (let i = 0; i < 100; i++) {
      const parts = Array.from({ length: 10 }, () => arena.allocate(90_000));
      for (const part of parts) arena.free(part);
      arena.free(arena.allocate(900_000));
    }
    expect(arena.memory.buffer.byteLength).toBe(2 ** 20);
  });

  it('keeps the numbers when the memory grows, and says so when it can grow no more', () => {
    const arena = new Arena(2 ** 22);
    const first = arena.allocate(4);
    arena.floats(first, 1)[0] = 7;
    arena.allocate(2 ** 21);
    expect(arena.floats(first, 1)[0]).toBe(7);
    expect(() => arena.allocate(2 ** 22)).toThrow(ShapeError);
    expect(() => arena.free(first + 4)).toThrow('nothing was allocated');
  });
});
