/** The whole site as data: records and prose joined by id, each page with both of its languages. */

import type { z } from 'astro/zod';
import type { Claim } from '../schema/claim.ts';
import type { Link, LinkHealth } from '../schema/link.ts';
import type { Language } from '../schema/localised.ts';
import type { NoteFacts, NotePage } from '../schema/note.ts';
import type { prosePage } from '../schema/page.ts';
import type { Paper } from '../schema/paper.ts';
import type { Path } from '../schema/path.ts';
import type { Person, personPage } from '../schema/person.ts';
import type { Shelf } from '../schema/shelf.ts';
import type { Term } from '../schema/term.ts';
import type { Topic } from '../schema/topic.ts';

/** The source of a page in one language, as written. */
export interface Prose {
  readonly body: string;
}

export interface Note extends NoteFacts {
  readonly id: string;
  readonly pages: Readonly<Record<Language, NotePage & Prose>>;
}

export interface PersonEntry extends Person {
  readonly id: string;
  readonly pages: Readonly<Record<Language, z.infer<typeof personPage> & Prose>>;
}

/** A reading path; its id is the name of its file. */
export interface ReadingPath extends Path {
  readonly id: string;
}

/** A page of prose that is neither a note nor a person. */
export interface PageEntry {
  readonly id: string;
  readonly pages: Readonly<Record<Language, z.infer<typeof prosePage> & Prose>>;
}

export interface Site {
  readonly shelves: readonly Shelf[];
  readonly topics: readonly Topic[];
  readonly terms: readonly Term[];
  readonly papers: readonly Paper[];
  readonly links: readonly Link[];
  readonly health: ReadonlyMap<string, LinkHealth>;
  readonly people: readonly PersonEntry[];
  /** In shelf order, then by number. */
  readonly notes: readonly Note[];
  readonly paths: readonly ReadingPath[];
  readonly claims: readonly Claim[];
  readonly pages: readonly PageEntry[];
}

/** Orders notes by shelf, as shelves.yaml lists them, then by the number in their code. */
export function inShelfOrder<Coded extends { readonly code: string }>(notes: readonly Coded[], shelves: readonly Shelf[]): Coded[] {
  const rank = (note: Coded) => shelves.findIndex((shelf) => shelf.letter === note.code[0]) * 1000 + Number(note.code.slice(1));
  return [...notes].sort((a, b) => rank(a) - rank(b));
}

export const byId = <Record extends { readonly id: string }>(records: readonly Record[]): ReadonlyMap<string, Record> =>
  new Map(records.map((record) => [record.id, record]));

/** A person's name as a page in the given language prints it first. */
export const nameIn = (language: Language, names: Person['names']): string => (language === 'zh' ? (names.zh ?? names.en) : names.en);
