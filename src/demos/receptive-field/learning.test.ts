import { describe, expect, it } from 'vitest';
import { sightOf } from './Learning.tsx';
import { type Course, channels, type Extent, extentOf, lastStep, learning, learnt } from './learning.ts';
import { choose, defaults, select, withLayer, withSetting } from './model.ts';
import { type Layer, networks } from './networks.ts';

const courseOf = (layers: readonly Layer[], extent: Extent): Course => {
  const course = learnt(layers, extent);
  if (course === undefined) throw new Error('nothing was learnt');
  return course;
};
const total = (values: ArrayLike<number>) => Array.from(values).reduce((sum, value) => sum + value, 0);
const pool: Layer = { kind: 'pool', kernel: 2, stride: 2, dilation: 1, padding: 0 };

describe('the short training', () => {
  const course = courseOf(defaults.layers, 'plane');

  it('opens the effective field of eight 3×3 layers from 11 to all 17 cells', () => {
    expect([course.before.side, course.after.side]).toEqual([11, 17]);
    expect(course.after.sigma).toBeGreaterThan(2 * course.before.sigma - 0.1);
    // A box of 17 cells has σ = √(288/12).
    expect(course.after.sigma).toBeLessThan(4.95);
    expect(sightOf(course)).toBe('learntWider');
  });

  it('lets the loss fall below a twentieth', () => {
    expect(course.losses.length).toBe(lastStep + 1);
    expect(course.losses[0]).toBeGreaterThan(1);
    expect(course.losses.at(-1)).toBeLessThan(0.05);
  });

  it('measures shares of one energy', () => {
    expect(total(course.before.shares)).toBeCloseTo(1, 5);
    expect(course.after.shares.length).toBe(17 ** 2);
  });

  it('is the same each time', () => {
    expect(courseOf(networks.walk, 'plane')).toEqual(courseOf(networks.walk, 'plane'));
  });

  it('ends at the gradient that the loss asks for: that of a sum', () => {
    const { after, losses } = courseOf(networks.walk, 'plane');
    for (const share of Array.from(after.shares)) expect(share).toBeCloseTo(1 / 64, 2);
    expect(losses.at(-1)).toBeLessThan(0.001);
  });

  it('finds the kernel of a single layer whatever it was at first', () => {
    const { before, after } = courseOf(networks.eight.slice(0, 1), 'plane');
    expect(Math.max(...Array.from(before.shares))).toBeGreaterThan(0.2);
    for (const share of Array.from(after.shares)) expect(share).toBeCloseTo(1 / 9, 2);
  });

  it.each(['alexnet', 'vgg16', 'resnetPaper', 'resnetCommon', 'context', 'frontAndContext'] as const)(
    'widens the field of %s along one axis',
    (name) => {
      const along = courseOf(networks[name], 'axis');
      expect(along.after.side).toBeGreaterThan(1.05 * along.before.side);
      expect(sightOf(along)).toBe('learntWider');
    },
    30_000,
  );

  it('keeps one channel at both ends, whatever pools there are', () => {
    const conv = networks.eight[0] as Layer;
    for (const layers of [[pool, conv, pool], [pool, conv, conv, pool, conv, pool, pool], [conv]])
      expect(courseOf(layers, 'plane').losses.at(-1)).toBeLessThan(0.9);
    expect(channels).toBe(4);
  });

  it('stops after every layer, so that a page can breathe', () => {
    const stops = [...learning(networks.walk, 'plane')];
    expect(stops.length).toBe((lastStep + 1) * 4 + lastStep * 3);
  });
});

describe('what can be trained', () => {
  it('is the plane of small stacks and an axis of large ones', () => {
    expect(Object.fromEntries(Object.entries(networks).map(([name, layers]) => [name, extentOf(layers)]))).toEqual({
      eight: 'plane',
      walk: 'plane',
      alexnet: 'axis',
      vgg16: 'axis',
      resnetPaper: 'axis',
      resnetCommon: 'axis',
      context: 'axis',
      frontAndContext: 'axis',
    });
  });

  it('is nothing where there are no weights or too many products', () => {
    expect(extentOf([pool, pool])).toBe('noWeights');
    const wide: Layer = { kind: 'conv', kernel: 11, stride: 1, dilation: 4, padding: 0 };
    expect(extentOf(Array<Layer>(50).fill(wide))).toBe('tooMuch');
  });

  it('has to be asked for anew when the stack changes', () => {
    const asked = { ...choose(defaults, 'walk'), trained: true };
    expect(select(asked, 0).trained).toBe(true);
    for (const next of [choose(asked, 'vgg16'), withSetting(asked, 'kernel', 5).state, withLayer(asked, 'conv').state])
      expect(next.trained).toBe(false);
  });
});
