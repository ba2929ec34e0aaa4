/** The picture of "How it is built" in the README, as a test: which folder may import which. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = 'src';

/** For each part, the parts whose modules it may import. What is not listed may import nothing of ours. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  schema: [],
  text: [],
  nn: [],
  browser: [],
  offline: [],
  'nn/conformance': ['browser', 'nn'],
  'nn/bench': ['nn', 'nn/conformance'],
  records: ['schema', 'text'],
  examples: ['nn', 'schema', 'text'],
  figure: ['nn', 'schema', 'text'],
  demos: ['figure', 'nn', 'schema', 'text'],
  training: ['demos', 'figure', 'nn', 'text'],
  markdown: ['records', 'schema', 'text'],
  model: ['records', 'schema', 'text'],
  'search/format': ['text'],
  'search/query': ['search/format', 'text'],
  'search/view': ['schema', 'styles', 'search/format', 'search/query', 'text'],
  'search/build': ['search/format', 'search/query', 'model', 'records', 'schema', 'text'],
  'search/bench': ['browser', 'search/build', 'search/format', 'search/query'],
  build: ['components', 'markdown', 'model', 'offline', 'records', 'schema', 'search/build', 'text'],
  components: ['demos', 'examples', 'model', 'offline', 'records', 'schema', 'search/view', 'text'],
  layouts: ['build', 'components', 'demos', 'model', 'schema', 'styles', 'text'],
  pages: ['components', 'layouts', 'model', 'schema', 'styles', 'text'],
  checks: ['browser', 'build', 'search/bench', 'search/build', 'search/format', 'text'],
};

/** Tests, and the scenarios they run in a browser, may reach further than the code they test: to a neighbour that serves as the oracle. */
const isTest = (file: string) => /(\.test\.tsx?|scenarios\.ts)$/.test(file);

const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(ts|tsx|astro)$/.test(file) && !file.endsWith('.d.ts') && !isTest(file))
  .map((file) => join(root, file));

/** The part a file belongs to: its folder, and within search its role. */
function partOf(file: string): string {
  const [part = '', second = ''] = relative(root, file).split('/');
  if (part === 'nn' && (second === 'conformance' || second === 'bench')) return `nn/${second}`;
  if (part !== 'search') return part;
  if (second === 'view' || second === 'query' || second === 'bench') return `search/${second}`;
  return /^(format|bytes|impact|postingList|wholeTerm|shards?)\.ts$/.test(second) ? 'search/format' : 'search/build';
}

const importsOf = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?\s*['"](\.{1,2}\/[^'"]+)['"]/g)].map((match) =>
    join(dirname(file), match[1] ?? ''),
  );

describe('the layout of src', () => {
  it('has no folder or file that says nothing', () => {
    expect(sources.filter((file) => /(^|\/)(utils?|helpers?|misc|common|shared)(\.|\/|$)/.test(file))).toEqual([]);
  });

  it('imports only along the arrows', () => {
    const wrong = sources.flatMap((file) =>
      importsOf(file)
        .filter((target) => target.startsWith(`${root}/`))
        .map((target) => ({ from: partOf(file), to: partOf(target), file, target }))
        .filter(({ from, to }) => from !== to && from in allowed && !allowed[from]?.includes(to))
        .map(({ file: source, target, from, to }) => `${source} imports ${target}, but ${from} may not import ${to}`),
    );
    expect(wrong).toEqual([]);
  });

  it('lists every part in the picture', () => {
    const parts = new Set(sources.filter((file) => file.split('/').length > 2).map(partOf));
    expect([...parts].filter((part) => !(part in allowed))).toEqual([]);
  });

  it('touches astro:content in two places only', () => {
    const touching = sources.filter((file) => /from ['"]astro:content['"]/.test(readFileSync(file, 'utf8')));
    expect(touching.sort()).toEqual(['src/content.config.ts', 'src/model/load.ts']);
  });

  it('keeps imports out of the notes, which are prose', () => {
    const notes = readdirSync('content', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.mdx'));
    expect(notes.length).toBeGreaterThan(0);
    expect(
      notes.filter((file) => /^(import|export)\s/m.test(readFileSync(join('content', file), 'utf8').replace(/```[\s\S]*?```/g, ''))),
    ).toEqual([]);
  });

  it('says why where a file is longer than 200 lines', () => {
    const long = sources.filter((file) => {
      const text = readFileSync(file, 'utf8');
      return text.split('\n').length > 201 && !/^(---\n)?\s*(\/\*\*|\/\/|\/\*)/.test(text);
    });
    expect(long).toEqual([]);
  });
});
