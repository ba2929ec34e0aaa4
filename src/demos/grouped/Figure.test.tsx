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

  it('shows that an output sees a third, layer after layer', () => {
    expect(textOf(html)).toContain('4/12 = 33% → 4/12 = 33%');
  });

  it('shows weights that add up', () => {
    expect(textOf(html)).toContain('9·12·12/3 + 9·12·12/3 = 432 + 432 = 864');
    expect(textOf(html)).toContain('64 × 864 = 55296');
  });

  it('lights up the two towers of AlexNet behind a half of conv5', () => {
    expect(html.match(/towers__half is-read/g)).toHaveLength(6);
    expect(textOf(html)).toContain('conv5: 2 · 128 · 3² · 192 = 442368');
    expect(textOf(html)).toContain('13² · 442368 = 74760192');
  });

  itIsWhole(html);
});

describe('the words', () => {
  itSpeaksBothLanguages(strings);
});
