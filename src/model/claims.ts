/** What became of the claims of the old notes: counts by verdict, and which page settles which. Pure. */
import { type Claim, type Verdict, verdicts } from '../schema/claim.ts';
import type { Site } from './site.ts';
import type { Place } from './usedIn.ts';

export interface Count {
  readonly verdict: Verdict;
  readonly count: number;
}

/** How many claims have each verdict, in the order of the verdicts; those that none has are left out. */
export const countByVerdict = (claims: readonly Claim[]): Count[] =>
  verdicts
    .map((verdict) => ({ verdict, count: claims.filter((claim) => claim.verdict === verdict).length }))
    .filter(({ count }) => count > 0);

export interface Settled {
  readonly place: Place;
  readonly claims: readonly Claim[];
}

/** The notes, then the people, that settle claims; each with its claims in the order of their numbers. */
export function settledClaims({ claims, notes, people }: Pick<Site, 'claims' | 'notes' | 'people'>): Settled[] {
  const pages = [
    ...notes.map((note) => ({ kind: 'note' as const, page: note })),
    ...people.map((person) => ({ kind: 'person' as const, page: person })),
  ];
  return pages
    .map(({ kind, page }) => ({ place: { kind, id: page.id }, claims: claims.filter((claim) => page.claims.includes(claim.id)) }))
    .filter((settled) => settled.claims.length > 0);
}

/** Numbers in a row are written as a span: C59, C60, C61, C65 becomes "C59–C61, C65". */
export function claimSpans(ids: readonly string[]): string[] {
  const spans: [string, string][] = [];
  for (const id of ids) {
    const last = spans.at(-1);
    if (last !== undefined && Number(id.slice(1)) === Number(last[1].slice(1)) + 1) last[1] = id;
    else spans.push([id, id]);
  }
  return spans.flatMap(([first, last]) =>
    first === last ? [first] : Number(last.slice(1)) === Number(first.slice(1)) + 1 ? [first, last] : [`${first}–${last}`],
  );
}
