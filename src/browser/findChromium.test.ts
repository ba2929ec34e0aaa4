import { describe, expect, it } from 'vitest';
import { findChromium } from './findChromium.ts';

describe('the Chromium that tests drive', () => {
  it('is the one that CHROMIUM_PATH names', () => {
    expect(findChromium({ CHROMIUM_PATH: process.execPath })).toBe(process.execPath);
  });

  it('is never silently another one when that is missing', () => {
    expect(() => findChromium({ CHROMIUM_PATH: '/nowhere/chromium' })).toThrow('/nowhere/chromium, but there is no such file');
  });
});
