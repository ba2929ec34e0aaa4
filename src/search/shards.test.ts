import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ShardPlan, shardOf } from './shards.ts';

const plan: ShardPlan = { counts: { han: 97, letters: 103, names: 41 }, deep: ['co', '网'] };

describe('the shard of a term', () => {
  it('is the same for words with a common beginning', () => {
    expect(shardOf('dilated', plan)).toBe(shardOf('di', plan));
    expect(shardOf('卷积', plan)).toBe(shardOf('卷', plan));
  });

  it('is chosen by one letter more where too many words begin alike', () => {
    expect(shardOf('convolution', plan)).toBe(shardOf('con', plan));
    expect(shardOf('convolution', plan)).not.toBe(shardOf('code', plan));
    expect(shardOf('网络', plan)).not.toBe(shardOf('网格', plan));
  });

  it('holds no words of another script', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9]{1,12}$/), fc.stringMatching(/^[一-龥]{1,4}$/), fc.nat(999), (word, han, thing) => {
        expect(shardOf(han, plan)).toBeLessThan(97);
        expect(Math.floor((shardOf(word, plan) - 97) / 103)).toBe(0);
        expect(Math.floor((shardOf(`#${thing}`, plan) - 200) / 41)).toBe(0);
      }),
    );
  });
});
