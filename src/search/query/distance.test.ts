import { describe, expect, it } from 'vitest';
import { allowedEdits, distance } from './distance.ts';

describe('distance between words', () => {
  it.each([
    ['diluted', 'dilated', 1],
    ['seperable', 'separable', 1],
    ['tranpsosed', 'transposed', 1],
    ['convoluton', 'convolution', 1],
    ['', 'ab', 2],
    ['same', 'same', 0],
    ['gan', 'convolution', 3],
  ])('%s and %s: %i', (a, b, edits) => {
    expect(distance(a, b, 2)).toBe(edits);
    expect(distance(b, a, 2)).toBe(edits);
  });
  it('allows more edits in longer words, and none in short ones', () => {
    expect([3, 4, 7, 8, 12].map(allowedEdits)).toEqual([0, 1, 1, 2, 2]);
  });
});
