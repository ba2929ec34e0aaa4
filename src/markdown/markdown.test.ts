import { compile } from '@mdx-js/mdx';
import { describe, expect, it } from 'vitest';
import { markdownPlugins } from './plugins.ts';
import type { KnownRecords } from './references.ts';

const known: KnownRecords = {
  papers: new Set(['gan-2014', 'wgan-2017']),
  terms: new Set(['stride']),
  notes: new Set(['gan', 'dilated-convolution']),
  people: new Set(['fisher-yu']),
  demos: new Set(['dilated']),
  links: new Map([['fyu-dilation', 'https://github.com/fyu/dilation']]),
};

const frontmatter: Record<string, unknown> = {};

/** The compiled note as one line of JSX; what a browser gets is made of exactly these elements. */
async function compiled(value: string, path = 'content/notes/gan/zh.mdx'): Promise<string> {
  const file = await compile({ path, value, data: { astro: { frontmatter } } }, { ...markdownPlugins(known, '/sub/'), jsx: true });
  return String(file).replace(/\s+/g, ' ');
}

const failure = (value: string) =>
  compiled(value).then(
    () => 'no error',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );

describe('citations', () => {
  it('are numbered by first appearance, and the list is handed to the layout', async () => {
    const html = await compiled('先[@wgan-2017]，后[@gan-2014; @wgan-2017]。');
    expect([...html.matchAll(/\[(\d)\]/g)].map((match) => match[1])).toEqual(['1', '2', '1']);
    expect(html).toContain('href="#ref-wgan-2017"');
    expect(html).toContain('id="cite-wgan-2017-2"');
    expect(frontmatter['cited']).toEqual(['wgan-2017', 'gan-2014']);
  });

  it('of an unknown paper stop the build with file and line', async () => {
    expect(await failure('一\n\n二[@gan-2015]')).toBe(
      'content/notes/gan/zh.mdx:3:1: there is no paper "gan-2015"; did you mean "gan-2014"?',
    );
  });
});

describe('links of the notes', () => {
  it('lead to the page of the note’s own language, below the base', async () => {
    expect(await compiled('[空洞](note:dilated-convolution#field)')).toContain('href="/sub/zh/notes/dilated-convolution/#field"');
    expect(await compiled('[him](person:fisher-yu)', 'content/notes/gan/en.mdx')).toContain('href="/sub/en/people/fisher-yu/"');
    expect(await compiled('[码](link:fyu-dilation)')).toContain('href="https://github.com/fyu/dilation"');
  });

  it('to a term carry its card', async () => {
    const html = await compiled('[步幅](term:stride)');
    expect(html).toContain('data-card="card-term-stride"');
    expect(html).toContain('href="/sub/zh/glossary/#stride"');
  });

  it('colour a word by its role', async () => {
    expect(await compiled('[输入](role:x)')).toMatch(/<_components\.b className="role role-x">/);
  });

  it.each([
    ['[a](term:strid)', 'there is no term "strid"; did you mean "stride"?'],
    ['[a](note:nothing)', 'there is no note "nothing"; add it or mend the spelling'],
    ['[a](person:nobody)', 'there is no person "nobody"'],
    ['[a](role:q)', 'there is no role "q"; roles are x, w, y and g'],
    ['<LinkList ids={["fyu-dilatio"]} />', 'there is no link "fyu-dilatio"; did you mean "fyu-dilation"?'],
    ['<Demo id="dilate" />', 'there is no demo "dilate"; did you mean "dilated"?'],
  ])('%s stops the build', async (source, message) => {
    expect(await failure(`一\n\n${source}`)).toContain(`content/notes/gan/zh.mdx:3:1: ${message}`);
  });
});

describe('headings', () => {
  it('take the anchor that both languages share', async () => {
    expect(await compiled('## 隔着读 [#reading-with-gaps]')).toContain('<_components.h2 id="reading-with-gaps">{"隔着读"}');
  });
});

describe('formulas', () => {
  it('are set at build time, with symbols coloured by role', async () => {
    const html = await compiled('$\\w{w}[m]$');
    expect(html).toContain('katex');
    expect(html).toContain('role-w');
  });

  it('that KaTeX cannot parse stop the build with file and line', async () => {
    expect(await failure('一\n\n$$\n\\frac{1}{\n$$\n')).toMatch(/^content\/notes\/gan\/zh\.mdx:3:1: KaTeX parse error/);
    expect(await failure('一\n\n二 $\\undefinedMacro$')).toMatch(/^content\/notes\/gan\/zh\.mdx:3:\d+: KaTeX parse error/);
  });

  it('trust no command but the colouring one', async () => {
    expect(await failure('$\\href{https://example.org}{x}$')).toMatch(/zh\.mdx:1:\d+: /);
  });
});

describe('Chinese text', () => {
  it('closes bold before full-width punctuation followed by Han text', async () => {
    expect(await compiled('**这是重点。**后面接着写')).toContain('<_components.strong>{"这是重点。"}</_components.strong>');
    expect(await compiled('他说**「对」**就走了')).toContain('<_components.strong>{"「对」"}</_components.strong>');
  });
});
