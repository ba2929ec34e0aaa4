import { describe, expect, it } from 'vitest';
import { canonicalUrl } from './canonicalUrl.ts';

describe('canonicalUrl', () => {
  it.each([
    ['http://www.example.org/page/', 'https://example.org/page'],
    ['https://Example.org/page#part', 'https://example.org/page'],
    ['https://example.org/?b=2&a=1', 'https://example.org/?a=1&b=2'],
    ['https://example.org/a?utm_source=feed', 'https://example.org/a'],
  ])('takes %s and %s for one page', (left, right) => {
    expect(canonicalUrl(left)).toBe(canonicalUrl(right));
  });

  it.each([
    ['https://example.org/a', 'https://example.org/b'],
    ['https://example.org/Path', 'https://example.org/path'],
    ['https://example.org/?id=1', 'https://example.org/?id=2'],
  ])('keeps %s and %s apart', (left, right) => {
    expect(canonicalUrl(left)).not.toBe(canonicalUrl(right));
  });
});
