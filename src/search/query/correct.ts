import { atoms } from '../../text/atoms.ts';
import { stem } from '../../text/stem.ts';
import type { Postings } from '../format.ts';
import { allowedEdits, distance } from './distance.ts';
import type { Unit } from './units.ts';

/** What corrections are drawn from: the words in the names of things, and the shard that holds words beginning alike. */
export interface Vocabulary {
  readonly nameWords: ReadonlySet<string>;
  readonly chineseNames: readonly string[];
  shard(term: string): Promise<ReadonlyMap<string, Postings>>;
}

/** The query with the units that nothing has replaced by what was probably meant; undefined where nothing is near. */
export async function correct(
  query: string,
  units: readonly Unit[],
  unmatched: readonly Unit[],
  vocabulary: Vocabulary,
): Promise<string | undefined> {
  let corrected = query;
  const chinese = nearChineseName(query, units, unmatched, vocabulary.chineseNames);
  if (chinese) corrected = corrected.slice(0, chinese.start) + chinese.name + corrected.slice(chinese.end);
  for (const unit of [...unmatched].reverse()) {
    if (!/^[\p{Script=Latin}\d-]+$/u.test(unit.text)) continue;
    const word = await nearWord(unit.text.normalize('NFKC').toLowerCase(), vocabulary);
    if (word && !chinese) corrected = corrected.slice(0, unit.start) + word + corrected.slice(unit.end);
  }
  return corrected === query ? undefined : corrected;
}

/** The nearest known word: fewest edits, then a word of a name, then the more frequent. */
async function nearWord(word: string, { nameWords, shard }: Vocabulary): Promise<string | undefined> {
  const most = allowedEdits(word.length);
  if (most === 0) return undefined;
  const stemmed = stem(word);
  let best: { word: string; rank: number } | undefined;
  const consider = (candidate: string, edits: number, frequency: number): void => {
    if (edits > most || candidate === word) return;
    // The first letter is seldom wrong; the tie is broken by how common the word is.
    const rank = edits + (candidate[0] === word[0] ? 0 : 0.6) - Math.min(0.4, frequency / 1000);
    if (!best || rank < best.rank) best = { word: candidate, rank };
  };
  for (const candidate of nameWords)
    consider(candidate, Math.min(distance(word, candidate, most), distance(stemmed, stem(candidate), most)), 400);
  for (const [term, { frequency }] of await shard(stemmed)) {
    if (term.length > 3 && /^[a-z]/.test(term)) consider(term, distance(stemmed, term, most), frequency);
  }
  return best?.word;
}

const isPair = ({ text }: Unit): boolean => /^\p{Script=Han}{2}$/u.test(text);

/**
 * A Chinese name that differs in one character from a piece of the query (or has two swapped). The pairs that the wrong
 * character makes must be nowhere on the site, and unless the query is that piece alone the wrong character must stand
 * inside: at its edge any word beside a name's end (据训练, 预训练) would pass for an error.
 */
function nearChineseName(
  query: string,
  units: readonly Unit[],
  unmatched: readonly Unit[],
  names: readonly string[],
): { name: string; start: number; end: number } | undefined {
  const wrongPairs = unmatched.filter(isPair);
  if (wrongPairs.length === 0) return undefined;
  const list = atoms(query).slice(0, 40);
  let best: { name: string; start: number; end: number } | undefined;
  for (const name of names) {
    const characters = [...name];
    const { length } = characters;
    if (length < 3 || length <= (best?.name.length ?? 0)) continue;
    for (let from = 0; from + length <= list.length; from++) {
      const piece = list.slice(from, from + length);
      const [first, last] = [piece[0], piece.at(-1)];
      if (!first || !last || distance(piece.map(({ key }) => key).join(''), name, 1) !== 1) continue;
      const wrong = piece.flatMap(({ key }, at) => (key === characters[at] ? [] : [at]));
      const atEdge = wrong.includes(0) || wrong.includes(length - 1);
      if (atEdge && list.length !== length) continue;
      const pairs = piece.slice(0, -1).flatMap(({ start }, at) => (wrong.includes(at) || wrong.includes(at + 1) ? [start] : []));
      const nowhere = (start: number): boolean => wrongPairs.some((unit) => unit.start === start);
      // A pair half inside another name (至卷 of 转至卷积) was not looked for and speaks neither way.
      const asked = (start: number): boolean => units.some((unit) => unit.start === start && isPair(unit));
      if (!pairs.some(nowhere) || !pairs.every((start) => nowhere(start) || !asked(start))) continue;
      best = { name, start: first.start, end: last.end };
      break;
    }
  }
  return best;
}
