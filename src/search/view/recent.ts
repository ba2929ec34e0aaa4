import { element, fill } from './dom.ts';
import type { EmptyContext } from './empty.ts';

const key = 'search-recent';
const most = 8;

/** The reader's last searches, newest first. They stay on the device. */
export function recentSearches(): string[] {
  try {
    const list: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(list) ? list.filter((item) => typeof item === 'string').slice(0, most) : [];
  } catch {
    return [];
  }
}

export function remember(query: string): void {
  const trimmed = query.trim().slice(0, 100);
  if (trimmed === '') return;
  store([trimmed, ...recentSearches().filter((other) => other !== trimmed)].slice(0, most));
}

export const forgetAll = (): void => store([]);

function store(list: readonly string[]): void {
  try {
    if (list.length > 0) localStorage.setItem(key, JSON.stringify(list));
    else localStorage.removeItem(key);
  } catch {
    // Storage may be forbidden or full; the searches are then not kept.
  }
}

/** The reader's last searches, to ask again. In the dialog they are options of the list box. */
export function recentList(searches: readonly string[], asOptions: boolean, { strings, ask }: EmptyContext): HTMLElement[] {
  return searches.map((query, index) => {
    const item = element(
      'button',
      {
        type: 'button',
        class: 'hit hit--recent',
        ...(asOptions
          ? { role: 'option', id: `recent-${index}`, tabindex: '-1', 'aria-label': fill(strings['again'] ?? '', { q: query }) }
          : {}),
      },
      query,
    );
    item.addEventListener('click', () => ask(query));
    return item;
  });
}
