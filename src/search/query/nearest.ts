import { fold } from '../../text/fold.ts';
import { type Concept, conceptNames, type Language } from '../format.ts';

const enough = 0.18;
const most = 5;

/** Names that share the most pairs of characters, and Han characters, with the query (Dice's coefficient): where to go when nothing was found. */
export function nearest(query: string, concepts: readonly Concept[], language: Language): string[] {
  const wanted = pairs(query.slice(0, 80));
  if (wanted.size === 0) return [];
  const ranked = concepts.map((concept) => {
    const likeness = conceptNames(concept).map((name) => {
      const own = pairs(name);
      let shared = 0;
      for (const pair of own) if (wanted.has(pair)) shared++;
      return (2 * shared) / (own.size + wanted.size || 1);
    });
    return { name: concept[language === 'zh' ? 0 : 1], likeness: Math.max(...likeness) };
  });
  return ranked
    .filter(({ likeness }) => likeness >= enough)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, most)
    .map(({ name }) => name);
}

function pairs(text: string): Set<string> {
  const folded = fold(text).text.replace(/[^\p{L}\p{N}]/gu, '');
  const neighbours = Array.from({ length: Math.max(0, folded.length - 1) }, (_, at) => folded.slice(at, at + 2));
  return new Set([...neighbours, ...(folded.match(/\p{Script=Han}/gu) ?? [])]);
}
