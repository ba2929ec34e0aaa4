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

  itIsWhole(html);
});

describe('the words', () => {
  itSpeaksBothLanguages(strings);
});
