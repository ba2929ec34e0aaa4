/** A small seeded generator of numbers in [0, 1), so that a synthetic site is the same on every machine (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Picks low numbers far more often than high ones, as a language does with its words: rank r about as often as 1/r. */
export const ranked = (random: () => number, count: number): number => Math.min(count - 1, Math.floor(count ** random()) - 1);
