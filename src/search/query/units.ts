import { type Atom, atoms } from '../../text/atoms.ts';
import type { ConceptMatcher } from '../../text/concepts.ts';
import { isParticle, isStopWord, stopPhrases } from '../../text/stopWords.ts';
import { conceptTerm, type Token, tokenize } from '../../text/tokenize.ts';

/**
 * A query is a list of units: the things it names, and where it names none, its words. A section answers a unit under any of
 * the unit's terms; how many of the units it answers is its coverage.
 */
export interface Unit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** What the unit is, in the index's terms: the best one counts. */
  readonly terms: WeightedTerm[];
  /** The words of a thing's name, for sections that say it in other words; all of them must be there to count. */
  readonly support: readonly string[];
  /** What may be meant, had the reader typed on. */
  readonly completions: WeightedTerm[];
  /** The last word as typed, where it may be unfinished. */
  readonly prefix?: string;
  /** How much it counts that a section lacks the unit. */
  readonly importance: number;
}

export interface WeightedTerm {
  readonly term: string;
  readonly weight: number;
}

/** The name of a thing says more than a pair of characters cut from a phrase. */
const importance = { concept: 1.5, word: 1, pair: 0.6, grammar: 0.15 } as const;
/** In a short query every word may be meant: 一个通道, In a network. In a longer one the grammar only costs requests. */
const shortQuery = 5;
/** A unit one has not finished typing is worth less than one that was named. */
const completion = 0.6;

/** More units than a person would type change no result and only cost time. */
const mostUnits = 24;

export function unitsOf(query: string, matcher: ConceptMatcher, traditional?: ReadonlyMap<string, string>): Unit[] {
  const options = { concepts: matcher, mode: 'query' as const, ...(traditional ? { traditional } : {}) };
  const list = atoms(query, traditional);
  const tokens = tokenize(query, options);
  const found = [...tokens.filter(({ kind }) => kind === 'concept'), ...joinedNames(list, query, matcher, tokens)];
  const named = groupBySpan(found);
  const inside = (token: Token, spans: readonly Span[]): boolean =>
    spans.some(({ start, end }) => start <= token.start && token.end <= end);
  const unfinished = /[\p{L}\p{N}]$/u.test(query) ? list.at(-1) : undefined;

  const units: Unit[] = named.map(({ start, end, tokens: names }) => ({
    start,
    end,
    text: query.slice(start, end),
    terms: names.map(({ term }) => ({ term, weight: 1 })),
    support: tokens
      .filter((token) => token.kind !== 'concept' && token.kind !== 'part' && inside(token, [{ start, end }]))
      .map(({ term }) => term),
    completions: completionsOf(list, start, matcher, unfinished),
    importance: importance.concept,
  }));

  const joined = groupBySpan(tokens.filter(({ kind, ...token }) => kind === 'joined' && !inside({ kind, ...token }, named)));
  for (const { start, end, tokens: whole } of joined) {
    const parts = tokens.filter((token) => token.kind === 'word' && inside(token, [{ start, end }]));
    const terms = whole.map(({ term }) => ({ term, weight: 1 }));
    units.push({
      start,
      end,
      text: query.slice(start, end),
      terms,
      support: parts.map(({ term }) => term),
      completions: [],
      importance: importance.word,
    });
  }

  const stops = stopPhrases(query);
  const own = tokens.filter(
    ({ kind, ...token }) =>
      (kind === 'word' || kind === 'pair' || kind === 'single') &&
      !inside({ kind, ...token }, named) &&
      !inside({ kind, ...token }, joined),
  );
  // A pair half inside a name (野怎 of 感受野怎么算) is no word of the query, unless it alone holds a character.
  const half = (token: Token): boolean => named.some(({ start, end }) => token.start < end && start < token.end);
  const loose = own.filter(
    (token) => !half(token) || !own.some((other) => !half(other) && other.start < token.end && token.start < other.end),
  );
  for (const token of loose) {
    const { start, end, term, kind } = token;
    const last = unfinished?.end === end ? unfinished : undefined;
    const parts = tokens
      .filter((part) => part.kind === 'part' && part.start === start)
      .map(({ term: word }) => ({ term: word, weight: 0.3 }));
    const text = query.slice(start, end);
    units.push({
      start,
      end,
      text,
      terms: [{ term, weight: 1 }, ...parts],
      support: [],
      completions: last ? completionsOf(list, start, matcher, unfinished) : [],
      ...(last && (last.han ? kind === 'single' : last.word.length > 1) ? { prefix: last.word } : {}),
      importance: isGrammar(token, text, stops) || half(token) ? importance.grammar : kind === 'word' ? importance.word : importance.pair,
    });
  }
  const content = units.filter((unit) => unit.importance > importance.grammar);
  const meant = content.length === 0 || units.length <= shortQuery ? units : content;
  return meant.sort((a, b) => a.start - b.start).slice(0, mostUnits);
}

interface Span {
  readonly start: number;
  readonly end: number;
}

function groupBySpan(tokens: readonly Token[]): (Span & { tokens: Token[] })[] {
  const spans = new Map<string, Span & { tokens: Token[] }>();
  for (const token of tokens) {
    const { start, end } = token;
    const span = spans.get(`${start} ${end}`) ?? { start, end, tokens: [] };
    span.tokens.push(token);
    spans.set(`${start} ${end}`, span);
  }
  return [...spans.values()];
}

/** A name typed with spaces that it has not: `kong dong juan ji`, `soft max`. */
function joinedNames(list: readonly Atom[], query: string, matcher: ConceptMatcher, tokens: readonly Token[]): Token[] {
  const first = list[0];
  const last = list.at(-1);
  if (
    !first ||
    !last ||
    list.length < 2 ||
    list.length > 12 ||
    list.some(({ han }) => han) ||
    tokens.some(({ kind }) => kind === 'concept')
  )
    return [];
  const joined = atoms(list.map(({ word }) => word).join(''));
  const match = matcher.match(joined, 0, query, 'query');
  return match
    ? match.concepts.map((concept) => ({ term: conceptTerm(concept), kind: 'concept', share: 1, start: first.start, end: last.end }))
    : [];
}

function completionsOf(list: readonly Atom[], start: number, matcher: ConceptMatcher, unfinished: Atom | undefined): WeightedTerm[] {
  if (!unfinished || (!unfinished.han && unfinished.word.length < 2)) return [];
  const from = list.findIndex((atom) => atom.start === start);
  const concepts = matcher.complete(list, from);
  // A beginning that fits many names says little about each.
  return concepts.length > 12
    ? []
    : concepts.map((concept) => ({ term: conceptTerm(concept), weight: completion / Math.sqrt(concepts.length) }));
}

function isGrammar({ kind, start, end }: Token, text: string, stops: readonly [number, number][]): boolean {
  if (kind === 'word') return isStopWord(text.toLowerCase());
  return [...text].some(isParticle) || stops.some(([from, to]) => start < to && from < end);
}
