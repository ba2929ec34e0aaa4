import { describe, expect, it } from 'vitest';
import { readContentFiles } from '../records/read.ts';
import { differences } from './parity.ts';

describe('differences', () => {
  const page =
    '---\ntitle: 题\n---\n\n## 直觉 [#intuition]\n\n字[@gan-2014]。\n\n$$\ny = x \\text{ 若 } k\n$$\n\n<Grids name="counts" />\n\n<Exercise>\n\n问。\n\n</Exercise>\n';
  const twin = page.replace('直觉', 'Intuition').replace('若', 'if').replace('字', 'Words ');

  it('are none where only the words differ', () => {
    expect(differences(page, twin)).toEqual([]);
  });

  it('name the part and the first place', () => {
    expect(differences(page, twin.replace('#intuition', '#idea'))).toEqual([
      'headings, number 1: zh has ## #intuition, en has ## #idea (1 and 1 in all)',
    ]);
    expect(differences(page, twin.replace('y = x', 'y = 2x'))).toEqual([
      'formulas, number 1: zh has y=x\\text{}k, en has y=2x\\text{}k (1 and 1 in all)',
    ]);
    expect(differences(page, twin.replace('"counts"', '"sums"'))[0]).toBe(
      'components, number 1: zh has <Grids name="counts">, en has <Grids name="sums"> (2 and 2 in all)',
    );
    expect(differences(page, twin.replace('[@gan-2014]', ''))).toEqual([
      'citations, number 1: zh has @gan-2014, en has none (1 and 0 in all)',
    ]);
    expect(differences(page, `${twin}[a word](term:stride)`)).toEqual([
      'mentions, number 1: zh has none, en has term:stride (0 and 1 in all)',
    ]);
    expect(differences(page, `${twin}<Exercise>\n</Exercise>`)).toContain(
      'exercises, number 2: zh has none, en has exercise 2 (1 and 2 in all)',
    );
  });

  it('take no comment in code for a heading', () => {
    expect(differences(page, `${twin}\n\`\`\`python\n## sum\n\`\`\`\n`)).toEqual([]);
  });
});

const files = await readContentFiles();

describe('the pages of this site', () => {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const folders = files.flatMap(({ path }) => /^((?:notes|people|pages)\/[^/]+)\/zh\.mdx$/.exec(path)?.[1] ?? []);

  it.each(folders)('content/%s says the same in both languages', (folder) => {
    const [zh, en] = [`${folder}/zh.mdx`, `${folder}/en.mdx`];
    expect(differences(texts.get(zh) ?? '', texts.get(en) ?? '').map((difference) => `content/${zh} and en.mdx: ${difference}`)).toEqual(
      [],
    );
  });
});
