import { type ConceptMatcher, conceptMatcher } from '../../text/concepts.ts';
import { mayBeTraditional } from '../../text/han.ts';
import { type ChunkEntry, conceptNames, type Language, type Start, startFile, type Topic } from '../format.ts';
import { wholeTerm } from '../wholeTerm.ts';
import { type Facets, type Filters, facetsOf, languageCounts, passes } from './facets.ts';
import { gather, type Hit } from './gather.ts';
import { scoreSections } from './score.ts';
import { Shards } from './shards.ts';
import { type Unit, unitsOf } from './units.ts';

/** Reads one file of the index by its path below `search/`. Rejects where it is not to be had. */
export type FetchShard = (name: string) => Promise<Uint8Array>;

export interface SearchOptions {
  /** The reader's language: its pages come first, the others are searched as well. */
  readonly language: Language;
  readonly filters?: Filters;
}

export interface SearchResult {
  readonly query: string;
  /** The query that was answered instead, where the typed one has a word that nothing has. */
  readonly corrected?: string;
  /** Best first. */
  readonly hits: readonly Hit[];
  readonly facets: Facets;
  /** Other names under which the things of the query were looked for. */
  readonly synonyms: readonly string[];
  /** The index's terms that the hits answer: what to mark. */
  readonly terms: ReadonlySet<string>;
  /** True where a file of the index could not be read, so that something may be missing. */
  readonly incomplete: boolean;
  /** For a query without a result: names that look like it. */
  readonly nearest: readonly string[];
}

export interface SearchEngine {
  readonly topics: readonly Topic[];
  /** Resolves quickly; reads only the shards of the query's terms. */
  search(query: string, options: SearchOptions): Promise<SearchResult>;
  /** The words of a section: its entry's titles, its heading and its text. Undefined where they could not be read. */
  read(section: number): Promise<ChunkEntry | undefined>;
  /** True while a file that was asked for, for any search, could not be read. */
  readonly incomplete: boolean;
  /** What a query's terms are, for marking them in a text. */
  readonly matcher: ConceptMatcher;
}

/** Reads the start file and makes ready to search. @throws where the start file is not to be had or not whole. */
export async function openSearch(fetchShard: FetchShard): Promise<SearchEngine> {
  const start = JSON.parse(new TextDecoder().decode(await fetchShard(startFile))) as Start;
  const matcher = conceptMatcher(start.concepts.map(conceptNames));
  const shards = new Shards(fetchShard, start.version, start.shards);
  const chineseNames = start.concepts.flatMap(([zh, , others]) => [zh, ...others]).filter((name) => /^\p{Script=Han}{3,}$/u.test(name));
  const owners = ownersOf(start.entries.sections, start.sections);
  const chunkOf = ownersOf(start.chunks, start.sections);

  const ask = async (query: string) => {
    const traditional = mayBeTraditional(query) ? await shards.traditional() : undefined;
    const units = unitsOf(query, matcher, traditional);
    const [only] = units.length === 1 ? units : [];
    const isName = only !== undefined && only.text === query.trim() && only.terms.some(({ term }) => term.startsWith('#'));
    return { units, scores: await scoreSections(units, shards, start.sections, { whole: wholeTerm(query, traditional), isName }) };
  };

  return {
    topics: start.topics,
    matcher,
    get incomplete() {
      return shards.missing.size > 0;
    },
    async search(typed, { language, filters = {} }) {
      const query = typed.slice(0, longestQuery);
      let asked = await ask(query);
      let corrected: string | undefined;
      const amiss = asked.scores.unmatched.reduce((sum, unit) => sum + unit.importance, 0);
      if (amiss > 0 && amiss >= leastAmiss * (amiss + asked.scores.answerable)) {
        // Few queries need it, so it is fetched for those; off line it may not be there, and the rest still answers.
        const mend = await import('./correct.ts').catch(() => undefined);
        corrected = await mend?.correct(query, asked.units, asked.scores.unmatched, {
          nameWords: matcher.words,
          chineseNames,
          shard: (term) => shards.shard(term),
        });
        if (corrected !== undefined) asked = await ask(corrected);
      }
      const all = gather(asked.scores, start, owners, language, filters.language);
      return {
        query,
        ...(corrected === undefined ? {} : { corrected }),
        hits: all.filter((hit) => passes(hit, filters)),
        facets: {
          ...facetsOf(all, filters),
          language: languageCounts((only) => gather(asked.scores, start, owners, language, [only]), filters),
        },
        synonyms: synonymsOf(asked.units, start),
        terms: asked.scores.terms,
        incomplete: shards.missing.size > 0,
        nearest:
          all.length > 0 ? [] : ((await import('./nearest.ts').catch(() => undefined))?.nearest(query, start.concepts, language) ?? []),
      };
    },
    async read(section) {
      const chunk = await shards.chunk(chunkOf[section] ?? 0);
      const entry = chunk?.entries.findLast(({ first }) => first <= section);
      const found = entry?.sections[section - entry.first];
      return entry && found ? { ...entry, first: section, sections: [found] } : undefined;
    },
  };
}

/** Typing errors are looked for where at least so much of a query is found nowhere; one odd word in a sentence is left alone. */
const leastAmiss = 0.27;

/** What is typed beyond this is no query any more. */
const longestQuery = 500;

/** For each section the entry, or the chunk, it belongs to, from how many sections each of them has. */
function ownersOf(counts: readonly number[], sections: number): Uint32Array {
  const owners = new Uint32Array(sections);
  let at = 0;
  counts.forEach((count, owner) => {
    owners.fill(owner, at, at + count);
    at += count;
  });
  return owners;
}

function synonymsOf(units: readonly Unit[], start: Start): string[] {
  const names = units.flatMap(({ terms, text }) =>
    terms
      .filter(({ term }) => term.startsWith('#'))
      .slice(0, 1)
      .flatMap(({ term }) => {
        const [zh, en, others] = start.concepts[Number(term.slice(1))] ?? ['', '', [], []];
        return [zh, en, ...others].filter((name) => name.toLowerCase() !== text.toLowerCase());
      }),
  );
  return [...new Set(names)].slice(0, 3);
}
