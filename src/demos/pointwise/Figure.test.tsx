import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { pictureStrings } from '../../figure/pictureStrings.ts';
import { figureStrings } from '../../figure/strings.ts';
import { languages } from '../../schema/localised.ts';
import Figure from './Figure.tsx';
import { strings } from './strings.ts';

const pageOf = (language: 'zh' | 'en') =>
  render(<Figure strings={{ ...figureStrings[language], ...pictureStrings[language], ...strings[language] }} />);
const textOf = (html: string) => html.replace(/<[^>]+>/g, '').replace(/\s+/g, ' ');

describe.each(languages)('the figure as the page is built (%s)', (language) => {
  const html = pageOf(language);

  it('shows the three sums behind a pixel, both pictures and both clouds without a script', () => {
    expect(textOf(html)).toMatch(/yr\[14,9\] = \(8·\d+ \+ \(−2\)·\d+ \+ \(−1\)·\d+\) ∕ 5 = −?\d+ ∕ 5 = −?[\d.]+/);
    expect(html.match(/board__still/g)).toHaveLength(2);
    expect(html.match(/cloud__cube/g)).toHaveLength(2);
  });

  it('shows shapes, parameters and multiply–accumulates', () => {
    expect(textOf(html)).toContain('x 3×28×28, W 3×3×1×1, y 3×28×28');
    expect(textOf(html)).toContain('784 × 9 = 7056');
  });

  it('leaves no word unsaid and no place unfilled', () => {
    expect(textOf(html)).not.toMatch(/undefined|NaN|\{\w+\}/);
    expect(html).not.toMatch(/aria-label=""|style=|\{\w+\}|NaN/);
  });

  it('gives every id once', () => {
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('is light enough to travel with the page', () => {
    expect(html.length).toBeLessThan(90_000);
  });
});

describe('the words', () => {
  it('exist in both languages, with the same places to fill', () => {
    expect(Object.keys(strings.en)).toEqual(Object.keys(strings.zh));
    const places = (text: string) => [...new Set([...text.matchAll(/\{\w+\}/g)].map(([place]) => place))].sort();
    const [zh, en]: Record<string, string>[] = [strings.zh, strings.en];
    for (const key of Object.keys(strings.zh)) expect([key, places(en?.[key] ?? '')]).toEqual([key, places(zh?.[key] ?? '')]);
  });
});
