/** What a result leaves for the page it leads to: which words to mark. */
export interface Landing {
  readonly path: string;
  readonly words: readonly string[];
}

export const landingKey = 'search-landing';

/** Called when a result is followed. Kept for this tab only and read once. */
export function leaveFor(path: string, words: readonly string[]): void {
  try {
    sessionStorage.setItem(landingKey, JSON.stringify({ path, words } satisfies Landing));
  } catch {
    // Storage may be forbidden; then the words are not marked.
  }
}
