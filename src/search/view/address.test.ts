import { describe, expect, it } from 'vitest';
import { searchFrom, stateFrom } from './address.ts';

describe('the address of the search page', () => {
  it('comes back as it was', () => {
    const state = { query: '1×1 卷积 & <b>', filters: { kind: 'note', topic: 'gan', year: 2016, language: ['en'] as const } };
    expect(stateFrom(searchFrom(state))).toEqual(state);
  });
  it('is empty for an empty search', () => {
    expect(searchFrom({ query: '', filters: {} })).toBe('');
    expect(stateFrom('')).toEqual({ query: '', filters: {} });
  });
  it('ignores what it does not know', () => {
    expect(stateFrom('?q=gan&year=abc&lang=fr&kind=')).toEqual({ query: 'gan', filters: {} });
    expect(stateFrom(`?q=${'x'.repeat(9000)}`).query).toHaveLength(500);
  });
});
