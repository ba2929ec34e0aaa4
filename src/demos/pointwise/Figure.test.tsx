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

  it('shows the three sums behind a pixel, both pictures and both clouds without a script', () => {
    expect(textOf(html)).toMatch(/yr\[14,9\] = \(8·\d+ \+ \(−2\)·\d+ \+ \(−1\)·\d+\) ∕ 5 = −?\d+ ∕ 5 = −?[\d.]+/);
    expect(html.match(/board__still/g)).toHaveLength(2);
    expect(html.match(/cloud__cube/g)).toHaveLength(2);
  });

  it('shows shapes, parameters and multiply–accumulates', () => {
    expect(textOf(html)).toContain('x 3×28×28, W 3×3×1×1, y 3×28×28');
    expect(textOf(html)).toContain('784 × 9 = 7056');
  });

  itIsWhole(html);

  it('is light enough to travel with the page', () => {
    expect(html.length).toBeLessThan(90_000);
  });
});

describe('the words', () => {
  itSpeaksBothLanguages(strings);
});
