import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeTerms, encodeTerms, type Postings } from './format.ts';

const order = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));
const postings: fc.Arbitrary<Postings> = fc
  .tuple(fc.uniqueArray(fc.nat(4_000_000), { maxLength: 20 }), fc.nat(1000))
  .map(([sections, more]) => ({
    frequency: sections.length + more,
    sections: Uint32Array.from(sections.sort((a, b) => a - b)),
    impacts: Uint8Array.from(sections, (section) => 1 + (section % 255)),
  }));

describe('a shard of terms', () => {
  it('comes back as it was written', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(fc.string({ minLength: 1, unit: 'grapheme' }), postings), { selector: ([term]) => term }),
        (list) => {
          const sorted = list.sort(([a], [b]) => order(a, b));
          expect([...decodeTerms(encodeTerms(sorted))]).toEqual(sorted);
        },
      ),
      { numRuns: 60 },
    );
  });

  const file = encodeTerms([['卷积', { frequency: 1, sections: Uint32Array.of(7), impacts: Uint8Array.of(200) }]]);

  it('cut short anywhere is refused', () => {
    for (let length = 0; length < file.length; length++) expect(() => decodeTerms(file.subarray(0, length))).toThrow(RangeError);
  });

  it('with any byte changed is refused', () => {
    for (let at = 0; at < file.length; at++) {
      const damaged = file.slice();
      damaged[at] = (damaged[at] ?? 0) ^ 1;
      expect(() => decodeTerms(damaged)).toThrow(RangeError);
    }
  });
});
