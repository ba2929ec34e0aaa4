import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { buildIndex } from './build.ts';
import { fromMemory } from './files.ts';
import type { Names } from './names.ts';
import { readPages } from './pages.ts';
import { type FetchShard, openSearch, type SearchEngine } from './query/engine.ts';
import { rank } from './rank.ts';

const names: Names = {
  things: [
    {
      id: 'dilated-convolution',
      zh: '空洞卷积',
      en: 'dilated convolution',
      others: ['膨胀卷积', '空洞捲積', 'atrous convolution'],
      places: [
        { at: '#dilated-convolution', role: 'own' },
        { at: 'notes/dilated-convolution', role: 'own' },
      ],
    },
    {
      id: 'transposed-convolution',
      zh: '转置卷积',
      en: 'transposed convolution',
      others: ['反卷积', 'deconvolution'],
      places: [{ at: 'notes/transposed-convolution', role: 'own' }],
    },
    { id: 'receptive-field', zh: '感受野', en: 'receptive field', others: ['RF'], places: [{ at: '#receptive-field', role: 'own' }] },
    {
      id: 'checkerboard-artifacts',
      zh: '棋盘伪影',
      en: 'checkerboard artifacts',
      others: ['棋盘效应'],
      places: [{ at: 'notes/transposed-convolution', role: 'explained' }],
    },
    { id: 'fei-fei-li', zh: '李飞飞', en: 'Fei-Fei Li', others: [], places: [{ at: 'people/fei-fei-li', role: 'own' }] },
    { id: 'convolution', zh: '卷积', en: 'convolution', others: ['conv'], places: [] },
  ],
  topics: [{ id: 'dilated-convolution', name: { zh: '空洞卷积', en: 'Dilated convolution' } }],
};
const pages = readPages(fileURLToPath(new URL('fixtures', import.meta.url)));
const files = buildIndex(pages, names);
const open = (fetchShard: FetchShard = fromMemory(files)): Promise<SearchEngine> => openSearch(fetchShard);
const first = async (query: string, language: 'zh' | 'en' = 'zh'): Promise<string | undefined> => {
  const [best] = await rank(await open(), query, language);
  return best && (best.section === '' ? best.page : `${best.page}#${best.section}`);
};

describe('a search over the fixture', () => {
  it.each([
    ['空洞卷积', 'notes/dilated-convolution'],
    ['膨胀卷积', 'notes/dilated-convolution'],
    ['空洞捲積', 'notes/dilated-convolution'],
    ['atrous', 'notes/dilated-convolution'],
    ['kongdongjuanji', 'notes/dilated-convolution'],
    ['kong dong juan ji', 'notes/dilated-convolution'],
    ['反卷积', 'notes/transposed-convolution'],
    ['deconvolution', 'notes/transposed-convolution'],
    ['ImageNet', 'people/fei-fei-li'],
    ['lifeifei', 'people/fei-fei-li'],
    ['感受野怎样长大', 'notes/dilated-convolution#growth'],
    ['网格效应', 'notes/dilated-convolution#gridding'],
    ['Fisher Yu', 'papers#yu-koltun-2016'],
  ])('%s leads to %s', async (query, expected) => {
    expect(await first(query)).toBe(expected);
  });

  it('finds what is being typed', async () => {
    for (const typed of ['空洞', 'dila', 'dilated convolu', 'kongdong'])
      expect(await first(typed), typed).toBe('notes/dilated-convolution');
  });

  it('mends typing errors and says so', async () => {
    const engine = await open();
    const result = await engine.search('diluted convolution', { language: 'en' });
    expect(result.corrected).toBe('dilated convolution');
    expect(await first('transpoesd', 'en')).toBe('notes/transposed-convolution');
    for (const typed of ['空动卷积', '感授野怎样长大', '转制卷积'])
      expect((await engine.search(typed, { language: 'zh' })).corrected, typed).toMatch(/空洞卷积|感受野|转置卷积/);
    expect(await first('空动卷积')).toBe('notes/dilated-convolution');
  });

  it('does not take the end of a word beside another for an error', async () => {
    const engine = await open();
    for (const typed of ['在转卷积中', '看感受原野', '核的空卷积'])
      expect((await engine.search(typed, { language: 'zh' })).corrected, typed).toBeUndefined();
  });

  it('finds every heading of every page by its words', async () => {
    const engine = await open();
    for (const { path, language, sections } of pages) {
      for (const { id, headings } of sections) {
        const heading = headings.at(-1);
        if (heading === undefined) continue;
        const { hits } = await engine.search(heading, { language });
        const best = await Promise.all(
          hits
            .slice(0, 2)
            .map(
              async (hit) =>
                `${(await engine.read(hit.sections[0]?.section ?? 0))?.path}#${(await engine.read(hit.sections[0]?.section ?? 0))?.sections[0]?.id}`,
            ),
        );
        expect(best, `${language} ${heading}`).toContain(`${path}#${id}`);
      }
    }
  });

  it("shows a page once, in the reader's language", async () => {
    const engine = await open();
    for (const language of ['zh', 'en'] as const) {
      const { hits } = await engine.search('dilated convolution', { language });
      expect(hits[0]).toMatchObject({ kind: 'note', language });
      expect(hits.filter(({ kind }) => kind === 'note')).toHaveLength(1);
    }
  });

  it('shows the other language where only that has an answer', async () => {
    const { hits } = await (await open()).search('公因数', { language: 'en' });
    expect(hits[0]).toMatchObject({ kind: 'note', language: 'zh' });
  });

  it('narrows by kind and language and counts what each would leave', async () => {
    const engine = await open();
    const all = await engine.search('空洞卷积', { language: 'zh' });
    expect(all.facets.kind.get('note')).toBe(1);
    const terms = await engine.search('空洞卷积', { language: 'zh', filters: { kind: 'term' } });
    expect(terms.hits.every(({ kind }) => kind === 'term')).toBe(true);
    expect(terms.facets.kind).toEqual(all.facets.kind);
    const english = await engine.search('空洞卷积', { language: 'zh', filters: { language: ['en'] } });
    expect(english.hits.every(({ language }) => language === 'en')).toBe(true);
    expect(english.facets.language.get('zh')).toBeGreaterThan(0);
  });

  it('leaves redirects and pages for nobody out, and tabs and markup for nobody too', async () => {
    expect(pages.some(({ title }) => title === '旧地址' || title === '没有这一页')).toBe(false);
    expect(JSON.stringify(pages)).not.toMatch(/keras|导航|2n−1/);
  });

  it('suggests names that look alike where nothing is found', async () => {
    const result = await (await open()).search('深野', { language: 'zh' });
    expect(result.hits).toEqual([]);
    expect(result.nearest).toContain('感受野');
  });
});

describe('strange queries', () => {
  it.each([
    '',
    ' ',
    '?!…。',
    '.*',
    '(a+)+$',
    '<script>alert(1)</script>',
    '\\',
    '"\'`',
    '[',
    '%00',
    '\u0000',
    '🙂',
    '\ud800',
    '__proto__',
    'constructor',
    '#0',
    'a'.repeat(10000),
    '卷积'.repeat(5000),
    'x '.repeat(5000),
  ])('are only words, or nothing (%#)', async (query) => {
    const started = performance.now();
    const result = await (await open()).search(query, { language: 'zh' });
    expect(Array.isArray(result.hits)).toBe(true);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

describe('an index with a fault', () => {
  const faulty =
    (damage: (name: string, bytes: Uint8Array) => Uint8Array): FetchShard =>
    async (name) =>
      damage(name, await fromMemory(files)(name));

  it('answers with what is left when shards of terms are cut short, and says that something is missing', async () => {
    const hurt = [...files.keys()].filter((name) => name.includes('/t')).filter((_, index) => index % 2 === 0);
    const engine = await open(faulty((name, bytes) => (hurt.includes(name) ? bytes.subarray(0, bytes.length - 1) : bytes)));
    const answers = await Promise.all(
      ['空洞卷积', '转置卷积', '感受野', '李飞飞'].map((query) => engine.search(query, { language: 'zh' })),
    );
    expect(answers.some(({ incomplete }) => incomplete)).toBe(true);
    expect(answers.some(({ hits }) => hits.length > 0)).toBe(true);
  });

  it('still ranks when the texts are missing', async () => {
    const engine = await open(
      faulty((name, bytes) => {
        if (name.includes('/x')) throw new Error('off line');
        return bytes;
      }),
    );
    const { hits } = await engine.search('空洞卷积', { language: 'zh' });
    expect(hits.length).toBeGreaterThan(0);
    expect(await engine.read(0)).toBeUndefined();
  });

  it('refuses to start without its first file', async () => {
    await expect(open(faulty((name, bytes) => (name === 'start.json' ? bytes.subarray(0, 40) : bytes)))).rejects.toThrow();
  });

  it('is the same each time it is built', () => {
    expect([...buildIndex([...pages].reverse(), names).keys()]).toEqual([...files.keys()]);
  });
});
