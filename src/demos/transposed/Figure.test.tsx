import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { figureStrings } from '../../figure/strings.ts';
import { itIsWhole, itSpeaksBothLanguages, textOf } from '../../figure/testing/soundFigure.ts';
import { languages } from '../../schema/localised.ts';
import Figure from './Figure.tsx';
import { firstFitOf } from './firstFit.ts';
import { defaults } from './model.ts';
import { strings } from './strings.ts';

const first = firstFitOf(defaults.seed);
const pageOf = (language: 'zh' | 'en') => render(<Figure strings={{ ...figureStrings[language], ...strings[language] }} first={first} />);

describe.each(languages)('the figure as the page is built (%s)', (language) => {
  const html = pageOf(language);

  it('shows the four stamps that meet in the middle', () => {
    expect(textOf(html)).toContain('y[2,2] = 2·4 + 1·2 + 3·3 + 1·1 = 20');
  });

  it('shows shapes, parameters and multiply–accumulates', () => {
    expect(textOf(html)).toContain('x 1×2×2, w 1×1×3×3, y 1×5×5');
    expect(textOf(html)).toContain('4 × 9 = 36');
  });

  it('shows the way back to the size before', () => {
    expect(textOf(html)).toContain('o′ = (2 − 1)·2 − 2·0 + 3 + 0 = 5');
    expect(textOf(html)).toContain('pout = (6 + 2·0 − 3) mod 2 = 1');
    expect(textOf(html)).toContain('o′ = (2 − 1)·2 − 2·0 + 3 + 1 = 6');
  });

  it('shows the uneven overlap of kernel 3 at stride 2', () => {
    expect(textOf(html)).toContain('1, 2, 1, 2');
  });

  it('shows the checkerboards before the first step and after the last', () => {
    const table = textOf(html.slice(html.indexOf('id="transposed-share"'), html.indexOf('id="transposed-fit"')));
    expect(table).toMatch(/61\.28%0\.04%.*24\.01%0\.20%.*0\.00%0\.00%.*51\.61%0\.19%/);
  });

  itIsWhole(html);
});

describe('the words', () => {
  itSpeaksBothLanguages(strings);
});
