import { describe, expect, it } from 'vitest';
import { keepMarks, key, readMarks, withMarks } from './progress.ts';

/** A storage in memory, as the browser's. */
function memory(entries: Record<string, string> = {}) {
  const map = new Map(Object.entries(entries));
  return {
    map,
    getItem: (name: string) => map.get(name) ?? null,
    setItem: (name: string, value: string) => void map.set(name, value),
    removeItem: (name: string) => void map.delete(name),
  };
}
const forbidden = (): never => {
  throw new DOMException('denied', 'SecurityError');
};

describe('the marks of what was read', () => {
  it('come back as they were kept', () => {
    const storage = memory();
    expect(keepMarks(() => storage, new Set(['gan', 'convolution']))).toBe(true);
    expect([...readMarks(() => storage)]).toEqual(['convolution', 'gan']);
  });

  it('leave nothing behind when all are taken away', () => {
    const storage = memory();
    keepMarks(() => storage, new Set(['gan']));
    keepMarks(
      () => storage,
      withMarks(
        readMarks(() => storage),
        ['gan'],
        false,
      ),
    );
    expect(storage.map.has(key)).toBe(false);
  });

  it('are empty for whatever else is stored under their name', () => {
    for (const stored of ['', 'null', '{', '7', '{"gan":true}', '[1, null, "<b>", "../x"]'])
      expect([...readMarks(() => memory({ [key]: stored }))], stored).toEqual([]);
  });

  it('are empty, and not kept, where the browser forbids storage', () => {
    expect([...readMarks(forbidden)]).toEqual([]);
    expect(keepMarks(forbidden, new Set(['gan']))).toBe(false);
  });

  it('of one path can be cleared while others stay', () => {
    expect([...withMarks(new Set(['gan', 'convolution', 'fine-tuning']), ['gan', 'convolution'], false)]).toEqual(['fine-tuning']);
  });
});
