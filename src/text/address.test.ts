import { describe, expect, it } from 'vitest';
import { address, fileAddress, twinAddress } from './address.ts';

describe('address', () => {
  it('puts the language after the base and ends in a slash', () => {
    expect(address('/', 'zh', 'notes/gan')).toBe('/zh/notes/gan/');
    expect(address('/sub', 'en', '/notes/gan/')).toBe('/sub/en/notes/gan/');
    expect(address('/', 'en')).toBe('/en/');
  });

  it('puts the fragment behind the slash', () => {
    expect(address('/', 'zh', 'glossary', 'stride')).toBe('/zh/glossary/#stride');
  });
});

describe('fileAddress', () => {
  it('is below the base', () => {
    expect(fileAddress('/sub/', '/mark.svg')).toBe('/sub/mark.svg');
  });
});

describe('twinAddress', () => {
  it('leads to the same page in the other language', () => {
    expect(twinAddress('/sub/', '/sub/zh/notes/gan/', 'zh', 'en')).toBe('/sub/en/notes/gan/');
  });

  it('leads home where the page has no language', () => {
    expect(twinAddress('/', '/', 'zh', 'en')).toBe('/en/');
  });
});
