import type { ConceptMatcher } from '../../text/concepts.ts';
import { tokenize } from '../../text/tokenize.ts';
import { formulaMark, type MathTree } from '../format.ts';

/** A piece of an excerpt: words, perhaps marked, or a formula. */
export type Piece = { readonly text: string; readonly marked: boolean } | { readonly math: MathTree };

/** The spans [start, end) of a text that answer the query, merged where they touch. */
export function markedSpans(text: string, terms: ReadonlySet<string>, matcher: ConceptMatcher): [number, number][] {
  const spans = tokenize(text, { concepts: matcher, singles: true })
    .filter(({ term }) => terms.has(term))
    .map(({ start, end }): [number, number] => [start, end])
    .sort(([a], [b]) => a - b);
  const merged: [number, number][] = [];
  for (const [start, end] of spans) {
    const last = merged.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}

/** Cuts a text of about `length` around the place with the most marks and marks it. Formulas stay whole. */
export function excerpt(
  text: string,
  math: readonly MathTree[],
  terms: ReadonlySet<string>,
  matcher: ConceptMatcher,
  length: number,
): Piece[] {
  const spans = markedSpans(text, terms, matcher);
  const [from, to] = window(text, spans, length);
  const cut: Piece = { text: '…', marked: false };
  return [...(from > 0 ? [cut] : []), ...pieces(text, math, spans, from, to), ...(to < text.length ? [cut] : [])];
}

/** A short text with its marks, uncut: a title or a heading. */
export const markedPieces = (text: string, terms: ReadonlySet<string>, matcher: ConceptMatcher): Piece[] =>
  pieces(text, [], markedSpans(text, terms, matcher), 0, text.length);

function pieces(text: string, math: readonly MathTree[], spans: readonly [number, number][], from: number, to: number): Piece[] {
  const list: Piece[] = [];
  let formula = count(text.slice(0, from));
  const push = (piece: string, marked: boolean): void => {
    piece.split(formulaMark).forEach((words, index) => {
      if (index > 0) {
        const tree = math[formula++] ?? [];
        list.push(tree.length > 0 ? { math: tree } : { text: '…', marked: false });
      }
      if (words !== '') list.push({ text: words, marked });
    });
  };
  let at = from;
  for (const [start, end] of spans) {
    if (end <= from || start >= to) continue;
    push(text.slice(at, Math.max(at, start)), false);
    push(text.slice(Math.max(from, start), Math.min(to, end)), true);
    at = Math.min(to, end);
  }
  push(text.slice(at, to), false);
  return list;
}

const count = (text: string): number => text.split(formulaMark).length - 1;

/** The stretch that holds the most marks, moved back to the beginning of its sentence where that is near. */
function window(text: string, spans: readonly [number, number][], length: number): [number, number] {
  let best = 0;
  let most = 0;
  for (const [start] of spans) {
    const inside = spans.filter(([from, to]) => from >= start && to <= start + length * 0.7).length;
    if (inside > most) {
      most = inside;
      best = start;
    }
  }
  if (most === 0) return [0, Math.min(text.length, length)];
  const reach = Math.max(0, best - Math.floor(length * 0.3));
  const before = text.slice(reach, best);
  const sentence = Math.max(
    ...['。', '；', '？', '！', '. ', '; '].map((sign) => (before.lastIndexOf(sign) < 0 ? -1 : before.lastIndexOf(sign) + sign.length)),
  );
  let from = reach === 0 ? 0 : sentence >= 0 ? reach + sentence : reach;
  while (from > 0 && from < best && /[a-z0-9]/i.test(text[from - 1] ?? '') && /[a-z0-9]/i.test(text[from] ?? '')) from++;
  while (from < best && /[\s，,、；;：:。.）)]/.test(text[from] ?? '')) from++;
  let to = Math.min(text.length, from + length);
  while (to < text.length && /[a-z0-9]/i.test(text[to - 1] ?? '') && /[a-z0-9]/i.test(text[to] ?? '')) to--;
  return [from, Math.max(to, best + 1)];
}
