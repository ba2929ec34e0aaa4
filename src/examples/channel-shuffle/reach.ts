/**
 * Which input channels an output channel can depend on, layer after layer: connections only, no weights.
 *
 * A grouped layer unites what the channels of a group have seen; a permutation only moves the sets about. Everything that
 * acts on each channel alone (depthwise convolution, normalisation, activation) leaves the sets as they are.
 */
export type Seen = ReadonlySet<number>;

/** Before the first layer each channel has seen itself. */
export const atInput = (channels: number): readonly Seen[] => Array.from({ length: channels }, (_, c) => new Set([c]));

/** After a grouped convolution: each output of group a has seen what any input channel of group a has. */
export function afterGrouped(before: readonly Seen[], groups: number, outChannels = before.length): readonly Seen[] {
  const perGroup = before.length / groups;
  const united = Array.from({ length: groups }, (_, a) => {
    const seen = new Set<number>();
    // Channels of one group usually share one set; it is looked into once.
    for (const set of new Set(before.slice(a * perGroup, (a + 1) * perGroup))) for (const channel of set) seen.add(channel);
    return seen;
  });
  // Output o belongs to one of the groups, each of which has its union.
  return Array.from({ length: outChannels }, (_, o) => united[Math.floor((o * groups) / outChannels)] as Seen);
}

/** The channel that each position holds after a shuffle: position j·g + a holds channel a·n + j. */
export function shuffleOrder(channels: number, groups: number): readonly number[] {
  const perGroup = channels / groups;
  return Array.from({ length: channels }, (_, q) => (q % groups) * perGroup + Math.floor(q / groups));
}

export const reorder = <T>(values: readonly T[], order: readonly number[]): readonly T[] =>
  // An order is a permutation of the positions of `values`.
  order.map((from) => values[from] as T);

/** The part of all inputs behind an output of `layers` grouped layers, for the output that sees least; a shuffle between neighbours. */
export function reach(channels: number, groups: number, layers: number, order: readonly number[] | null): number {
  let seen = afterGrouped(atInput(channels), groups);
  for (let layer = 1; layer < layers; layer++) seen = afterGrouped(order === null ? seen : reorder(seen, order), groups);
  return Math.min(...seen.map((set) => set.size)) / channels;
}

/** Row: group of the next layer. Column: group of the layer before. Entry: how many channels it hands over. */
export function shares(channels: number, groups: number, order: readonly number[]): readonly (readonly number[])[] {
  const perGroup = channels / groups;
  const table = Array.from({ length: groups }, () => Array<number>(groups).fill(0));
  order.forEach((from, position) => {
    const row = table[Math.floor(position / perGroup)];
    const column = Math.floor(from / perGroup);
    if (row !== undefined) row[column] = (row[column] ?? 0) + 1;
  });
  return table;
}
