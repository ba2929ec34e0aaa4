import { describe, expect, it } from 'vitest';
import { wholeTerm } from './wholeTerm.ts';

describe('a heading as one term', () => {
  it('is the same however it is typed', () => {
    const heading = wholeTerm('Size, receptive field and cost');
    expect(wholeTerm('  size receptive FIELD, and cost!')).toBe(heading);
    expect(wholeTerm('尺寸、感受野与计数')).toBe(wholeTerm('尺寸 感受野 与 计数'));
    expect(wholeTerm('ｓｉｚｅ，receptive field and cost')).toBe(heading);
  });

  it('is another one for other words or another order', () => {
    expect(wholeTerm('receptive field and size')).not.toBe(wholeTerm('size and receptive field'));
  });

  it('is none where there are no words', () => {
    expect(wholeTerm('…, !')).toBeUndefined();
  });
});
