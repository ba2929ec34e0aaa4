import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { figureStrings } from '../../figure/strings.ts';
import { languages } from '../../schema/localised.ts';
import Figure from './Figure.tsx';
import { strings } from './strings.ts';

const pageOf = (language: 'zh' | 'en') => render(<Figure strings={{ ...figureStrings[language], ...strings[language] }} />);
const textOf = (html: string) => html.replace(/<[^>]+>/g, '').replace(/\s+/g, ' ');

describe.each(languages)('the figure as the page is built (%s)', (language) => {
  const html = pageOf(language);

  it('shows one reading taken apart, the sum, and both boards with nine points', () => {
    expect(textOf(html)).toContain('x̃[2.7, 4.6] = 0.12·3 + 0.18·8 + 0.28·6 + 0.42·7 = 6.42');
    expect(textOf(html)).toContain('= 18.84');
    expect(html.match(/class="reach__point/g)).toHaveLength(18);
  });

  it('shows shapes, parameters and multiply–accumulates', () => {
    expect(textOf(html)).toContain('x 9×9, w 3×3, y 7×7');
    expect(textOf(html)).toContain('49 × 9 × (4 + 1) = 2205');
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
