import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { figureStrings } from '../../figure/strings.ts';
import { itIsWhole, itSpeaksBothLanguages, textOf } from '../../figure/testing/soundFigure.ts';
import { languages } from '../../schema/localised.ts';
import Figure from './Figure.tsx';
import { defaults } from './model.ts';
import { noticed } from './noticed.ts';
import { strings } from './strings.ts';

const pageOf = (language: 'zh' | 'en') => render(<Figure strings={{ ...figureStrings[language], ...strings[language] }} />);

describe.each(languages)('the figure as the page is built (%s)', (language) => {
  const html = pageOf(language);

  it('shows all seven ways', () => {
    for (const count of ['147,456', '462,422,016', '36,864', '115,605,504', '17,536', '54,992,896', '98,304', '308,281,344'])
      expect(textOf(html)).toContain(count);
  });

  it('shows how the chosen one is counted', () => {
    expect(textOf(html)).toContain('P = 3·3·128·128 ∕ 128 + 1·1·128·128 = 17,536');
    expect(textOf(html)).toContain('M = 17,536·56·56 = 54,992,896');
    expect(textOf(html)).toContain('A = 4·56·56·(128 + 128 + 128 + 128) = 6,422,528');
  });

  itIsWhole(html);
});

describe('what there is to notice', () => {
  it('is that bytes do not fall with the multiply–adds', () => {
    expect(noticed(defaults, {})).toMatchObject({ sentence: 'seesFewer', numbers: { macs: '12%', bytes: '200%' } });
  });

  it('is the measured time where there is one', () => {
    const timing = (milliseconds: number) => ({ cpu: { milliseconds, rounds: 3 } });
    expect(noticed(defaults, { dense: timing(10), depthwise: timing(4) })).toMatchObject({
      sentence: 'seesTime',
      numbers: { time: '40%' },
    });
  });

  it('has a sentence of its own for dilation, which saves nothing', () => {
    expect(noticed({ ...defaults, variant: 'dilated' }, {}).sentence).toBe('seesDilated');
  });
});

describe('the words', () => {
  itSpeaksBothLanguages(strings);
});
