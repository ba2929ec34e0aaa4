/**
 * Which notes a reader has marked as read: a set of note ids, kept as a JSON list in the browser's own storage. What is
 * stored may be anything (an older version, another hand), and a browser may refuse even to name its storage; neither
 * throws here. Pure but for `storage`.
 */
export const key = 'notes-read';

export function readMarks(storage: () => Pick<Storage, 'getItem'>): ReadonlySet<string> {
  try {
    const stored: unknown = JSON.parse(storage().getItem(key) ?? '[]');
    return new Set(
      Array.isArray(stored) ? stored.filter((id): id is string => typeof id === 'string' && /^[a-z0-9-]{1,80}$/.test(id)) : [],
    );
  } catch {
    return new Set();
  }
}

/** Keeps the marks, or removes the entry when none is left. False where the browser forbids storage. */
export function keepMarks(storage: () => Pick<Storage, 'setItem' | 'removeItem'>, marks: ReadonlySet<string>): boolean {
  try {
    if (marks.size === 0) storage().removeItem(key);
    else storage().setItem(key, JSON.stringify([...marks].sort()));
    return true;
  } catch {
    return false;
  }
}

/** The marks with these notes added or taken away. */
export function withMarks(marks: ReadonlySet<string>, notes: readonly string[], read: boolean): ReadonlySet<string> {
  const changed = new Set(marks);
  for (const note of notes) {
    if (read) changed.add(note);
    else changed.delete(note);
  }
  return changed;
}
