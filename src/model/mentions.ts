/** Which records a piece of prose mentions, read off its source. Pure. */

export type MentionKind = 'paper' | 'term' | 'note' | 'person' | 'link' | 'demo';
export interface Mention {
  readonly kind: MentionKind;
  readonly id: string;
}

/** Every mention once, in order of first appearance. */
export function mentionsIn(body: string): Mention[] {
  const found = new Map<string, Mention & { readonly at: number }>();
  const add = (kind: MentionKind, id: string, at: number) => {
    const key = `${kind}:${id}`;
    if (!found.has(key)) found.set(key, { kind, id, at });
  };
  for (const match of body.matchAll(/\[(@[a-z0-9-]+(?:;\s*@[a-z0-9-]+)*)\]/g)) {
    for (const id of (match[1] ?? '').split(/;\s*/)) add('paper', id.slice(1), match.index);
  }
  for (const match of body.matchAll(/\]\((term|note|person|link):([a-z0-9-]+)(?:#[a-z0-9-]+)?\)/g))
    add(match[1] as MentionKind, match[2] ?? '', match.index);
  for (const match of body.matchAll(/<(LinkList|Demo)\s+ids?=(\{[^}]*\}|"[^"]*")/g)) {
    for (const [, id = ''] of (match[2] ?? '').matchAll(/["']([^"']+)["']/g)) add(match[1] === 'Demo' ? 'demo' : 'link', id, match.index);
  }
  return [...found.values()].sort((a, b) => a.at - b.at).map(({ kind, id }) => ({ kind, id }));
}
