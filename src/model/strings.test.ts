import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { flatten, stringsFrom } from './strings.ts';

const read = (language: string) => flatten(parse(readFileSync(`content/ui/${language}.yaml`, 'utf8')));

describe('the interface strings', () => {
  const zh = read('zh');
  const en = read('en');

  it('have the same keys in both languages', () => {
    expect([...en.keys()].sort()).toEqual([...zh.keys()].sort());
  });

  it('have the same placeholders in both languages', () => {
    const holes = (text = '') => (text.match(/\{\w+\}/g) ?? []).sort();
    for (const [key, text] of zh) expect(holes(en.get(key)), key).toEqual(holes(text));
  });
});

describe('stringsFrom', () => {
  const t = stringsFrom(new Map([['note.minutes', '约 {n} 分钟']]), 'content/ui/zh.yaml');

  it('fills in values', () => {
    expect(t('note.minutes', { n: 9 })).toBe('约 9 分钟');
  });

  it('names the file and the key when a string or a value is missing', () => {
    expect(() => t('note.hours')).toThrow('content/ui/zh.yaml has no "note.hours"');
    expect(() => t('note.minutes')).toThrow('needs a value for {n}');
  });
});
