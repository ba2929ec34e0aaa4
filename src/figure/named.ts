/** One thing for each name: `fromEntries` can't say that none is missing. */
export const named = <Name extends string, Thing>(names: readonly Name[], of: (name: Name) => Thing): Readonly<Record<Name, Thing>> =>
  Object.fromEntries(names.map((name) => [name, of(name)])) as Record<Name, Thing>;
