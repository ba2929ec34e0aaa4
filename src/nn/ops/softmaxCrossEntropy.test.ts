import { describe, expect, it } from 'vitest';
import { tensor } from '../tensor.ts';
import { softmaxCrossEntropy } from './softmaxCrossEntropy.ts';

describe('softmaxCrossEntropy', () => {
  it('of undecided logits is the logarithm of the number of classes', () => {
    expect(softmaxCrossEntropy.forward({ logits: tensor([2, 4], [0, 0, 0, 0, 7, 7, 7, 7]) }, { labels: [0, 3] }).data[0]).toBeCloseTo(
      Math.log(4),
      6,
    );
  });

  it('does not overflow for logits far beyond what an exponential can hold', () => {
    expect(softmaxCrossEntropy.forward({ logits: tensor([1, 2], [10000, 0]) }, { labels: [1] }).data[0]).toBe(10000);
  });

  it('pulls the right class up and pushes the others down, by their probabilities', () => {
    const { logits } = softmaxCrossEntropy.backward({ logits: tensor([1, 2], [0, 0]) }, tensor([], [1]), { labels: [0] });
    expect([...logits.data]).toEqual([-0.5, 0.5]);
  });

  it.each([
    [[0, 1], 'logits have 1 rows, but there are 2 labels'],
    [[4], 'label 4 is none of the 4 classes 0 to 3'],
    [[0.5], 'label 0.5 is none'],
    [[-1], 'label -1'],
  ])('refuses the labels %j', (labels, sentence) => {
    expect(() => softmaxCrossEntropy.outputShape({ logits: [1, 4] }, { labels })).toThrow(sentence);
  });
});
