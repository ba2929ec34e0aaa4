import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { figureStrings } from '../../figure/strings.ts';
import { itIsWhole, itSpeaksBothLanguages, textOf } from '../../figure/testing/soundFigure.ts';
import { languages } from '../../schema/localised.ts';
import Figure from './Figure.tsx';
import { strings } from './strings.ts';

const pageOf = (language: 'zh' | 'en') => render(<Figure strings={{ ...figureStrings[language], ...strings[language] }} />);

describe.each(languages)('the figure as the page is built (%s)', (language) => {
  const html = pageOf(language);

  it('shows that a third becomes everything', () => {
    expect(textOf(html)).toContain('4/12 = 33% → 12/12 = 100%');
    expect(textOf(html)).toContain('min(4, 3)/3 = 3/3 = 100%');
  });

  it('shows weights that add up, and none for the shuffle', () => {
    expect(textOf(html)).toContain('432 + 432 + 0 = 864');
    expect(textOf(html)).toContain('64 × 864 = 55296');
  });

  itIsWhole(html);
});

describe('the words', () => {
  itSpeaksBothLanguages(strings);
});
