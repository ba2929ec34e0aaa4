/**
 * Folding: the form in which texts are compared. Full-width and compatibility forms (NFKC), case, the accents of alphabetic
 * letters and, where a table is given, Traditional characters are all brought to one form; every folded unit keeps
 * the offset it came from, so that a match can be marked in the text as it was written.
 */
export interface Folded {
  readonly text: string;
  /** The offset in the source of a UTF-16 unit of `text`; of its length, the source's length. */
  readonly offset: (unit: number) => number;
}

/** Alphabets whose accents tell no words apart for a reader who searches: `à trous` and `a trous`. */
const accented = /\p{Script=Latin}|\p{Script=Greek}|\p{Script=Cyrillic}/u;

function foldCharacter(character: string): string {
  // A combining mark alone is dropped; joined to its letter it would have been dropped too.
  if (/^\p{M}$/u.test(character)) return '';
  const compatible = character.normalize('NFKC').toLowerCase();
  return accented.test(compatible) ? compatible.normalize('NFD').replace(/\p{M}/gu, '') : compatible;
}

/** Characters folded before. A long text has few different ones, and normalising each time costs ten times as much. */
const known = new Map<string, string>();
const mostKnown = 20000;

export function fold(source: string, traditional?: ReadonlyMap<string, string>): Folded {
  let text = '';
  let at = 0;
  /** Kept only from the first character on that folds to another length; before, and mostly, offsets are the same. */
  let moved: number[] | undefined;
  for (const character of source) {
    let folded = known.get(character);
    if (folded === undefined) {
      folded = foldCharacter(character);
      if (known.size < mostKnown) known.set(character, folded);
    }
    if (traditional !== undefined) folded = traditional.get(folded) ?? folded;
    if (moved === undefined && folded.length !== character.length) moved = Array.from({ length: at }, (_, unit) => unit);
    if (moved !== undefined) for (let unit = 0; unit < folded.length; unit++) moved.push(at);
    text += folded;
    at += character.length;
  }
  if (moved === undefined) return { text, offset: (unit) => unit };
  moved.push(at);
  const offsets = moved;
  return { text, offset: (unit) => offsets[unit] ?? at };
}
