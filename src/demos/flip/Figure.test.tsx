import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { pictureStrings } from '../../figure/pictureStrings.ts';
import { figureStrings } from '../../figure/strings.ts';
import { itIsWhole, itSpeaksBothLanguages, textOf } from '../../figure/testing/soundFigure.ts';
import { languages } from '../../schema/localised.ts';
import Figure from './Figure.tsx';
import { strings } from './strings.ts';

const pageOf = (language: 'zh' | 'en') =>
  render(<Figure strings={{ ...figureStrings[language], ...pictureStrings[language], ...strings[language] }} />);

describe.each(languages)('the figure as the page is built (%s)', (language) => {
  const html = pageOf(language);

  it('shows the sum behind an output of the lone 1, both pictures and the end of the training', () => {
    expect(textOf(html)).toContain('y[1,1] = 1·0 + 2·0 + 3·0 + 4·0 + 5·0 + 6·0 + 7·0 + 8·0 + 9·1 = 9');
    expect(html.match(/board__still/g)).toHaveLength(2);
    expect(html.match(/curve__(wide|line)/g)).toHaveLength(2);
  });

  it('shows shapes, parameters and multiply–accumulates', () => {
    expect(textOf(html)).toContain('x 28×28, w 3×3, y 26×26');
    expect(textOf(html)).toContain('676 × 9 = 6084');
  });

  itIsWhole(html);

  it('is light enough to travel with the page', () => {
    expect(html.length).toBeLessThan(90_000);
  });
});

describe('the words', () => {
  itSpeaksBothLanguages(strings);
});
