import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { pictureStrings } from '../../figure/pictureStrings.ts';
import { figureStrings } from '../../figure/strings.ts';
import { itIsWhole, itSpeaksBothLanguages, textOf } from '../../figure/testing/soundFigure.ts';
import { languages } from '../../schema/localised.ts';
import Figure from './Figure.tsx';
import { firstTrace } from './lucy.ts';
import { strings } from './strings.ts';

const pageOf = (language: 'zh' | 'en') =>
  render(<Figure strings={{ ...figureStrings[language], ...pictureStrings[language], ...strings[language] }} first={firstTrace()} />);

describe.each(languages)('the figure as the page is built (%s)', (language) => {
  const html = pageOf(language);

  it('shows all eight pictures and their ratings without a script', () => {
    expect(html.match(/board__still/g)).toHaveLength(8);
    for (const rating of ['21.1', '−9.6', '24.6', '23.9', '19']) expect(textOf(html)).toContain(`PSNR ${rating} dB`);
  });

  it('marks the best iteration and the shown one on the curve', () => {
    expect(html.match(/rate__best/g)).toHaveLength(1);
    expect(html.match(/curve__now/g)).toHaveLength(1);
    expect(textOf(html)).toContain('54');
  });

  it('prints gains that can be checked by hand', () => {
    const [, magnitude = '', wiener = ''] = /\|H\| = ([\d.]+).*?² \+ 0\.01\) ≈ (\d\.\d\d)/.exec(textOf(html)) ?? [];
    expect(Number(wiener)).toBeCloseTo(Number(magnitude) / (Number(magnitude) ** 2 + 0.01), 2);
  });

  itIsWhole(html);

  it('is light enough to travel with the page', () => {
    expect(html.length).toBeLessThan(80_000);
  });
});

describe('the words', () => {
  itSpeaksBothLanguages(strings);
});
