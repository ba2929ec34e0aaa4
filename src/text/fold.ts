/**
 * Folding: the form in which texts are compared. Full-width and compatibility forms (NFKC), case, the accents of alphabetic
 * letters and, where a table is given, Traditional characters are all brought to one form; every folded unit keeps
 * the offset it came from, so that a match can be marked in the text as it was written.
 */
export interface Folded {
  readonly text: string;
  /** For each UTF-16 unit of `text` the offset of its source character; one more entry holds the source's length. */
  readonly offsets: readonly number[];
}

/** Alphabets whose accents tell no words apart for a reader who searches: `à trous` and `a trous`. */
const accented = /\p{Script=Latin}|\p{Script=Greek}|\p{Script=Cyrillic}/u;

function foldCharacter(character: string): string {
  const compatible = character.normalize('NFKC').toLowerCase();
  return accented.test(compatible) ? compatible.normalize('NFD').replace(/\p{M}/gu, '') : compatible;
}

const known = new Map<string, string>();

export function fold(source: string, traditional?: ReadonlyMap<string, string>): Folded {
  let text = '';
  const offsets: number[] = [];
  let offset = 0;
  for (const character of source) {
    let folded = known.get(character);
    if (folded === undefined) {
      // A combining mark alone is dropped; joined to its letter it would have been dropped too.
      folded = /^\p{M}$/u.test(character) ? '' : foldCharacter(character);
      if (known.size < 20000) known.set(character, folded);
    }
    folded = traditional?.get(folded) ?? folded;
    text += folded;
    for (let unit = 0; unit < folded.length; unit++) offsets.push(offset);
    offset += character.length;
  }
  offsets.push(offset);
  return { text, offsets };
}
