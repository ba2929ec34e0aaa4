import { type Atom, atoms } from './atoms.ts';
import type { ConceptMatcher, MatchMode } from './concepts.ts';
import { stem } from './stem.ts';

/**
 * The one tokenizer: the indexer and the browser both use it, so what is indexed is what is looked for.
 *
 * A text gives, overlapping, what a reader may call its parts:
 *   concept  `#12`          a name of thing 12, whichever of its names (longest match)
 *   word     `convolution`  a word of letters and digits, folded and stemmed
 *   joined   `kmeans`       words tied by hyphens, written as one (k-means)
 *   part     `transpose`    a piece of a compound (ConvTranspose2d, SENet)
 *   pair     卷积            two neighbouring Han characters
 *   single   卷             one Han character, where asked for (headings) or where it stands alone
 */
export type TokenKind = 'concept' | 'word' | 'joined' | 'part' | 'pair' | 'single';

export interface Token {
  readonly term: string;
  readonly kind: TokenKind;
  /** Below 1 for a name that several things have: how much of it each may claim. */
  readonly share: number;
  /** Offsets in the source. */
  readonly start: number;
  readonly end: number;
}

export interface TokenizeOptions {
  readonly concepts?: ConceptMatcher;
  readonly traditional?: ReadonlyMap<string, string>;
  /** Also give every single Han character. */
  readonly singles?: boolean;
  readonly mode?: MatchMode;
}

export const conceptTerm = (concept: number): string => `#${concept}`;

export function tokenize(source: string, options: TokenizeOptions = {}): Token[] {
  const list = atoms(source, options.traditional);
  return [...conceptTokens(list, source, options), ...hanTokens(list, options.singles ?? false), ...wordTokens(list, source)];
}

function conceptTokens(list: readonly Atom[], source: string, { concepts, mode }: TokenizeOptions): Token[] {
  const tokens: Token[] = [];
  if (!concepts) return tokens;
  for (let at = 0; at < list.length; at++) {
    const match = concepts.match(list, at, source, mode);
    const first = list[at];
    const last = list[at + (match?.length ?? 0) - 1];
    if (!match || !first || !last) continue;
    const share = 1 / match.concepts.length;
    for (const concept of match.concepts)
      tokens.push({ term: conceptTerm(concept), kind: 'concept', share, start: first.start, end: last.end });
    at += match.length - 1;
  }
  return tokens;
}

function hanTokens(list: readonly Atom[], singles: boolean): Token[] {
  const tokens: Token[] = [];
  list.forEach((atom, index) => {
    if (!atom.han) return;
    const next = list[index + 1];
    const joins = next?.han === true && next.gap === 'none';
    const joined = atom.gap === 'none' && list[index - 1]?.han === true;
    if (joins) tokens.push({ term: atom.key + next.key, kind: 'pair', share: 1, start: atom.start, end: next.end });
    if (singles || (!joins && !joined)) tokens.push({ term: atom.key, kind: 'single', share: 1, start: atom.start, end: atom.end });
  });
  return tokens;
}

function wordTokens(list: readonly Atom[], source: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < list.length; at++) {
    const atom = list[at];
    if (!atom || atom.han) continue;
    tokens.push({ term: atom.key, kind: 'word', share: 1, start: atom.start, end: atom.end });
    for (const part of compoundParts(source.slice(atom.start, atom.end))) {
      tokens.push({ term: stem(part), kind: 'part', share: 1, start: atom.start, end: atom.end });
    }
    const joined = joinedFrom(list, at);
    if (joined) tokens.push(joined);
  }
  return tokens;
}

/** `ConvTranspose2d` → conv, transpose, 2d. Plurals of capitals (GANs, MACs) and plain words have no parts. */
export function compoundParts(word: string): string[] {
  if (!/\p{Lu}/u.test(word.slice(1)) || /^\p{Lu}+s?$/u.test(word)) return [];
  const parts = word.match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\d+\p{Ll}*/gu) ?? [];
  return parts.length > 1 ? parts.filter((part) => part.length > 1).map((part) => part.toLowerCase()) : [];
}

/** The run of hyphenated words that starts here, written as one word; undefined inside a run or where there is none. */
function joinedFrom(list: readonly Atom[], from: number): Token | undefined {
  const first = list[from];
  if (!first || (first.gap === 'hyphen' && list[from - 1]?.han === false)) return undefined;
  let to = from;
  let next = list[to + 1];
  while (next && !next.han && next.gap === 'hyphen' && to - from < 3) {
    to++;
    next = list[to + 1];
  }
  const last = list[to];
  if (to === from || !last) return undefined;
  const text = list
    .slice(from, to + 1)
    .map((atom) => atom.word)
    .join('');
  return { term: stem(text), kind: 'joined', share: 1, start: first.start, end: last.end };
}
