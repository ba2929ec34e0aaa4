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

  it('shows the account of squares, and it adds up', () => {
    const [, parts] = /= ([\d. +]+) = 21(?!\d)/.exec(textOf(html)) ?? [];
    expect(parts?.split(' + ').reduce((sum, part) => sum + 100 * Number(part), 0)).toBeCloseTo(2100, 6);
    expect(textOf(html)).toContain('r·(k + k) = 1·(5 + 5) = 10');
  });

  it('shows four pictures with what they hold in words', () => {
    expect(html.match(/<svg aria-hidden="true" class="board__still"/g)).toHaveLength(4);
    expect(html).toMatch(/aria-label="[^"]*28×28[^"]*"/);
  });

  it('shows shapes and multiply–accumulates', () => {
    expect(textOf(html)).toContain('x 1×32×32, v 1×1×5×1, h 1×1×1×5, y 1×28×28');
    expect(textOf(html)).toContain('4480 + 3920 = 8400');
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
    const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).sort();
    for (const key of Object.keys(strings.zh) as (keyof typeof strings.zh)[])
      expect([key, [...new Set(places(strings.en[key]))]]).toEqual([key, [...new Set(places(strings.zh[key]))]]);
  });
});
