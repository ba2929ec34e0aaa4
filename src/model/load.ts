/** Loads the site once per build. The only module beside content.config.ts that touches `astro:content`. */

import { type CollectionEntry, getCollection, render } from 'astro:content';
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { readRecords } from '../records/read.ts';
import type { Language, languages } from '../schema/localised.ts';
import { inShelfOrder, type Site } from './site.ts';
import { flatten, type Strings, stringsFrom } from './strings.ts';

let loading: Promise<Site> | undefined;

export const loadSite = (): Promise<Site> => {
  loading ??= load();
  return loading;
};

/** The compiled prose of a note, a person or another page in one language, with its headings and what it cites and defines. */
export async function renderProse(kind: 'notes' | 'people' | 'pages', id: string, language: Language) {
  const entries: CollectionEntry<'notes' | 'people' | 'pages'>[] = await getCollection(kind);
  const entry = entries.find((candidate) => candidate.id === `${id}/${language}`);
  if (entry === undefined) throw new Error(`content/${kind}/${id}/${language}.mdx was not found`);
  const { Content, headings, remarkPluginFrontmatter } = await render(entry);
  return { Content, headings, cited: idList(remarkPluginFrontmatter['cited']), terms: idList(remarkPluginFrontmatter['terms']) };
}

const idList = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

async function load(): Promise<Site> {
  const [records, notes, people, pages] = await Promise.all([
    readRecords(),
    getCollection('notes'),
    getCollection('people'),
    getCollection('pages'),
  ]);
  const pagesOf = <Entry extends { id: string; body?: string | undefined; data: object }>(entries: readonly Entry[], id: string) => {
    const page = (language: Language) => {
      const entry = entries.find((candidate) => candidate.id === `${id}/${language}`);
      if (entry === undefined) throw new Error(`${id} has no ${language}.mdx`);
      return { ...(entry.data as Entry['data']), body: entry.body ?? '' };
    };
    return { zh: page('zh'), en: page('en') } satisfies Record<(typeof languages)[number], unknown>;
  };
  const shelves = records.shelves.map((record) => record.value);
  return {
    shelves,
    topics: records.topics.map((record) => record.value),
    terms: records.terms.map((record) => record.value),
    papers: records.papers.map((record) => record.value),
    links: records.links.map((record) => record.value),
    health: records.health,
    people: records.people.map(({ value }) => ({ ...value, pages: pagesOf(people, value.id) })),
    paths: records.paths.map((record) => record.value).sort((a, b) => a.position - b.position),
    claims: records.claims.map((record) => record.value),
    pages: [...new Set(pages.map(({ id }) => id.split('/')[0] ?? ''))].map((id) => ({ id, pages: pagesOf(pages, id) })),
    notes: inShelfOrder(
      records.notes.map(({ value }) => ({ ...value, pages: pagesOf(notes, value.id) })),
      shelves,
    ),
  };
}

/** The interface strings of a language. */
export async function loadStrings(language: Language): Promise<Strings> {
  const file = `content/ui/${language}.yaml`;
  return stringsFrom(flatten(parse(await readFile(file, 'utf8'))), file);
}
