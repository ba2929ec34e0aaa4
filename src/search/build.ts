/**
 * From the sections of the site to the files of the index. Longer than most files because the weights of every kind of
 * occurrence stand together here, where they can be compared.
 */
import { atoms } from '../text/atoms.ts';
import { type ConceptMatcher, conceptMatcher, isShort } from '../text/concepts.ts';
import { isHan } from '../text/han.ts';
import { pinyin } from '../text/pinyin.ts';
import { texWords } from '../text/tex.ts';
import { conceptTerm, tokenize } from '../text/tokenize.ts';
import { traditionalTable } from '../text/traditional.ts';
import { affordable } from './affordable.ts';
import { hash } from './bytes.ts';
import { textChunks } from './chunks.ts';
import type { Entry, Section } from './extract.ts';
import {
  type Concept,
  conceptNames,
  encodeTerms,
  formulaMark,
  languages,
  type Start,
  startFile,
  termsFile,
  textFile,
  traditionalFile,
} from './format.ts';
import { type Field, fieldShare, impact, kindWeight } from './impact.ts';
import type { Named, Names, Place } from './names.ts';
import { PostingList } from './postingList.ts';
import { beginningOf, type ShardPlan, scriptOf, sharding, shardsOf } from './shards.ts';
import { wholeTerm } from './wholeTerm.ts';

/** Postings kept for a term: the sections that are most about it. */
const longestList = 600;

/**
 * Files grow with the site, slower than the site does: a small one is cut finely, so that a query costs little, and a large one
 * does not fall into a hundred thousand files. In bytes before compression, and in characters.
 */
const shardBytes = (all: number): number => Math.max(700, 4 * all ** 0.4);
/** A thing is asked for alone, so its shard need not hold much beside it. */
const namesShare = 0.4;
/** A beginning with more than so many shards' worth of terms is divided. */
const deepShare = 2.5;
const chunkCharacters = (all: number): number => Math.max(500, 2.5 * all ** 0.4);

/** Builds every file of the index, by path below `search/`. Nothing depends on the time or the machine. */
export function buildIndex(unordered: readonly Entry[], names: Names): Map<string, Uint8Array<ArrayBuffer>> {
  const entries = [...unordered].sort(byPlace);
  const traditional = traditionalTable();
  const things = affordable(names.things);
  const concepts = things.map((thing) => conceptOf(thing, traditional));
  const matcher = conceptMatcher(concepts.map(conceptNames));
  const subjects = subjectsOf(things);

  const lists = new Map<string, PostingList>();
  const listOf = (term: string): PostingList => {
    const list = lists.get(term) ?? new PostingList(longestList);
    if (list.length === 0) lists.set(term, list);
    return list;
  };
  let number = 0;
  for (const entry of entries) {
    const headings = entry.sections.map((section) => section.headings.at(-1) ?? '').join(' 。 ');
    const headed = new Set(tokenize(headings, { concepts: matcher, traditional }).map(({ term }) => term));
    entry.sections.forEach((section, index) => {
      for (const [term, share] of shares(entry, section, index === 0, { matcher, traditional, subjects, headed })) {
        listOf(term).add(number, impact(share));
      }
      const names = index === 0 ? [entry.title, entry.subtitle ?? ''] : [section.headings.at(-1) ?? ''];
      for (const whole of new Set(names.map((name) => wholeTerm(name, traditional)))) if (whole) listOf(whole).add(number, 255);
      number++;
    });
  }

  const characters = entries.reduce((sum, entry) => entry.sections.reduce((inner, { text }) => inner + text.length, sum), 0);
  const chunks = textChunks(entries, chunkCharacters(characters));
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  const bytes = (value: unknown): Uint8Array<ArrayBuffer> => new TextEncoder().encode(JSON.stringify(value));
  const plan = shardPlan(lists);
  const shards = termShards(lists, plan);
  const pairs = traditionalPairs(traditional, lists.keys());
  const start: Omit<Start, 'version'> = {
    shards: plan,
    sections: number,
    chunks: chunks.map(({ first }, index) => (chunks[index + 1]?.first ?? number) - first),
    ...columns(entries, names),
    concepts,
  };
  const texts = chunks.map(({ chunk }) => bytes(chunk));
  const parts = [...shards, ...texts, bytes(pairs)];
  const version = hash(bytes([...parts, bytes(start)].map((part) => [hash(part), part.length])))
    .toString(36)
    .padStart(7, '0');
  files.set(startFile, bytes({ version, ...start }));
  for (const [index, shard] of shards.entries()) files.set(termsFile(version, index), shard);
  for (const [index, text] of texts.entries()) files.set(textFile(version, index), text);
  files.set(traditionalFile(version), bytes(pairs));
  return files;
}

/** Kinds together, the two languages of a page side by side. */
function byPlace(a: Entry, b: Entry): number {
  const key = ({ kind, path, record = '', language }: Entry): string => `${kind}\0${path}\0${record}\0${languages.indexOf(language)}`;
  const [left, right] = [key(a), key(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Drops names that fold to one already there, and adds the pinyin of the Chinese ones. */
function conceptOf({ zh, en, others }: Named, traditional: ReadonlyMap<string, string>): Concept {
  const spelling = (name: string): string => {
    const list = atoms(name, traditional);
    return isShort(name, list) ? name : list.map(({ key }) => key).join(' ');
  };
  const seen = new Set([spelling(zh), spelling(en)]);
  const kept = others.filter((name) => {
    const spelled = spelling(name);
    return spelled !== '' && !seen.has(spelled) && Boolean(seen.add(spelled));
  });
  const chinese = [zh, ...kept].filter(
    (name) => [...name].filter(isHan).length >= 2 && ![...name].some((character) => traditional.has(character)),
  );
  return [zh, en, kept, [...new Set(chinese.flatMap(pinyin))]];
}

interface Subject {
  readonly concept: number;
  readonly role: Place['role'];
}

/** Which things a page (`notes/gan`) or a record (`#gan`) is about, as numbers of concepts; the closest role counts. */
function subjectsOf(things: readonly Named[]): Map<string, Subject[]> {
  const subjects = new Map<string, Subject[]>();
  things.forEach(({ places }, concept) => {
    for (const at of new Set(places.map((place) => place.at))) {
      const roles = places.filter((place) => place.at === at).map(({ role }) => role);
      const role = (['own', 'named', 'explained'] as const).find((closest) => roles.includes(closest)) ?? 'explained';
      subjects.set(at, [...(subjects.get(at) ?? []), { concept, role }]);
    }
  });
  return subjects;
}

interface Reading {
  readonly matcher: ConceptMatcher;
  readonly traditional: ReadonlyMap<string, string>;
  readonly subjects: ReadonlyMap<string, readonly Subject[]>;
  /** The terms of the entry's headings. */
  readonly headed: ReadonlySet<string>;
}

/** The terms of one section with the weighted share of each, before saturation. */
function shares(entry: Entry, section: Section, lead: boolean, { matcher, traditional, subjects, headed }: Reading): Map<string, number> {
  const total = new Map<string, number>();
  const add = (field: Field, text: string, singles = false): void => {
    const tokens = tokenize(text, { concepts: matcher, traditional, singles });
    const length = tokens.filter(({ kind }) => kind === 'word' || kind === 'pair').length;
    const counts = new Map<string, number>();
    for (const { term, kind, share } of tokens) counts.set(term, (counts.get(term) ?? 0) + kindWeight[kind] * share);
    for (const [term, count] of counts) total.set(term, (total.get(term) ?? 0) + fieldShare(field, count, Math.max(1, length)));
  };
  if (lead) {
    add('title', `${entry.title} 。 ${entry.subtitle ?? ''}`, true);
  } else {
    add('context', [entry.title, ...section.headings.slice(0, -1)].join(' 。 '));
    add('heading', section.headings.at(-1) ?? '', true);
  }
  let formula = 0;
  add(
    'body',
    section.text.replaceAll(formulaMark, () => ` ${texWords(section.formulas[formula++]?.tex ?? '')} `),
  );
  for (const { concept, role } of subjects.get(entry.record === undefined ? entry.path : `#${entry.record}`) ?? []) {
    const term = conceptTerm(concept);
    const said = total.get(term) ?? 0;
    // The beginning stands for the page, unless a heading leads to the thing; of the other sections those gain that say it at all.
    const gains = lead ? role === 'own' || !headed.has(term) : said > 0 && role !== 'own';
    const field = lead && role !== 'explained' ? 'subject' : 'explained';
    if (gains) total.set(term, said + fieldShare(field, 1, 1));
  }
  return total;
}

/** As many shards for each script as keep one near the wanted size, and the beginnings that would not fit into one. */
function shardPlan(lists: ReadonlyMap<string, PostingList>): ShardPlan {
  const sizeOf = (term: string, list: PostingList): number => term.length + 3 + Math.min(list.length, longestList) * 2.4;
  const sizes = { han: 0, letters: 0, names: 0 };
  for (const [term, list] of lists) sizes[scriptOf(term)] += sizeOf(term, list);
  const wanted = shardBytes(sizes.han + sizes.letters + sizes.names);
  const count = (size: number, share = 1): number => Math.max(8, Math.ceil(size / (wanted * share)));
  const counts = { han: count(sizes.han), letters: count(sizes.letters), names: count(sizes.names, namesShare) };
  const beginnings = new Map<string, number>();
  for (const [term, list] of lists) {
    const beginning = beginningOf(term, counts);
    if (scriptOf(term) !== 'names') beginnings.set(beginning, (beginnings.get(beginning) ?? 0) + sizeOf(term, list));
  }
  return { counts, deep: [...beginnings].flatMap(([beginning, size]) => (size > deepShare * wanted ? [beginning] : [])).sort() };
}

function termShards(lists: ReadonlyMap<string, PostingList>, plan: ShardPlan): Uint8Array<ArrayBuffer>[] {
  const members: string[][] = Array.from({ length: shardsOf(plan) }, () => []);
  const shardOf = sharding(plan);
  for (const term of lists.keys()) members[shardOf(term)]?.push(term);
  return members.map((terms) =>
    encodeTerms(
      sortByBytes(terms).flatMap((term) => {
        const list = lists.get(term);
        return list ? [[term, list.best()] as const] : [];
      }),
    ),
  );
}

const sortByBytes = (terms: string[]): string[] => terms.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));

/** Only characters whose Simplified form occurs on the site can lead anywhere. */
function traditionalPairs(traditional: ReadonlyMap<string, string>, terms: Iterable<string>): string {
  const used = new Set<string>();
  for (const term of terms) for (const character of term) used.add(character);
  return [...traditional]
    .filter(([, simplified]) => used.has(simplified))
    .map(([from, to]) => from + to)
    .join('');
}

function columns(entries: readonly Entry[], names: Names): Pick<Start, 'kinds' | 'topics' | 'entries'> {
  const kinds = [...new Set(entries.map(({ kind }) => kind))];
  const named = new Map(names.topics.map((topic) => [topic.id, topic.name]));
  const ids = [...new Set([...named.keys(), ...entries.flatMap(({ topics }) => topics)])];
  const pages = new Map(entries.filter(({ kind }) => kind === 'topic').map(({ path }) => [path.split('/').at(-1), path]));
  return {
    kinds,
    topics: ids.map((id) => {
      const path = pages.get(id);
      return { id, name: named.get(id) ?? { zh: id, en: id }, ...(path === undefined ? {} : { path }) };
    }),
    entries: {
      sections: entries.map(({ sections }) => sections.length),
      kind: entries.map(({ kind }) => kinds.indexOf(kind)),
      language: entries.map(({ language }) => languages.indexOf(language)),
      twin: entries.map((entry, index) => (isTwin(entries[index - 1], entry) ? 1 : 0)),
      year: entries.map(({ year }) => year ?? 0),
      topics: entries.map(({ topics }) => topics.map((topic) => ids.indexOf(topic))),
    },
  };
}

const isTwin = (a: Entry | undefined, b: Entry): boolean =>
  a !== undefined && a.path === b.path && a.record === b.record && a.kind === b.kind && a.language !== b.language;
