import { describe, expect, it } from 'vitest';
import { affordable } from './affordable.ts';
import type { Named } from './names.ts';

const thing = (id: string, others: readonly string[], at: string, name = id): Named => ({
  id,
  zh: name,
  en: name,
  others,
  places: [{ at, role: 'own' }],
});

describe('the names that every reader fetches', () => {
  it('are all names of a small site, in their order', () => {
    const things = [thing('b', [], 'notes/b'), thing('a', ['other'], '#a')];
    expect(affordable(things)).toEqual(things);
  });

  it('are the glossary before titles on a large one, and titles with other names before those without', () => {
    const long = 'x'.repeat(6_000);
    const plain = thing('plain', [], 'notes/plain', long);
    const named = thing('named', ['alias'], 'notes/named', long);
    const term = thing('term', [], '#term', long);
    const more = thing('more', ['alias', 'alias of it'], 'notes/more', long);
    expect(affordable([plain, named, term, more]).map(({ id }) => id)).toEqual(['named', 'term', 'more']);
  });
});
