import type { Named } from './names.ts';

/** Every reader fetches the names of things with the first query, so there may be so many characters of them. */
const mostCharacters = 40_000;

/**
 * The things whose names fit: all of them on a small site. On a large one the glossary's come first, then those with names
 * beyond their titles; a title that is left out is still found by its words.
 */
export function affordable(things: readonly Named[]): Named[] {
  const size = ({ zh, en, others }: Named): number => [zh, en, ...others].join('').length;
  const worth = ({ places, others }: Named): number =>
    (places.some(({ at, role }) => at.startsWith('#') && role === 'own') ? 1000 : 0) + others.length;
  let left = mostCharacters;
  const kept = new Set<Named>();
  for (const thing of [...things].sort((a, b) => worth(b) - worth(a))) {
    left -= size(thing);
    if (left < 0) break;
    kept.add(thing);
  }
  return things.filter((thing) => kept.has(thing));
}
