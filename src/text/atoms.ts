import { type Folded, fold } from './fold.ts';
import { isHan } from './han.ts';
import { stem } from './stem.ts';

/** The smallest thing a name is made of: one Han character, or one word of letters and digits. */
export interface Atom {
  /** Folded; a word is also stemmed. */
  readonly key: string;
  /** Folded, not stemmed: what a prefix being typed is compared with. */
  readonly word: string;
  readonly han: boolean;
  /** Offsets in the source. */
  readonly start: number;
  readonly end: number;
  /** What stands between this atom and the one before: nothing, a space, a hyphen or the like, or a break between phrases. */
  readonly gap: 'none' | 'space' | 'hyphen' | 'break';
}

/** `1×1`, `3 x 3`, `1*n`, `1x1x1`: sizes, however the cross is typed. A bare letter x crosses only digits. */
const size = /(?:\d+|(?<![\p{L}\p{N}])[a-z])(?:\s?[×*]\s?(?:\d+|[a-z](?![\p{L}\p{N}]))|\s?x\s?\d+|x[a-z](?![\p{L}\p{N}]))+/uy;
const word = /[\p{L}\p{N}]/u;
const hyphen = /^[\s]?[-‐‑‒–—−'’_·][\s]?$/u;

/** Splits a text into atoms. Anything that is neither Han, letter nor digit only separates. */
export function atoms(source: string, traditional?: ReadonlyMap<string, string>): Atom[] {
  return atomsOf(fold(source, traditional));
}

function atomsOf({ text, offset }: Folded): Atom[] {
  const found: Atom[] = [];
  let previousEnd = 0;
  const push = (from: number, to: number, folded: string, han: boolean): void => {
    const between = text.slice(previousEnd, from);
    const gap = between === '' ? 'none' : /^\s+$/.test(between) ? 'space' : hyphen.test(between) ? 'hyphen' : 'break';
    const end = offset(to);
    found.push({ key: han ? folded : stem(folded), word: folded, han, start: offset(from), end, gap: found.length ? gap : 'break' });
    previousEnd = to;
  };
  let at = 0;
  while (at < text.length) {
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    if (isHan(character)) {
      push(at, at + character.length, character, true);
      at += character.length;
      continue;
    }
    if (!word.test(character)) {
      at += character.length;
      continue;
    }
    size.lastIndex = at;
    const crossed = size.exec(text)?.[0];
    let to = at + (crossed?.length ?? 0);
    if (!crossed) {
      while (to < text.length) {
        const next = String.fromCodePoint(text.codePointAt(to) ?? 0);
        if (!word.test(next) || isHan(next)) break;
        to += next.length;
      }
    }
    // A hostile query may hold one endless word; no name is that long.
    const folded = (crossed ? crossed.replace(/\s/g, '').replace(/[×*]/g, 'x') : text.slice(at, to)).slice(0, 64);
    push(at, to, folded, false);
    at = to;
  }
  return found;
}
