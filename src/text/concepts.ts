import { type Atom, atoms } from './atoms.ts';
import { isStopWord } from './stopWords.ts';

/**
 * The names of things, so that one thing found under any of its names is one token. A name is a path of atoms in a tree;
 * at each place of a text the longest path wins, so 空洞卷积 is not also 卷积. A name that belongs to several things
 * (反卷积, separable convolution) yields all of them.
 */
export interface ConceptMatcher {
  /** The longest name that starts at `from`; undefined where none does. */
  match(list: readonly Atom[], from: number, source: string, mode?: MatchMode): { concepts: readonly number[]; length: number } | undefined;
  /** The things whose names begin with the atoms from `from` to the end, the last one perhaps unfinished. */
  complete(list: readonly Atom[], from: number): number[];
  /** Every word that occurs in a name, for corrections. */
  readonly words: ReadonlySet<string>;
}

/** A text says what it means; a query is typed in a hurry, and one that is nothing but a name is that name, short as it is. */
export type MatchMode = 'text' | 'query';

interface Node {
  next?: Map<string, Node>;
  concepts?: number[];
  /** Short names that mean something else in running text: these spellings only. */
  exact?: [spelling: string, concept: number][];
}

/** `G`, `IS`, `GAP`, 核: names too short, or too like an ordinary word, to be read into every text. */
export function isShort(name: string, list: readonly Atom[]): boolean {
  const [only] = list;
  if (!only || list.length > 1) return false;
  return (
    only.han ||
    only.word.length <= 2 ||
    isStopWord(only.word) ||
    (only.word.length === 3 && name === name.toUpperCase() && /^\p{L}+$/u.test(name))
  );
}

/** Builds the tree. `names[i]` are the names of concept i; a name of several words is also known written as one. */
export function conceptMatcher(names: readonly (readonly string[])[]): ConceptMatcher {
  const root: Node = {};
  const words = new Set<string>();
  const nodeAt = (keys: readonly string[]): Node => {
    let node = root;
    for (const key of keys) {
      node.next ??= new Map();
      let next = node.next.get(key);
      if (!next) {
        next = {};
        node.next.set(key, next);
      }
      node = next;
    }
    return node;
  };
  const add = (node: Node, concept: number): void => {
    node.concepts ??= [];
    if (!node.concepts.includes(concept)) node.concepts.push(concept);
  };

  names.forEach((list, concept) => {
    for (const name of list) {
      const path = atoms(name);
      if (path.length === 0) continue;
      for (const atom of path) if (!atom.han && atom.word.length > 3) words.add(atom.word);
      if (isShort(name, path)) {
        const node = nodeAt(path.map((atom) => atom.key));
        node.exact ??= [];
        node.exact.push([name, concept]);
        continue;
      }
      add(nodeAt(path.map((atom) => atom.key)), concept);
      if (path.length > 1 && path.every((atom) => !atom.han)) {
        const joined = atoms(path.map((atom) => atom.word).join(''));
        if (joined.length === 1 && joined[0]) add(nodeAt([joined[0].key]), concept);
      }
    }
  });

  const isExact = (list: readonly Atom[], from: number, length: number, source: string, spelling: string, mode: MatchMode): boolean => {
    const atom = list[from];
    if (!atom) return false;
    if (mode === 'query' && length === list.length) return true;
    const after = list[from + 1];
    if (atom.han) return !(atom.gap === 'none' && list[from - 1]?.han) && !(after?.gap === 'none' && after.han);
    if (mode === 'query' && spelling.length >= 3) return true;
    return source.slice(atom.start, atom.end) === spelling;
  };

  return {
    words,
    match(list, from, source, mode = 'text') {
      let node: Node | undefined = root;
      let best: { concepts: readonly number[]; length: number } | undefined;
      for (let at = from; at < list.length; at++) {
        const atom: Atom | undefined = list[at];
        if (!atom || (at > from && atom.gap === 'break')) break;
        node = node.next?.get(atom.key);
        if (!node) break;
        const length = at - from + 1;
        const exact = (node.exact ?? [])
          .filter(([spelling]) => isExact(list, from, length, source, spelling, mode))
          .map(([, concept]) => concept);
        const concepts = [...new Set([...(node.concepts ?? []), ...exact])];
        if (concepts.length > 0) best = { concepts, length };
      }
      return best;
    },
    complete(list, from) {
      let node: Node | undefined = root;
      const last = list.at(-1);
      if (!last || from >= list.length) return [];
      for (let at = from; at < list.length - 1; at++) {
        node = node?.next?.get(list[at]?.key ?? '');
        if (!node) return [];
      }
      const found = new Set<number>();
      const collect = (below: Node): void => {
        for (const concept of below.concepts ?? []) found.add(concept);
        for (const next of below.next?.values() ?? []) collect(next);
      };
      // A stem is at most as long as its word, so an unfinished word may be longer than the stem of the word it begins.
      for (const [key, next] of node.next ?? []) {
        const begins = last.han ? key === last.word : key.startsWith(last.word) || (key.length >= 5 && last.word.startsWith(key));
        if (begins) collect(next);
      }
      return [...found];
    },
  };
}
