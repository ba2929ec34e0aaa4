/** What training leaves to chance, drawn from seeded numbers in [0, 1). */

/** A whole number from 0 to below `count`. */
export const below = (count: number, next: () => number): number => Math.floor(next() * count);

/** The same things in another order (Fisher and Yates). */
export function shuffled<T>(things: readonly T[], next: () => number): T[] {
  const order = [...things];
  for (let last = order.length - 1; last > 0; last--) {
    const other = below(last + 1, next);
    // Both places are within the list.
    [order[last], order[other]] = [order[other] as T, order[last] as T];
  }
  return order;
}
