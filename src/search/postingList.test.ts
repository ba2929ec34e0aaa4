import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PostingList } from './postingList.ts';

const listOf = (impacts: readonly number[], longest: number): PostingList => {
  const list = new PostingList(longest);
  impacts.forEach((impact, section) => {
    list.add(section, impact);
  });
  return list;
};

describe('the postings of a term', () => {
  it('are all kept where they are few', () => {
    expect(listOf([7, 1, 255], 5).best()).toEqual({
      frequency: 3,
      sections: Uint32Array.of(0, 1, 2),
      impacts: Uint8Array.of(7, 1, 255),
    });
  });

  it('keep the sections that are most about it, in ascending order, and remember how many there were', () => {
    expect(listOf([5, 9, 1, 9, 5], 3).best()).toEqual({
      frequency: 5,
      sections: Uint32Array.of(0, 1, 3),
      impacts: Uint8Array.of(5, 9, 9),
    });
  });

  it('are the same whether pruned along the way or once at the end', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 255 }), { maxLength: 200 }), fc.integer({ min: 1, max: 9 }), (impacts, longest) => {
        const wanted = impacts
          .map((impact, section) => ({ impact, section }))
          .sort((a, b) => b.impact - a.impact || a.section - b.section)
          .slice(0, longest)
          .sort((a, b) => a.section - b.section);
        const { frequency, sections, impacts: kept } = listOf(impacts, longest).best();
        expect(frequency).toBe(impacts.length);
        expect([...sections].map((section, at) => ({ impact: kept[at], section }))).toEqual(wanted);
      }),
    );
  });
});
