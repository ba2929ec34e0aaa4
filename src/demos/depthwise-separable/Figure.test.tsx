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

  it('shows both sums of the first step and that of the second', () => {
    expect(textOf(html)).toContain('z₀[0,1] = 1·2');
    expect(textOf(html)).toContain('z₁[0,1] = 0·1');
    expect(textOf(html)).toMatch(/y₀\[0,1\] = 1·\S+ \+ 1·\S+ =/);
  });

  it('shows parameters and multiply–accumulates of both ways', () => {
    expect(textOf(html)).toContain('18 + 6 = 24');
    expect(textOf(html)).toContain('72 + 24 = 96');
    expect(textOf(html)).toContain('216');
  });

  it('leaves no word unsaid and no place unfilled', () => {
    expect(textOf(html)).not.toMatch(/undefined|NaN|\{\w+\}/);
    expect(html).not.toMatch(/aria-label=""|style=/);
  });

  it('gives every id once', () => {
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('the words', () => {
  it('exist in both languages, with the same places to fill', () => {
    expect(Object.keys(strings.en)).toEqual(Object.keys(strings.zh));
    const places = (text: string) => [...new Set([...text.matchAll(/\{\w+\}/g)].map(([place]) => place))].sort();
    for (const key of Object.keys(strings.zh) as (keyof typeof strings.zh)[])
      expect([key, places(strings.en[key])]).toEqual([key, places(strings.zh[key])]);
  });
});
