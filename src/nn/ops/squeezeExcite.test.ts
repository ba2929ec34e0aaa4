import { describe, expect, it } from 'vitest';
import { tensor } from '../tensor.ts';
import { squeezeExcite, squeezeExciteStages } from './squeezeExcite.ts';

const inputs = {
  x: tensor([1, 2, 1, 2], [1, 3, 10, 30]),
  w1: tensor([1, 2], [1, 0]),
  b1: tensor([1], [0]),
  w2: tensor([2, 1], [0, 1000]),
  b2: tensor([2], [0, 0]),
};

describe('squeezeExcite', () => {
  it('scales whole channels by gates between 0 and 1', () => {
    expect([...squeezeExcite.forward(inputs).data]).toEqual([0.5, 1.5, 10, 30]);
  });

  it('shows its stages: means, bottleneck, gates', () => {
    const { squeezed, hidden, gate } = squeezeExciteStages(inputs);
    expect([squeezed.data, hidden.data, gate.data].map((values) => [...values])).toEqual([[2, 20], [2], [0.5, 1]]);
  });

  it('counts its two small layers and the scaling', () => {
    expect(squeezeExcite.cost({ x: [1, 64, 8, 8], w1: [4, 64], b1: [4], w2: [64, 4], b2: [64] })).toMatchObject({
      parameters: 580,
      multiplyAccumulates: 512 + 4096,
    });
  });

  it('says what a weight matrix must look like', () => {
    expect(() => squeezeExcite.outputShape({ x: [1, 64, 8, 8], w1: [4, 32], b1: [4], w2: [64, 4], b2: [64] })).toThrow(
      'w1 has shape 4×32, but must be 4×64: it reads the mean of each channel of x',
    );
  });
});
