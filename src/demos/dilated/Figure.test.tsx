import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { figureStrings } from '../../figure/strings.ts';
import { itIsWhole, textOf } from '../../figure/testing/soundFigure.ts';
import { languages } from '../../schema/localised.ts';
import Figure from './Figure.tsx';
import { strings } from './strings.ts';

const pageOf = (language: 'zh' | 'en') => render(<Figure strings={{ ...figureStrings[language], ...strings[language] }} />);

describe.each(languages)('the figure as the page is built (%s)', (language) => {
  const html = pageOf(language);

  it('shows the sum behind the middle output, term by term', () => {
    expect(textOf(html)).toContain('y[1,1] = 1·2 + 0·4 + (−1)·0 + 2·2 + 1·0 + 0·4 + 0·4 + (−1)·4 + 1·4 = 6');
  });

  it('shows shapes, parameters and multiply–accumulates', () => {
    expect(textOf(html)).toContain('x 1×7×7, w 1×1×3×3, y 1×3×3');
    expect(textOf(html)).toContain('9 × 9 = 81');
  });

  it('shows the field of the stack', () => {
    expect(textOf(html)).toContain('r = 1 + 2·2 + 2·2 + 2·2 = 13');
  });

  it('shows the paths of the stack, and how many columns of the line are empty', () => {
    expect(textOf(html)).toContain('1, 0, 3, 0, 6, 0, 7, 0, 6, 0, 3, 0, 1 (33 = 27)');
    expect(textOf(html)).toMatch(language === 'zh' ? /13格有6格是0/ : /6 of 13 cells are 0/);
  });

  itIsWhole(html);
});

describe('the words', () => {
  it.each([
    ['this figure’s', strings],
    ['every figure’s', figureStrings],
  ])('%s exist in both languages, with the same places to fill', (_, words) => {
    expect(Object.keys(words.en)).toEqual(Object.keys(words.zh));
    const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).sort();
    const [zh, en]: Record<string, string>[] = [words.zh, words.en];
    for (const key of Object.keys(words.zh)) expect([key, places(en?.[key] ?? '')]).toEqual([key, places(zh?.[key] ?? '')]);
  });
});
