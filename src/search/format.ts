import { ByteReader, ByteWriter, hash } from './bytes.ts';
import type { ShardPlan } from './shards.ts';

/**
 * The files of the index, shared by what writes them and what reads them.
 *
 *   start.json             sizes, the facets of every entry, the names of things: read first, checked with the server
 *   <version>/t<n>.bin     one shard of terms with their postings
 *   <version>/x<n>.json    the words of a run of sections, for titles and excerpts
 *   <version>/traditional.json   pairs of characters, read when a query has Traditional ones
 *
 * All but the first carry the version in their path, so a cache may keep them for good. An *entry* is what a result leads to
 * (a note in one language, a paper of a list); its *sections* are what is scored. Entries are numbered, sections too,
 * and an entry's sections are consecutive. The two languages of one page are neighbours, zh first.
 */
export const startFile = 'start.json';
export const termsFile = (version: string, shard: number): string => `${version}/t${shard}.bin`;
export const textFile = (version: string, chunk: number): string => `${version}/x${chunk}.json`;
export const traditionalFile = (version: string): string => `${version}/traditional.json`;

export const languages = ['zh', 'en'] as const;
export type Language = (typeof languages)[number];

export interface Start {
  readonly version: string;
  readonly shards: ShardPlan;
  readonly sections: number;
  /** How many sections each text chunk has. */
  readonly chunks: readonly number[];
  readonly kinds: readonly string[];
  readonly topics: readonly Topic[];
  readonly entries: {
    /** How many sections each entry has. */
    readonly sections: readonly number[];
    readonly kind: readonly number[];
    readonly language: readonly number[];
    /** 1 where the entry is the same page as the one before, in the other language. */
    readonly twin: readonly number[];
    /** 0 where there is none. */
    readonly year: readonly number[];
    readonly topics: readonly (readonly number[])[];
  };
  readonly concepts: readonly Concept[];
}

export interface Topic {
  readonly id: string;
  readonly name: Readonly<Record<Language, string>>;
  /** The path of the topic's page after the language; absent where it has none. */
  readonly path?: string;
}

/** What a thing is called: the usual names in Chinese and English, the other names, the pinyin of the Chinese ones. */
export type Concept = readonly [zh: string, en: string, others: readonly string[], pinyin: readonly string[]];

export const conceptNames = ([zh, en, others, pinyin]: Concept): string[] => [zh, en, ...others, ...pinyin];

export interface Chunk {
  readonly entries: readonly ChunkEntry[];
}

export interface ChunkEntry {
  /** The number of its first section in this chunk. */
  readonly first: number;
  readonly path: string;
  /** For an entry inside a list: the id of its element. */
  readonly record?: string;
  readonly title: string;
  readonly subtitle?: string;
  /** The specimen of the operator a note is about: seven rows of seven marks, joined by spaces. */
  readonly glyph?: string;
  readonly sections: readonly ChunkSection[];
}

export interface ChunkSection {
  /** The fragment of the address; empty for the beginning of a page. */
  readonly id: string;
  readonly heading: string;
  /** Formulas stand as `formulaMark`, one for each of `math`. */
  readonly text: string;
  readonly math?: readonly MathTree[];
}

/** A formula as nested lists, element name first: ["msup", ["mi", "x"], ["mn", "2"]]. Empty where it is too large to show. */
export type MathTree = readonly [] | readonly [string, ...(string | MathTree)[]];

/** Stands for a formula in a text: the object replacement character. */
export const formulaMark = '\ufffc';

export interface Postings {
  /** How many sections have the term; more than are listed where the list was cut to the best. */
  readonly frequency: number;
  readonly sections: Uint32Array;
  /** 1 to 255: how much the section is about the term. */
  readonly impacts: Uint8Array;
}

/** Header of a terms shard: its length and a hash of what follows, so a file cut short or damaged is noticed. */
const headerLength = 8;

/** Terms must come in ascending order of their UTF-8 bytes. */
export function encodeTerms(terms: Iterable<readonly [term: string, postings: Postings]>): Uint8Array<ArrayBuffer> {
  const writer = new ByteWriter();
  const encoder = new TextEncoder();
  let previous = new Uint8Array();
  for (const [term, { frequency, sections, impacts }] of terms) {
    const bytes = encoder.encode(term);
    let shared = 0;
    while (shared < Math.min(previous.length, bytes.length) && previous[shared] === bytes[shared]) shared++;
    writer.integer(shared);
    writer.integer(bytes.length - shared);
    writer.raw(bytes.subarray(shared));
    previous = bytes;
    writer.integer(frequency);
    writer.integer(sections.length);
    let last = 0;
    for (const section of sections) {
      writer.integer(section - last);
      last = section;
    }
    writer.raw(impacts);
  }
  const payload = writer.done();
  const file = new Uint8Array(headerLength + payload.length);
  const view = new DataView(file.buffer);
  view.setUint32(0, file.length);
  view.setUint32(4, hash(payload));
  file.set(payload, headerLength);
  return file;
}

/** @throws RangeError where the file is cut short or damaged. */
export function decodeTerms(file: Uint8Array): Map<string, Postings> {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const payload = file.subarray(headerLength);
  if (file.length < headerLength || view.getUint32(0) !== file.length || view.getUint32(4) !== hash(payload)) {
    throw new RangeError('the index file is damaged');
  }
  const reader = new ByteReader(payload);
  const decoder = new TextDecoder();
  const terms = new Map<string, Postings>();
  let bytes = new Uint8Array();
  while (!reader.ended) {
    const shared = reader.integer();
    const rest = reader.integer();
    const term = new Uint8Array(shared + rest);
    term.set(bytes.subarray(0, shared));
    term.set(reader.raw(rest), shared);
    bytes = term;
    const frequency = reader.integer();
    const sections = new Uint32Array(reader.integer());
    let last = 0;
    for (let index = 0; index < sections.length; index++) {
      last += reader.integer();
      sections[index] = last;
    }
    terms.set(decoder.decode(term), { frequency, sections, impacts: reader.raw(sections.length).slice() });
  }
  return terms;
}
