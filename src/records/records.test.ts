import { describe, expect, it } from 'vitest';
import { collectRecords } from './collect.ts';
import { checkIntegrity } from './integrity.ts';
import { ContentError, problemText } from './problem.ts';
import { readRecords } from './read.ts';

const topics = { path: 'topics.yaml', text: '- id: gan\n  name: { zh: 对抗, en: GAN }\n  introduction: { zh: 一。, en: One. }\n' };
const health = {
  path: 'links/health.json',
  text: '{"first":{"state":"not-checked","checked":null,"location":null},"second":{"state":"not-checked","checked":null,"location":null}}',
};

const link = (id: string, changes: Record<string, string> = {}) => {
  const fields = { url: `https://example.org/${id}`, kind: 'article', topics: '[gan]', level: 'introductory', ...changes };
  return `- id: ${id}
  url: ${fields.url}
  title: { zh: 题, en: Title }
  kind: ${fields.kind}
  lang: zh
  topics: ${fields.topics}
  why: { zh: 因为。, en: Because. }
  level: ${fields.level}
  origin: seed
  added: "2026-11-24"
`;
};

/** All problems of a small content folder, as the build prints them. */
function problemsOf(...files: { path: string; text: string }[]): string[] {
  const all = [topics, health, ...files];
  const { records, problems } = collectRecords(all);
  return (problems.length > 0 ? problems : checkIntegrity(records, all)).map(problemText);
}

describe('a good record', () => {
  it('has no problem', () => {
    expect(problemsOf({ path: 'links/gan.yaml', text: link('first') + link('second') })).toEqual([]);
  });
});

describe('a record that breaks its schema', () => {
  it('is named with file, line, field and the allowed values', () => {
    expect(problemsOf({ path: 'links/gan.yaml', text: link('first', { kind: 'blog' }) })).toEqual([
      'content/links/gan.yaml:4: field "kind" must be one of article, paper, code, question, homepage, tool, video, course, book, dataset, reference',
    ]);
  });

  it('is named for a field it has no place for', () => {
    expect(problemsOf({ path: 'links/gan.yaml', text: link('first').replace('level:', 'lvl: x\n  level:') })).toEqual([
      'content/links/gan.yaml:1: the record has no place for "lvl"; remove it or mend its spelling',
    ]);
  });

  it('is named for a language that is missing', () => {
    const [problem] = problemsOf({ path: 'links/gan.yaml', text: link('first').replace('{ zh: 因为。, en: Because. }', '{ zh: 因为。 }') });
    expect(problem).toMatch(/^content\/links\/gan\.yaml:7: field "why\.en"/);
  });

  it('is named with its line when the YAML itself is broken', () => {
    const [problem] = problemsOf({ path: 'links/gan.yaml', text: '- id: first\n  url: "https://example.org\n' });
    expect(problem).toMatch(/^content\/links\/gan\.yaml:\d+: is no valid YAML/);
  });
});

describe('what no schema can see', () => {
  it('finds an unknown id and offers the nearest', () => {
    expect(problemsOf({ path: 'links/gan.yaml', text: link('first', { topics: '[gans]' }) })).toEqual([
      'content/links/gan.yaml:6: refers to the topic "gans", which does not exist; did you mean "gan"?',
    ]);
  });

  it('finds one address in two records, however it is written', () => {
    const text = link('first', { url: 'https://example.org/page' }) + link('second', { url: 'http://www.example.org/page/#top' });
    expect(problemsOf({ path: 'links/gan.yaml', text })).toEqual([
      'content/links/gan.yaml:12: has the same address as "first" (content/links/gan.yaml:1); keep one record for one address',
    ]);
  });

  it('finds an id used twice, also across files', () => {
    const [problem] = problemsOf(
      { path: 'links/a.yaml', text: link('first') },
      { path: 'links/b.yaml', text: link('first', { url: 'https://example.org/other' }) },
    );
    expect(problem).toBe('content/links/b.yaml:1: uses the id "first" a second time; content/links/a.yaml:1 has it already');
  });

  it('finds a note that exists in one language only', () => {
    const note = {
      path: 'notes/gan/note.yaml',
      text: `code: G1\ntopics: [gan]\nglyph: [${Array(7).fill('"......."').join(', ')}]\nupdated: "2026-11-24"\n`,
    };
    const shelves = { path: 'shelves.yaml', text: '- letter: G\n  name: { zh: 甲, en: A }\n' };
    expect(problemsOf(shelves, note, { path: 'notes/gan/zh.mdx', text: '' })).toEqual([
      'content/notes/gan/note.yaml:1: has no content/notes/gan/en.mdx; a page exists in both languages or in neither',
    ]);
  });
});

describe('a reading path', () => {
  const shelves = { path: 'shelves.yaml', text: '- letter: G\n  name: { zh: 甲, en: A }\n' };
  const note = (slug: string) => [
    {
      path: `notes/${slug}/note.yaml`,
      text: `code: G1\ntopics: [gan]\nglyph: [${Array(7).fill('"......."').join(', ')}]\nupdated: "2026-11-24"\n`,
    },
    { path: `notes/${slug}/zh.mdx`, text: '' },
    { path: `notes/${slug}/en.mdx`, text: '' },
  ];
  const both = '{ zh: 甲。, en: A. }';
  const path = (...slugs: string[]) => ({
    path: 'paths/first.yaml',
    text: `position: 1\ntitle: ${both}\ndescription: ${both}\naudience: ${both}\norder: ${both}\nsteps:\n${slugs.map((slug) => `  - note: ${slug}\n    why: ${both}\n`).join('')}`,
  });

  it('is sound when its notes exist', () => {
    expect(problemsOf(shelves, ...note('gan'), ...note('wgan'), path('gan', 'wgan'))).toEqual([]);
  });

  it('is named with file and line for a note that does not exist', () => {
    expect(problemsOf(shelves, ...note('gan'), path('gan', 'gant'))).toEqual([
      'content/paths/first.yaml:9: refers to the note "gant", which does not exist; did you mean "gan"?',
    ]);
  });

  it('is named for coming to a note twice', () => {
    expect(problemsOf(shelves, ...note('gan'), ...note('wgan'), path('gan', 'wgan', 'gan'))).toEqual([
      'content/paths/first.yaml:11: comes to the note "gan" again, which is step 1 already',
    ]);
  });

  it('is named for a reason that is missing in one language', () => {
    const [problem] = problemsOf(shelves, ...note('gan'), {
      ...path('gan', 'gan'),
      text: path('gan', 'gan').text.replace(/why: \{[^}]*\}/, 'why: { zh: 甲。 }'),
    });
    expect(problem).toMatch(/^content\/paths\/first\.yaml:8: field "steps\.0\.why\.en"/);
  });
});

describe('a claim that a page settles', () => {
  const claims = {
    path: 'claims.yaml',
    text: '- { id: C01, verdict: wrong }\n- { id: C02, verdict: opinion, dropped: { zh: 看法。, en: An opinion. } }\n',
  };
  const person = (list: string) => [
    {
      path: 'people/someone/person.yaml',
      text: `names: { en: Some One }\nknownFor: { zh: 甲, en: A }\nclaims: [${list}]\ntopics: [gan]\n`,
    },
    { path: 'people/someone/zh.mdx', text: '' },
    { path: 'people/someone/en.mdx', text: '' },
  ];

  it('must be one that there is', () => {
    expect(problemsOf(claims, ...person('C01'))).toEqual([]);
    expect(problemsOf(claims, ...person('C01, C07'))).toEqual([
      'content/people/someone/person.yaml:3: settles the claim "C07", which claims.yaml does not have',
    ]);
  });

  it('must not be one that is dropped', () => {
    expect(problemsOf(claims, ...person('C02'))).toEqual([
      'content/people/someone/person.yaml:3: settles the claim "C02", which claims.yaml drops; take one of the two out',
    ]);
  });
});

describe('a page of prose', () => {
  it('exists in both languages or in neither', () => {
    expect(problemsOf({ path: 'pages/about/zh.mdx', text: '' })).toEqual([
      'content/pages/about/zh.mdx:1: has no content/pages/about/en.mdx beside it; a page exists in both languages or in neither',
    ]);
  });
});

describe('the content of this site', () => {
  const reading = readRecords();

  it('is sound, and nothing of the collected facts is lost', async () => {
    const records = await reading;
    expect(records.links.length).toBeGreaterThanOrEqual(105);
    expect(records.links.filter(({ value }) => value.origin === 'seed')).toHaveLength(25);
    expect(records.papers.length).toBeGreaterThanOrEqual(95);
    expect(records.people.length).toBeGreaterThanOrEqual(10);
    expect(records.terms.length).toBeGreaterThanOrEqual(161);
  });

  it('offers at least four reading paths', async () => {
    expect((await reading).paths.map(({ value }) => value.id)).toEqual(
      expect.arrayContaining(['first-steps', 'efficient-cnns', 'dense-prediction', 'generative-models']),
    );
  });

  it('settles every claim of the old notes on some page, or drops it with a reason', async () => {
    const { claims, notes, people } = await reading;
    expect(claims.map(({ value }) => value.id)).toEqual(Array.from({ length: 95 }, (_, index) => `C${String(index + 1).padStart(2, '0')}`));
    const settled = new Set([...notes, ...people].flatMap(({ value }) => value.claims));
    expect(claims.filter(({ value }) => value.dropped === undefined && !settled.has(value.id)).map(({ value }) => value.id)).toEqual([]);
  });

  it('stops the build with every problem at once', async () => {
    const failure = await readRecords('src/records/no-such-folder').catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Error);
    expect(new ContentError([{ file: 'a.yaml', line: 3, message: 'is wrong' }]).message).toContain('content/a.yaml:3: is wrong');
  });
});
