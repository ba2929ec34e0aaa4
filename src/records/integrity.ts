/** What no schema can see: ids used twice, references to nothing, one address in two records, a language missing. Pure. */
import { canonicalUrl } from '../text/canonicalUrl.ts';
import type { ContentRecords } from './collect.ts';
import type { Located, TextFile } from './located.ts';
import type { Problem } from './problem.ts';

type Identified = Located<{ readonly id: string }>;

export function checkIntegrity(records: ContentRecords, files: readonly TextFile[]): Problem[] {
  const topics = idsOf(records.topics);
  const terms = idsOf(records.terms);
  const papers = idsOf(records.papers);
  const people = idsOf(records.people);
  const notes = idsOf(records.notes);
  const refersTo = (kind: string, known: ReadonlySet<string>) => (record: Identified, path: (string | number)[], id: string) =>
    known.has(id) ? [] : [at(record, path, `refers to the ${kind} "${id}", which does not exist; ${nearest(id, known)}`)];
  const topicOf = refersTo('topic', topics);
  const paperOf = refersTo('paper', papers);

  return [
    ...[records.topics, records.terms, records.papers, records.links, records.people, records.notes, records.claims].flatMap((list) =>
      repeatedIds(list),
    ),
    ...repeatedUrls(records),
    ...records.terms.flatMap((term) => [
      ...topicOf(term, ['topic'], term.value.topic),
      ...term.value.seeAlso.flatMap((id, index) => refersTo('term', terms)(term, ['seeAlso', index], id)),
      ...(term.value.note === undefined ? [] : refersTo('note', notes)(term, ['note'], term.value.note)),
    ]),
    ...[...records.papers, ...records.links, ...records.people, ...records.notes].flatMap((record) =>
      record.value.topics.flatMap((id, index) => topicOf(record, ['topics', index], id)),
    ),
    ...records.links.flatMap((link) => [
      ...link.value.papers.flatMap((id, index) => paperOf(link, ['papers', index], id)),
      ...link.value.people.flatMap((id, index) => refersTo('person', people)(link, ['people', index], id)),
      ...(records.health.has(link.value.id)
        ? []
        : [at(link, ['id'], `has no entry "${link.value.id}" in links/health.json; run "npm run links:health" to add it`)]),
    ]),
    ...records.people.flatMap((person) => person.value.works.flatMap((id, index) => paperOf(person, ['works', index], id))),
    ...records.notes.flatMap((note) =>
      records.shelves.some((shelf) => shelf.value.letter === note.value.code[0])
        ? []
        : [at(note, ['code'], `stands on the shelf "${note.value.code[0]}", which shelves.yaml does not have`)],
    ),
    ...records.paths.flatMap((path) =>
      path.value.steps.flatMap((step, index) => refersTo('note', notes)(path, ['steps', index, 'note'], step.note)),
    ),
    ...repeatedSteps(records),
    ...claimsTaken(records),
    ...missingLanguages(records, files),
  ];
}

export const idsOf = (records: readonly Identified[]): ReadonlySet<string> => new Set(records.map((record) => record.value.id));

const at = (record: Located<unknown>, path: (string | number)[], message: string): Problem => ({
  file: record.file,
  line: record.lineOf(...path),
  message,
});

function repeatedIds(records: readonly Identified[]): Problem[] {
  const first = new Map<string, Identified>();
  return records.flatMap((record) => {
    const earlier = first.get(record.value.id);
    if (earlier !== undefined)
      return [
        at(
          record,
          ['id'],
          `uses the id "${record.value.id}" a second time; content/${earlier.file}:${earlier.lineOf('id')} has it already`,
        ),
      ];
    first.set(record.value.id, record);
    return [];
  });
}

function repeatedUrls({ links }: ContentRecords): Problem[] {
  const first = new Map<string, Located<{ readonly id: string }>>();
  return links.flatMap((link) => {
    const form = canonicalUrl(link.value.url);
    const earlier = first.get(form);
    if (earlier !== undefined && earlier !== link) {
      return [
        at(
          link,
          ['url'],
          `has the same address as "${earlier.value.id}" (content/${earlier.file}:${earlier.lineOf()}); keep one record for one address`,
        ),
      ];
    }
    first.set(form, link);
    return [];
  });
}

function repeatedSteps({ paths }: ContentRecords): Problem[] {
  return paths.flatMap((path) =>
    path.value.steps.flatMap(({ note }, index) => {
      const earlier = path.value.steps.findIndex((step) => step.note === note);
      return earlier === index
        ? []
        : [at(path, ['steps', index, 'note'], `comes to the note "${note}" again, which is step ${earlier + 1} already`)];
    }),
  );
}

/** A page may settle only claims that there are, and none that is marked as dropped. */
function claimsTaken({ claims, notes, people }: ContentRecords): Problem[] {
  const known = new Map(claims.map(({ value }) => [value.id, value]));
  return [...notes, ...people].flatMap((page) =>
    page.value.claims.flatMap((id, index) => {
      const claim = known.get(id);
      if (claim === undefined) return [at(page, ['claims', index], `settles the claim "${id}", which claims.yaml does not have`)];
      return claim.dropped === undefined
        ? []
        : [at(page, ['claims', index], `settles the claim "${id}", which claims.yaml drops; take one of the two out`)];
    }),
  );
}

function missingLanguages(records: ContentRecords, files: readonly TextFile[]): Problem[] {
  const paths = new Set(files.map((file) => file.path));
  const missing = [...records.notes, ...records.people].flatMap((record) =>
    ['zh', 'en']
      .map((language) => record.file.replace(/[^/]+$/, `${language}.mdx`))
      .filter((path) => !paths.has(path))
      .map((path) => at(record, [], `has no content/${path}; a page exists in both languages or in neither`)),
  );
  const alone = [...paths].flatMap((path) => {
    const [, folder, language] = /^(pages\/[^/]+)\/(zh|en)\.mdx$/.exec(path) ?? [];
    const twin = `${folder}/${language === 'zh' ? 'en' : 'zh'}.mdx`;
    return folder === undefined || paths.has(twin)
      ? []
      : [{ file: path, line: 1, message: `has no content/${twin} beside it; a page exists in both languages or in neither` }];
  });
  return [...missing, ...alone];
}

/** A sentence that helps with a misspelt id: the known one that shares the longest beginning. */
export function nearest(id: string, known: ReadonlySet<string>): string {
  const shared = (other: string) => [...other].findIndex((character, index) => character !== id[index]);
  const best = [...known]
    .map((other) => ({ other, length: shared(other) === -1 ? other.length : shared(other) }))
    .sort((a, b) => b.length - a.length)[0];
  return best !== undefined && best.length >= 3 ? `did you mean "${best.other}"?` : 'add it or mend the spelling';
}
