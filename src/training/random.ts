/** Numbers that look random and are the same on every machine: only whole-number arithmetic and one division. */
export interface Random {
  /** From 0 to below 1. */
  next(): number;
  /** A whole number from 0 to below `count`. */
  below(count: number): number;
}

/** Marsaglia's xorshift with shifts 13, 17 and 5: https://doi.org/10.18637/jss.v008.i14 */
export function randomFrom(seed: number): Random {
  // A state of 0 would stay 0; the multiplication spreads small seeds over all bits.
  let state = Math.imul(seed, 0x9e3779b1) | 1;
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
  return { next, below: (count) => Math.floor(next() * count) };
}

/** The same things in another order (Fisher and Yates). */
export function shuffled<T>(things: readonly T[], random: Random): T[] {
  const order = [...things];
  for (let last = order.length - 1; last > 0; last--) {
    const other = random.below(last + 1);
    // Both places are within the list.
    [order[last], order[other]] = [order[other] as T, order[last] as T];
  }
  return order;
}
