/** From the files of `content/` to records by kind: what is where, and which schema holds it. Pure; `read.ts` does the reading. */
import { z } from 'astro/zod';
import { type Claim, claim } from '../schema/claim.ts';
import { type Link, type LinkHealth, link, linkHealth } from '../schema/link.ts';
import { type NoteFacts, noteFacts } from '../schema/note.ts';
import { type Paper, paper } from '../schema/paper.ts';
import { type Path, path } from '../schema/path.ts';
import { type Person, person } from '../schema/person.ts';
import { type Shelf, shelf } from '../schema/shelf.ts';
import { type Term, term } from '../schema/term.ts';
import { type Topic, topic } from '../schema/topic.ts';
import { type Located, parseRecords, type TextFile } from './located.ts';
import type { Problem } from './problem.ts';

/** A record that is named by its folder or file gets its id from there. */
export type Named<Facts> = Facts & { readonly id: string };

export interface ContentRecords {
  readonly shelves: Located<Shelf>[];
  readonly topics: Located<Topic>[];
  readonly terms: Located<Term>[];
  readonly papers: Located<Paper>[];
  readonly links: Located<Link>[];
  readonly people: Located<Named<Person>>[];
  readonly notes: Located<Named<NoteFacts>>[];
  readonly paths: Located<Named<Path>>[];
  readonly claims: Located<Claim>[];
  readonly health: ReadonlyMap<string, LinkHealth>;
}

export interface Collected {
  readonly records: ContentRecords;
  readonly problems: Problem[];
}

/** Sorts files into kinds by their path and validates each record. A file that belongs to no kind is left alone. */
export function collectRecords(files: readonly TextFile[]): Collected {
  const problems: Problem[] = [];
  const gather = <Schema extends z.ZodType>(pattern: RegExp, schema: Schema, shape: 'list' | 'single'): Located<z.infer<Schema>>[] =>
    files
      .filter((file) => pattern.test(file.path))
      .flatMap((file) => {
        const parsed = parseRecords(file, schema, shape);
        problems.push(...parsed.problems);
        return parsed.records;
      });
  const named = <Facts>(located: Located<Facts>, id: string): Located<Named<Facts>> => ({ ...located, value: { ...located.value, id } });
  const byFolder = <Facts>(located: Located<Facts>) => named(located, located.file.split('/').at(-2) ?? '');
  const byFile = <Facts>(located: Located<Facts>) => named(located, located.file.replace(/^.*\/|\.yaml$/g, ''));

  const health = gather(/^links\/health\.json$/, z.record(z.string(), linkHealth), 'single');
  return {
    problems,
    records: {
      shelves: gather(/^shelves\.yaml$/, shelf, 'list'),
      topics: gather(/^topics\.yaml$/, topic, 'list'),
      terms: gather(/^terms\.yaml$/, term, 'list'),
      papers: gather(/^papers\/[^/]+\.yaml$/, paper, 'list'),
      links: gather(/^links\/[^/]+\.yaml$/, link, 'list'),
      people: gather(/^people\/[^/]+\/person\.yaml$/, person, 'single').map(byFolder),
      notes: gather(/^notes\/[^/]+\/note\.yaml$/, noteFacts, 'single').map(byFolder),
      paths: gather(/^paths\/[^/]+\.yaml$/, path, 'single').map(byFile),
      claims: gather(/^claims\.yaml$/, claim, 'list'),
      health: new Map(Object.entries(health[0]?.value ?? {})),
    },
  };
}
