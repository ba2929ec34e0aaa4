import { describe, expect, it } from 'vitest';
import { ndcg, recall, reciprocalRank } from './measures.ts';

describe('measures of a ranking', () => {
  const grades = { a: 2, b: 1 };
  it('are 1 for the best order and 0 for nothing', () => {
    expect(ndcg(['a', 'b', 'c'], grades)).toBeCloseTo(1, 12);
    expect(reciprocalRank(['a', 'b'], grades)).toBe(1);
    expect(recall(['c', 'b', 'a'], grades)).toBe(1);
    expect([ndcg([], grades), reciprocalRank([], grades), recall([], grades)]).toEqual([0, 0, 0]);
  });
  it('fall with the place of the wanted page', () => {
    expect(reciprocalRank(['b', 'a'], grades)).toBe(0.5);
    // (1 + 3/log2 3) / (3 + 1/log2 3)
    expect(ndcg(['b', 'a'], grades)).toBeCloseTo((1 + 3 / Math.log2(3)) / (3 + 1 / Math.log2(3)), 12);
  });
});
