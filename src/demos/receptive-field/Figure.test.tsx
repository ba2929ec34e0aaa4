import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { figureStrings } from '../../figure/strings.ts';
import { itIsWhole, itSpeaksBothLanguages, textOf } from '../../figure/testing/soundFigure.ts';
import { languages } from '../../schema/localised.ts';
import Figure from './Figure.tsx';
import { forPage, learnt } from './learning.ts';
import { defaults } from './model.ts';
import { strings } from './strings.ts';

const first = forPage(learnt(defaults.layers, 'plane'));
const pageOf = (language: 'zh' | 'en') => render(<Figure strings={{ ...figureStrings[language], ...strings[language] }} first={first} />);

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

  itIsWhole(html);
});

describe('the words', () => {
  itSpeaksBothLanguages(strings);
});
