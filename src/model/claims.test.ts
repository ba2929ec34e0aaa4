import { describe, expect, it } from 'vitest';
import type { Claim } from '../schema/claim.ts';
import { claimSpans, countByVerdict, settledClaims } from './claims.ts';
import type { Site } from './site.ts';

const claims: Claim[] = [
  { id: 'C01', verdict: 'correct' },
  { id: 'C02', verdict: 'wrong' },
  { id: 'C03', verdict: 'correct' },
  { id: 'C04', verdict: 'opinion', dropped: { zh: '看法。', en: 'An opinion.' } },
];

describe('countByVerdict', () => {
  it('counts in the order of the verdicts and leaves out those that no claim has', () => {
    expect(countByVerdict(claims)).toEqual([
      { verdict: 'correct', count: 2 },
      { verdict: 'wrong', count: 1 },
      { verdict: 'opinion', count: 1 },
    ]);
  });
});

describe('settledClaims', () => {
  it('lists notes, then people, and leaves out pages that settle nothing', () => {
    const page = (id: string, ...taken: string[]) => ({ id, claims: taken });
    // Only these fields are read; a whole note would hide what the test is about.
    const site = { claims, notes: [page('gan', 'C03', 'C01'), page('fine-tuning')], people: [page('someone', 'C01')] } as unknown as Site;
    expect(settledClaims(site).map(({ place, claims: settled }) => [place.kind, place.id, settled.map(({ id }) => id)])).toEqual([
      ['note', 'gan', ['C01', 'C03']],
      ['person', 'someone', ['C01']],
    ]);
  });
});

describe('claimSpans', () => {
  it('writes three or more numbers in a row as a span', () => {
    expect(claimSpans(['C59', 'C60', 'C61', 'C65', 'C70', 'C71'])).toEqual(['C59–C61', 'C65', 'C70', 'C71']);
    expect(claimSpans([])).toEqual([]);
  });
});
