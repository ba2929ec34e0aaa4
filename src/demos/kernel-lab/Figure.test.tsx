import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { pictureStrings } from '../../figure/pictureStrings.ts';
import { figureStrings } from '../../figure/strings.ts';
import { itIsWhole, textOf } from '../../figure/testing/soundFigure.ts';
import { languages } from '../../schema/localised.ts';
import Figure from './Figure.tsx';
import { defaults } from './model.ts';
import { sumOf, tapsOf } from './reading.ts';
import { strings } from './strings.ts';

const pageOf = (language: 'zh' | 'en') =>
  render(<Figure strings={{ ...figureStrings[language], ...pictureStrings[language], ...strings[language] }} />);

describe.each(languages)('the figure as the page is built (%s)', (language) => {
  const html = pageOf(language);

  it('shows the sum behind the chosen pixel, and both pictures without a script', () => {
    expect(textOf(html)).toContain(`y[17,5] = (−1)·`);
    expect(textOf(html)).toContain(`= ${String(sumOf(tapsOf(defaults))).replace('-', '−')}`);
    expect(html.match(/board__still/g)).toHaveLength(2);
  });

  it('shows shapes, parameters and multiply–accumulates', () => {
    expect(textOf(html)).toContain('x 1×28×28, w 1×1×3×3, y 1×26×26');
    expect(textOf(html)).toContain('676 × 9 = 6084');
  });

  itIsWhole(html);

  it('is light enough to travel with the page', () => {
    expect(html.length).toBeLessThan(60_000);
  });
});

describe('the words', () => {
  it.each([
    ['this figure’s', strings],
    ['those of figures with pictures', pictureStrings],
  ])('%s exist in both languages, with the same places to fill', (_, words) => {
    expect(Object.keys(words.en)).toEqual(Object.keys(words.zh));
    const places = (text: string) => [...new Set([...text.matchAll(/\{\w+\}/g)].map(([place]) => place))].sort();
    const [zh, en]: Record<string, string>[] = [words.zh, words.en];
    for (const key of Object.keys(words.zh)) expect([key, places(en?.[key] ?? '')]).toEqual([key, places(zh?.[key] ?? '')]);
  });
});
