import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Shape, tensor } from '../tensor.ts';
import { calls, randomTensor, seed } from '../testing/arbitraries.ts';
import { channelShuffle } from './channelShuffle.ts';
import { pixelShuffle } from './pixelShuffle.ts';

const sixChannels = tensor([1, 6, 1, 1], [0, 1, 2, 3, 4, 5]);

describe('channelShuffle', () => {
  it('deals the channels out to the groups in turn', () => {
    expect([...channelShuffle.forward({ x: sixChannels }, { groups: 2 }).data]).toEqual([0, 3, 1, 4, 2, 5]);
    expect([...channelShuffle.forward({ x: sixChannels }, { groups: 3 }).data]).toEqual([0, 2, 4, 1, 3, 5]);
  });

  it('needs groups that divide the channels', () => {
    expect(() => channelShuffle.outputShape({ x: [1, 6, 1, 1] }, { groups: 4 })).toThrow('4 groups must divide the 6 channels');
  });
});

describe('pixelShuffle', () => {
  it('lays four channels out as a block of two by two pixels', () => {
    const y = pixelShuffle.forward({ x: tensor([1, 4, 1, 2], [1, 5, 2, 6, 3, 7, 4, 8]) }, { upscale: 2 });
    expect(y).toEqual(tensor([1, 1, 2, 4], [1, 2, 5, 6, 3, 4, 7, 8]));
  });

  it('says how many channels an upscaling takes', () => {
    expect(() => pixelShuffle.outputShape({ x: [1, 6, 1, 1] }, { upscale: 2 })).toThrow(
      'upscaling 2 times takes 4 channels for each output channel, but x has 6',
    );
  });
});

describe('a shuffle is undone', () => {
  it('for channels by shuffling with the other number of groups', () => {
    fc.assert(
      fc.property(calls.channelShuffle, seed, ({ shapes, options }, from) => {
        const x = randomTensor(shapes['x'] as Shape, from);
        const { groups } = options as { groups: number };
        const shuffled = channelShuffle.forward({ x }, { groups });
        expect(channelShuffle.forward({ x: shuffled }, { groups: (x.shape[1] as number) / groups })).toEqual(x);
      }),
    );
  });

  it('for pixels by its gradient', () => {
    fc.assert(
      fc.property(calls.pixelShuffle, seed, ({ shapes, options }, from) => {
        const x = randomTensor(shapes['x'] as Shape, from);
        const { upscale } = options as { upscale: number };
        expect(pixelShuffle.backward({ x }, pixelShuffle.forward({ x }, { upscale }), { upscale }).x).toEqual(x);
      }),
    );
  });
});
