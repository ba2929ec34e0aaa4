/** Numbers that look random and are the same for every reader and every build: each sequence comes from its seed. */

/** Uniform numbers in [0, 1): mulberry32, by Tommy Ettinger. */
export function uniform(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Normal numbers of mean 0 and variance 1, made of uniform ones by the method of Box & Muller 1958; each takes two. */
export function normal(next: () => number): number {
  // 1 − u is never 0.
  return Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
}
