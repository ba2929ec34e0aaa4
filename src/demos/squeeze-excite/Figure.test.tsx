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

  it('shows the sixteen terms of the logit, and they add up', () => {
    const sum = html.slice(html.indexOf('squeeze-excite-sum'));
    const numbers = [...sum.matchAll(/<span class="tone-[wg]">([^<]+)</g)].map(([, text = '']) =>
      Number(text.replace(/[()]/g, '').replace('−', '-')),
    );
    const result = Number(/<output[^>]*>([^<]+)</.exec(sum)?.[1]?.replace('−', '-'));
    expect(numbers).toHaveLength(17);
    expect(Math.round(100 * numbers.reduce((total, term) => total + term, 0))).toBe(Math.round(100 * result));
  });

  it('shows the account of a block on 256 channels', () => {
    expect(textOf(html)).toContain('2·256² ∕ 16 = 8,192');
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
