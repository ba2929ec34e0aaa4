/** Finds the computed example of a note: the file in src/examples that is named like the note. */
import type { Example } from '../../examples/example.ts';

const files = import.meta.glob<{ example: Example }>(['../../examples/*.ts', '!../../examples/*.test.ts', '!../../examples/example.ts'], {
  eager: true,
});

type Kind = 'values' | 'formulas' | 'tables' | 'grids';

/** One entry of a note's example. Throws, and so stops the build, with the names there are. */
export function exampleEntry<K extends Kind>(note: string | undefined, kind: K, name: string): NonNullable<Example[K]>[string] {
  const example = files[`../../examples/${note}.ts`]?.example;
  const entries = example?.[kind];
  const entry = entries?.[name];
  if (entries === undefined || entry === undefined) {
    throw new Error(
      `content/notes/${note}: the example src/examples/${note}.ts has no ${kind} "${name}"; it has ${Object.keys(entries ?? {}).join(', ') || 'none'}`,
    );
  }
  return entry as NonNullable<Example[K]>[string];
}
