import type { Language } from '../format.ts';
import type { SearchEngine, SearchResult } from '../query/engine.ts';
import { element, fill } from './dom.ts';

export interface EmptyContext {
  readonly strings: Readonly<Record<string, string>>;
  readonly base: string;
  readonly language: Language;
  ask(query: string): void;
}

/** What to do when nothing was found: names that look alike, and the topics. */
export function nothingFound(result: SearchResult, engine: SearchEngine, { strings, base, language, ask }: EmptyContext): HTMLElement {
  const terms = result.nearest.map((name) => {
    const button = element('button', { type: 'button', class: 'text-btn' }, name);
    button.addEventListener('click', () => ask(name));
    return element('li', {}, button);
  });
  const topics = engine.topics.flatMap(({ name, path }) =>
    path === undefined ? [] : [element('li', {}, element('a', { href: `${base}${language}/${path}/` }, name[language]))],
  );
  const list = (title: string, items: readonly HTMLElement[]): HTMLElement[] =>
    items.length === 0 ? [] : [element('h2', { class: 'none__h' }, title), element('ul', { class: 'none__l' }, ...items)];
  return element(
    'div',
    { class: 'none' },
    element('p', {}, fill(strings['none'] ?? '', { q: result.query.slice(0, 60) })),
    ...list(strings['nearest'] ?? '', terms),
    ...list(strings['topics'] ?? '', topics),
  );
}
