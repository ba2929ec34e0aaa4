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

  it('shows the sixteen terms of the logit, and they add up', () => {
    const sum = html.slice(html.indexOf('squeeze-excite-sum'));
    const numbers = [...sum.matchAll(/<span class="tone-[wg]">([^<]+)</g)].map(([, text = '']) =>
      Number(text.replace(/[()]/g, '').replace('−', '-')),
    );
    const result = Number(/<output[^>]*>([^<]+)</.exec(sum)?.[1]?.replace('−', '-'));
    expect(numbers).toHaveLength(17);
    expect(Math.round(100 * numbers.reduce((total, term) => total + term, 0))).toBe(Math.round(100 * result));
  });

  it('says of a channel the same in the table, the sum and the gate’s own line', () => {
    const channels = html.slice(html.indexOf('gates__wires'));
    const row = /<tr class="is-now">.*?<\/tr>/s.exec(channels)?.[0] ?? '';
    const inTable = [...row.matchAll(/<td[^>]*>([−\d.]+)</g)].at(-1)?.[1];
    const line = html.slice(html.indexOf('id="squeeze-excite-gate"'));
    expect(inTable).toMatch(/^−?\d\.\d\d$/);
    expect(/<span class="tone-y">([^<]+)</.exec(line)?.[1]).toBe(inTable);
  });

  it('shows the account of a block on 256 channels', () => {
    expect(textOf(html)).toContain('2·256² ∕ 16 = 8,192');
  });

  itIsWhole(html);
});

describe('the words', () => {
  itSpeaksBothLanguages(strings);
});
