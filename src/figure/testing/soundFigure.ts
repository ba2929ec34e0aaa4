/** What the tests of every figure hold it to, as the page is built. */
import { expect, it } from 'vitest';

/** What a reader sees of the HTML. */
export const textOf = (html: string): string => html.replace(/<[^>]+>/g, '').replace(/\s+/g, ' ');

/** Within a `describe`: nothing is left open in the HTML, and every id stands once. */
export function itIsWhole(html: string): void {
  it('leaves no word unsaid and no place unfilled', () => {
    expect(textOf(html)).not.toMatch(/undefined|NaN|\{\w+\}/);
    expect(html).not.toMatch(/aria-label=""|style=|\{\w+\}|NaN/);
  });

  it('gives every id once', () => {
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
}

/** Within a `describe`: the words are there in both languages, whatever their order in a sentence. */
export function itSpeaksBothLanguages({ zh, en }: Record<'zh' | 'en', Readonly<Record<string, string>>>): void {
  it('exist in both languages, with the same places to fill', () => {
    expect(Object.keys(en)).toEqual(Object.keys(zh));
    const places = (text = '') => [...new Set([...text.matchAll(/\{\w+\}/g)].map(([place]) => place))].sort();
    for (const key of Object.keys(zh)) expect([key, places(en[key])]).toEqual([key, places(zh[key])]);
  });
}
