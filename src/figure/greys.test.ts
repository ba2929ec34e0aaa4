import { describe, expect, it } from 'vitest';
import { greyPaths, greys, rangeOf } from './greys.ts';

describe('grey levels', () => {
  it('run from black to white and stay there outside', () => {
    expect([...greys([-1, 0, 5, 10, 11, Number.NaN], [0, 10])]).toEqual([0, 0, 128, 255, 255, 0]);
  });

  it('are one grey where there is no range', () => {
    expect([...greys([3, 3], [3, 3])]).toEqual([128, 128]);
  });

  it('take a range that includes 0', () => {
    expect(rangeOf([3, 7], [5])).toEqual([0, 7]);
    expect(rangeOf([-2, -1])).toEqual([-2, 0]);
    expect(rangeOf([])).toEqual([0, 0]);
  });
});

describe('a plane drawn without script', () => {
  it('joins equal neighbours of a row and covers every pixel once', () => {
    expect(greyPaths([0, 0, 255, 255, 255, 0], 3)).toEqual([
      { grey: 0, path: 'M0 0h2v1h-2zM2 1h1v1h-1z' },
      { grey: 255, path: 'M2 0h1v1h-1zM0 1h2v1h-2z' },
    ]);
  });
});
