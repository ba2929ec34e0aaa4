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

  it('shows one reading taken apart, the sum, and both boards with nine points', () => {
    expect(textOf(html)).toContain('x̃[2.7, 4.6] = 0.12·3 + 0.18·8 + 0.28·6 + 0.42·7 = 6.42');
    expect(textOf(html)).toContain('= 18.84');
    expect(html.match(/class="reach__point/g)).toHaveLength(18);
  });

  it('shows shapes, parameters and multiply–accumulates', () => {
    expect(textOf(html)).toContain('x 9×9, w 3×3, y 7×7');
    expect(textOf(html)).toContain('49 × 9 × (4 + 1) = 2205');
  });

  itIsWhole(html);

  it('is light enough to travel with the page', () => {
    expect(html.length).toBeLessThan(90_000);
  });
});

describe('the words', () => {
  itSpeaksBothLanguages(strings);
});
