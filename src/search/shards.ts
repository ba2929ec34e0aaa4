import { hash } from './bytes.ts';

/**
 * The terms are of three scripts, so to speak, and each has shards of its own, one script after the other: a Chinese query need
 * not fetch the English words that chance would put beside its own, and the numbers of things, which have nothing to
 * do with words that begin alike, can be cut more finely.
 */
export type Script = 'han' | 'letters' | 'names';

export interface ShardPlan {
  readonly counts: Readonly<Record<Script, number>>;
  /** Beginnings that too much of the site's words share, like `co`: of these one letter, or character, more is looked at. */
  readonly deep: readonly string[];
}

/** `#12`, a thing, and `=1x9`, a heading as a whole, are asked for as they are; of all others the beginning may be asked for. */
export const scriptOf = (term: string): Script => (/^[#=]/.test(term) ? 'names' : /^\p{Script=Han}/u.test(term) ? 'han' : 'letters');

const keyLength = { han: 1, letters: 2, names: Number.POSITIVE_INFINITY } as const;
/** Over so many shards so short keys would spread the terms unevenly. */
const many = { han: 200, letters: 1000, names: Number.POSITIVE_INFINITY } as const;

/** What terms of one shard have in common, unless it is deep. */
export function beginningOf(term: string, counts: ShardPlan['counts'], more = 0): string {
  const script = scriptOf(term);
  return [...term].slice(0, keyLength[script] + (counts[script] >= many[script] ? 1 : 0) + more).join('');
}

/**
 * Tells the shard a term lives in. Words go by their first two letters and Han terms by their first character, so the words
 * that a prefix or a typing error may stand for are in the shard that is being read anyway.
 */
export function sharding({ counts, deep }: ShardPlan): (term: string) => number {
  const deeper = new Set(deep);
  const before = { han: 0, letters: counts.han, names: counts.han + counts.letters };
  return (term) => {
    const script = scriptOf(term);
    const beginning = beginningOf(term, counts);
    const key = deeper.has(beginning) ? beginningOf(term, counts, 1) : beginning;
    return before[script] + (hash(new TextEncoder().encode(key)) % counts[script]);
  };
}

export const shardsOf = ({ counts }: ShardPlan): number => counts.han + counts.letters + counts.names;
