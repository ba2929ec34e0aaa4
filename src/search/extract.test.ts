import { describe, expect, it } from 'vitest';
import { extractPage } from './extract.ts';
import { formulaMark } from './format.ts';

const page = (main: string, attributes = 'data-search-kind="note"', head = ''): string =>
  `<!doctype html><html lang="zh-Hans"><head>${head}</head><body><main ${attributes}>${main}</main></body></html>`;
const katex = (mathml: string, tex: string): string =>
  `<span class="katex"><span class="katex-mathml"><math><semantics>${mathml}<annotation encoding="application/x-tex">${tex}</annotation></semantics></math></span><span class="katex-html" aria-hidden="true">TWIN</span></span>`;

describe('reading a page', () => {
  it('cuts it at headings with an id, and keeps the headings above', () => {
    const [entry] = extractPage(
      page('<h1>题</h1><p>引言。</p><h2 id="a">甲</h2><p>一。</p><h3 id="b">乙</h3><p>二。</p><h2>无名</h2><p>三。</p>'),
      'notes/x',
    );
    expect(entry?.language).toBe('zh');
    expect(entry?.sections.map(({ id, headings, text }) => [id, headings.join('/'), text])).toEqual([
      ['', '', '引言。'],
      ['a', '甲', '一。'],
      ['b', '甲/乙', '二。 无名 三。'],
    ]);
  });

  it('opens with the description', () => {
    const [entry] = extractPage(
      page('<h1>题</h1><p>引言。</p>', undefined, '<meta name="description" content="一句话 &amp; 更多">'),
      'notes/x',
    );
    expect(entry?.sections[0]?.text).toBe('一句话 & 更多 引言。');
  });

  it('keeps a formula once, as its tree and its TeX', () => {
    const [entry] = extractPage(
      page(`<h1>题</h1><p>设${katex('<mrow><msup><mi>x</mi><mn>2</mn></msup></mrow>', 'x^2')}为正</p>`),
      'notes/x',
    );
    expect(entry?.sections[0]?.text).toBe(`设${formulaMark}为正`);
    expect(entry?.sections[0]?.formulas).toEqual([{ tex: 'x^2', tree: ['mrow', ['msup', ['mi', 'x'], ['mn', '2']]] }]);
  });

  it('does not show a formula that would break the line', () => {
    const [entry] = extractPage(page(`<h1>题</h1>${katex(`<mrow>${'<mi>x</mi>'.repeat(40)}</mrow>`, 'x'.repeat(40))}`), 'notes/x');
    expect(entry?.sections[0]?.formulas[0]?.tree).toEqual([]);
  });

  it('makes records of a list entries of their own, and leaves them out of the page', () => {
    const entries = extractPage(
      page(
        '<h1>文献</h1><p>总说。</p><article data-search-record="paper" id="p1" data-search-year="2016"><h3 data-search-title>Title</h3><p>Body.</p></article>',
        'data-search-kind="page" data-search-topics="a b"',
      ),
      'papers',
    );
    expect(entries.map(({ kind, record, title, year, topics }) => [kind, record, title, year, topics.join(' ')])).toEqual([
      ['page', undefined, '文献', undefined, 'a b'],
      ['paper', 'p1', 'Title', 2016, 'a b'],
    ]);
    expect(entries[0]?.sections[0]?.text).toBe('总说。');
    expect(entries[1]?.sections).toEqual([{ id: 'p1', headings: [], text: 'Body.', formulas: [] }]);
  });

  it.each([
    ['a page without a kind', page('<h1>x</h1>', '')],
    ['a page for nobody', page('<h1>x</h1>', undefined, '<meta name="robots" content="noindex">')],
    ['a redirect', page('<h1>x</h1>', undefined, '<meta http-equiv="refresh" content="0;url=/">')],
    ['a page without a title', page('<p>x</p>')],
  ])('leaves out %s', (_, html) => {
    expect(extractPage(html, 'x')).toEqual([]);
  });
});
