import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { figureStrings } from '../../figure/strings.ts';
import { languages } from '../../schema/localised.ts';
import Figure from './Figure.tsx';
import { forPage, learnt } from './learning.ts';
import { defaults } from './model.ts';
import { strings } from './strings.ts';

const first = forPage(learnt(defaults.layers, 'plane'));
const pageOf = (language: 'zh' | 'en') => render(<Figure strings={{ ...figureStrings[language], ...strings[language] }} first={first} />);
const textOf = (html: string) => html.replace(/<[^>]+>/g, '').replace(/\s+/g, ' ');

describe.each(languages)('the figure as the page is built (%s)', (language) => {
  const html = pageOf(language);

  it('shows the recurrences of the last layer', () => {
    expect(textOf(html)).toContain('r8 = 15 + 1·(3 − 1)·1 = 17');
    expect(textOf(html)).toContain('start8 = 0 + (1·(3 − 1)/2 − 1)·1 = 0');
  });

  it('shows how little of the field counts', () => {
    expect(textOf(html)).toMatch(/17.+95%.+11/);
    expect(html).toContain('board__still');
  });

  it('shows the field before and after the training, and the loss', () => {
    expect(html.match(/board__still/g)).toHaveLength(3);
    expect(html).toContain('curve__line');
    expect(textOf(html)).toMatch(/11.+17.+1\.9.+0\.0\d/);
  });

  it('is light enough to travel with the page', () => {
    expect(html.length).toBeLessThan(90_000);
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
    const [zh, en]: Record<string, string>[] = [strings.zh, strings.en];
    for (const key of Object.keys(strings.zh)) expect([key, places(en?.[key] ?? '')]).toEqual([key, places(zh?.[key] ?? '')]);
  });
});
