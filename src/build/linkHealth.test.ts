import { describe, expect, it } from 'vitest';
import { healthOf } from './linkHealth.ts';

const url = 'https://example.org/page';
const today = '2026-11-24';

describe('healthOf', () => {
  it('takes the same page, also over https or with a slash, as an answer', () => {
    expect(healthOf('http://example.org/page', { status: 200, url: 'https://www.example.org/page/' }, today).state).toBe('answers');
  });

  it('says where a page moved to', () => {
    expect(healthOf(url, { status: 200, url: 'https://example.org/other' }, today)).toEqual({
      state: 'moved',
      checked: today,
      location: 'https://example.org/other',
    });
  });

  it('calls only a plain "not there" gone', () => {
    expect(healthOf(url, { status: 404, url }, today).state).toBe('gone');
    expect(healthOf(url, { status: 403, url }, today).state).toBe('not-checked');
    expect(healthOf(url, { status: 503, url }, today).state).toBe('not-checked');
  });
});
