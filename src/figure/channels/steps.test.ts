import { describe, expect, it } from 'vitest';
import { type ChannelStep, costsOf, divisorNear, divisors, orderOf, pathsTo, pathTable, reachOf, stackJob, wiresOf } from './steps.ts';

const conv = (groups: number): ChannelStep => ({ kind: 'conv', groups });
const shuffle = (groups: number): ChannelStep => ({ kind: 'shuffle', groups });

describe('a stack of grouped convolutions', () => {
  it('never leaves its group, however deep', () => {
    expect(reachOf(12, [conv(3)], 5)).toBe(4);
    expect(reachOf(12, [conv(3), conv(3), conv(3), conv(3)], 5)).toBe(4);
    expect(pathsTo(12, [conv(3), conv(3)], 5)[0]).toEqual([0, 0, 0, 0, 4, 4, 4, 4, 0, 0, 0, 0]);
  });

  it('is block-diagonal, and so are its products', () => {
    const table = pathTable(6, [conv(2), conv(2)]);
    for (const [row, counts] of table.entries())
      for (const [column, count] of counts.entries()) expect(count).toBe(Math.floor(row / 3) === Math.floor(column / 3) ? 3 : 0);
  });

  it('sees everything from the first dense layer on, as conv3 of AlexNet does', () => {
    expect(reachOf(8, [conv(2)], 0)).toBe(4);
    expect(reachOf(8, [conv(2), conv(1)], 0)).toBe(8);
    expect(reachOf(8, [conv(2), conv(1), conv(2), conv(2)], 7)).toBe(8);
  });
});

describe('a channel shuffle between', () => {
  it.each([
    [12, 3, 12],
    [12, 4, 9],
    [16, 8, 4],
    [16, 4, 16],
  ])('lets an output of %i channels in %i groups see %i after two layers', (channels, groups, seen) => {
    for (const order of [groups, channels / groups])
      for (let output = 0; output < channels; output++) {
        expect(reachOf(channels, [conv(groups), shuffle(order), conv(groups)], output)).toBe(seen);
      }
  });

  it('deals the channels in turn', () => {
    expect(orderOf(12, 3)).toEqual([0, 4, 8, 1, 5, 9, 2, 6, 10, 3, 7, 11]);
    expect(wiresOf(6, shuffle(2)).slice(0, 3)).toEqual([
      [0, 0],
      [3, 1],
      [1, 2],
    ]);
  });
});

describe('its cost', () => {
  it('falls by the number of groups', () => {
    expect(costsOf(12, [conv(1), conv(3), conv(12)]).map(({ parameters }) => parameters)).toEqual([1296, 432, 108]);
    expect(costsOf(12, [conv(3), shuffle(3)])[0]).toMatchObject({ multiplyAccumulates: 432 * 64 });
  });

  it('is measured on the very steps that are drawn', () => {
    const job = stackJob(12, [conv(3), shuffle(3), conv(3)]);
    expect([job.name, ...(job.then ?? []).map(({ name }) => name)]).toEqual(['conv2d', 'channelShuffle', 'conv2d']);
    const { shape, data } = job.reference();
    expect(shape).toEqual([1, 12, 8, 8]);
    expect(data.some((value) => value !== 0)).toBe(true);
    expect(data.every(Number.isInteger)).toBe(true);
  });
});

describe('numbers of groups', () => {
  it('divide the channels', () => {
    expect(divisors(12)).toEqual([1, 2, 3, 4, 6, 12]);
    expect(divisorNear(8, 3)).toBe(2);
  });
});
