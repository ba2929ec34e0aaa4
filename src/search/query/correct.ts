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
export async function correct(query: string, unmatched: readonly Unit[], vocabulary: Vocabulary): Promise<string | undefined> {
  let corrected = query;
  const chinese = nearChineseName(query, unmatched, vocabulary.chineseNames);
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

/** A Chinese name that differs in one character from a piece of the query, and that piece is nowhere on the site. */
function nearChineseName(
  query: string,
  unmatched: readonly Unit[],
  names: readonly string[],
): { name: string; start: number; end: number } | undefined {
  if (!unmatched.some(({ text }) => /^\p{Script=Han}{2,}$/u.test(text))) return undefined;
  const list = atoms(query).slice(0, 40);
  let best: { name: string; start: number; end: number } | undefined;
  for (const name of names) {
    const characters = [...name];
    if (characters.length < 3 || characters.length <= (best?.name.length ?? 0)) continue;
    for (let from = 0; from + characters.length <= list.length; from++) {
      const window = list.slice(from, from + characters.length);
      const [first, last] = [window[0], window.at(-1)];
      if (!first || !last || distance(window.map(({ key }) => key).join(''), name, 1) !== 1) continue;
      if (!unmatched.some(({ start, end }) => start < last.end && first.start < end)) continue;
      best = { name, start: first.start, end: last.end };
      break;
    }
  }
  return best;
}
