import { describe, expect, it } from 'vitest';
import { shownSections } from './shown.ts';

const hit = (...scores: number[]) => ({
  entry: 0,
  kind: 'note',
  language: 'zh' as const,
  topics: [],
  year: 0,
  score: 1,
  sections: scores.map((score, section) => ({ section, score })),
});
const shown = (scores: number[], rank: number) => shownSections(hit(...scores), rank).map(({ section }) => section);

describe('the sections shown under a result', () => {
  it('are at most three for the best result, two for the next, one for the rest', () => {
    expect([0, 1, 2, 3, 40].map((rank) => shown([5, 5, 5, 5], rank).length)).toEqual([3, 2, 1, 1, 1]);
  });

  it('answer nearly as well as the best of the page', () => {
    expect(shown([10, 4.6, 4.4], 0)).toEqual([0, 1]);
    expect(shown([10, 1], 1)).toEqual([0]);
  });
});
