import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sharding } from './shards.ts';

const shardOf = sharding({ counts: { han: 97, letters: 103, names: 41 }, deep: ['co', '网'] });

describe('the shard of a term', () => {
  it('is the same for words with a common beginning', () => {
    expect(shardOf('dilated')).toBe(shardOf('di'));
    expect(shardOf('卷积')).toBe(shardOf('卷'));
  });

  it('is chosen by one letter more where too many words begin alike', () => {
    expect(shardOf('convolution')).toBe(shardOf('con'));
    expect(shardOf('convolution')).not.toBe(shardOf('code'));
    expect(shardOf('网络')).not.toBe(shardOf('网格'));
  });

  it('holds no words of another script', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9]{1,12}$/), fc.stringMatching(/^[一-龥]{1,4}$/), fc.nat(999), (word, han, thing) => {
        expect(shardOf(han)).toBeLessThan(97);
        expect(Math.floor((shardOf(word) - 97) / 103)).toBe(0);
        expect(Math.floor((shardOf(`#${thing}`) - 200) / 41)).toBe(0);
      }),
    );
  });
});
