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

  it('shows the account of squares, and it adds up', () => {
    const [, parts] = /= ([\d. +]+) = 21(?!\d)/.exec(textOf(html)) ?? [];
    expect(parts?.split(' + ').reduce((sum, part) => sum + 100 * Number(part), 0)).toBeCloseTo(2100, 6);
    expect(textOf(html)).toContain('r·(k + k) = 1·(5 + 5) = 10');
  });

  it('shows four pictures with what they hold in words', () => {
    expect(html.match(/<svg aria-hidden="true" class="board__still"/g)).toHaveLength(4);
    expect(html).toMatch(/aria-label="[^"]*28×28[^"]*"/);
  });

  it('shows shapes and multiply–accumulates', () => {
    expect(textOf(html)).toContain('x 1×32×32, v 1×1×5×1, h 1×1×1×5, y 1×28×28');
    expect(textOf(html)).toContain('4480 + 3920 = 8400');
  });

  itIsWhole(html);
});

describe('the words', () => {
  itSpeaksBothLanguages(strings);
});
