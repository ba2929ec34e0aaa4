import { describe, expect, it } from 'vitest';
import { createShelf } from './shelf.ts';

describe('a shelf', () => {
  const discarded: string[] = [];
  const shelf = createShelf<string>({ mostBytes: 10, bytesOf: ({ length }) => length, discard: (item) => discarded.push(item) });

  it('gives back what has the size, once', () => {
    shelf.put('aaa');
    shelf.put('bbbb');
    expect([shelf.take(4), shelf.take(4), shelf.take(2)]).toEqual(['bbbb', undefined, undefined]);
  });

  it('discards what was put there first when it is full, and what is larger than it', () => {
    shelf.put('ccccc');
    expect(discarded).toEqual([]);
    shelf.put('dddd');
    expect(discarded).toEqual(['aaa']);
    shelf.put('e'.repeat(11));
    expect(discarded).toEqual(['aaa', 'ccccc', 'dddd', 'e'.repeat(11)]);
    expect([shelf.take(5), shelf.take(4), shelf.take(11)]).toEqual([undefined, undefined, undefined]);
  });
});
