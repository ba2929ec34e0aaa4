/**
 * What was used and may soon be needed again in the same size, because to make it costs more than to fill it. Kept is what was
 * used last, up to a number of bytes.
 */
export interface Shelf<Item> {
  take(bytes: number): Item | undefined;
  put(item: Item): void;
}

interface Sizes<Item> {
  readonly mostBytes: number;
  readonly bytesOf: (item: Item) => number;
  /** Called for what is no longer kept. */
  readonly discard: (item: Item) => void;
}

export function createShelf<Item>({ mostBytes, bytesOf, discard }: Sizes<Item>): Shelf<Item> {
  // A set keeps the order in which they came.
  const items = new Set<Item>();
  let total = 0;
  function remove(item: Item): Item {
    items.delete(item);
    total -= bytesOf(item);
    return item;
  }
  return {
    take(bytes) {
      for (const item of items) if (bytesOf(item) === bytes) return remove(item);
      return undefined;
    },
    put(item) {
      items.add(item);
      total += bytesOf(item);
      for (const oldest of items) {
        if (total <= mostBytes) return;
        discard(remove(oldest));
      }
    },
  };
}
