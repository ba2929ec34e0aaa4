/**
 * A figure's state in the page's address: one query parameter named like the figure, so that two figures on a page don't
 * meet, and in it fields of one letter and a value, joined by dots: `?dilated=k5.d1.y0-2`. Only what differs from the default
 * is written. Everything is checked by whoever reads it; nothing here throws.
 */

/** The raw text of a parameter, or undefined. A malformed escape is kept as it stands, so that the notice can show it. */
export function parameterOf(search: string, key: string): string | undefined {
  const pair = pairsOf(search).find((text) => nameOf(text) === key);
  if (pair === undefined) return undefined;
  return decoded(pair.slice(pair.indexOf('=') + 1 || pair.length));
}

/** The query with one parameter set (or, for '', removed); every other parameter stays as it was written. */
export function withParameter(search: string, key: string, text: string): string {
  const others = pairsOf(search).filter((pair) => nameOf(pair) !== key);
  const all = text === '' ? others : [...others, `${key}=${encodeURIComponent(text)}`];
  return all.length === 0 ? '' : `?${all.join('&')}`;
}

export interface Field {
  readonly letter: string;
  readonly text: string;
  /** As it stands in the address: what a notice quotes. */
  readonly whole: string;
}

/** The fields of a parameter. What repeats a letter or has none comes back under `strange`. */
export function fieldsOf(parameter: string, letters: string): { readonly fields: readonly Field[]; readonly strange: readonly string[] } {
  const fields: Field[] = [];
  const strange: string[] = [];
  for (const whole of parameter.split('.').slice(0, mostFields)) {
    if (whole === '') continue;
    const letter = whole.charAt(0);
    if (!letters.includes(letter) || fields.some((field) => field.letter === letter)) strange.push(shown(whole));
    else fields.push({ letter, text: whole.slice(1), whole: shown(whole) });
  }
  return { fields, strange };
}

export interface FieldReader {
  /** The value of a letter's field, or `otherwise` when there is none or it means nothing to `parse`. */
  readonly take: <Value>(letter: string, parse: (text: string) => Value | undefined, otherwise: Value) => Value;
  /** What was not taken, as it stands in the address; grows with every `take`. */
  readonly ignored: readonly string[];
}

/** Reads a parameter letter by letter. Never throws. */
export function fieldReader(parameter: string, letters: string): FieldReader {
  const { fields, strange } = fieldsOf(parameter, letters);
  const ignored = [...strange];
  return {
    ignored,
    take(letter, parse, otherwise) {
      const field = fields.find((candidate) => candidate.letter === letter);
      if (field === undefined) return otherwise;
      const value = parse(field.text);
      if (value === undefined) ignored.push(field.whole);
      return value ?? otherwise;
    },
  };
}

/** The fields whose text is not the standard one, as a parameter's text. */
export const differingText = (fields: readonly (readonly [letter: string, text: string, standard: string])[]): string =>
  fieldsText(fields.filter(([, text, standard]) => text !== standard).map(([letter, text]) => [letter, text]));

export const fieldsText = (fields: readonly (readonly [letter: string, text: string])[]): string =>
  fields.map(([letter, text]) => letter + text).join('.');

/** A whole number within limits, written without sign, zeros in front or anything around it. */
export function wholeIn(text: string, [least, most]: readonly [number, number]): number | undefined {
  const value = /^(0|[1-9]\d{0,5})$/.test(text) ? Number(text) : Number.NaN;
  return value >= least && value <= most ? value : undefined;
}

/** Cells from −9 to 9, one character each: 0–9 are themselves, a–i are −1 to −9. */
export const cellsText = (cells: readonly number[]): string =>
  cells.map((value) => (value < 0 ? 'abcdefghi'.charAt(-value - 1) : String(value))).join('');

export function cellsFrom(text: string, count: number): number[] | undefined {
  if (text.length !== count || !/^[0-9a-i]*$/.test(text)) return undefined;
  return [...text].map((character) => (character >= 'a' ? 96 - character.charCodeAt(0) : Number(character)));
}

/** A hostile address may hold thousands of fields; a figure has a handful. */
const mostFields = 32;
const shown = (text: string): string => (text.length > 24 ? `${text.slice(0, 24)}…` : text);
const pairsOf = (search: string): string[] =>
  search
    .replace(/^\?/, '')
    .split('&')
    .filter((pair) => pair !== '');
const nameOf = (pair: string): string => decoded(pair.split('=', 1)[0] ?? '');

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
