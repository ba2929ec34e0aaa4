import { describe, expect, it } from 'vitest';
import { coloursOf, lineBetween, ringed, scaleFor, strokesOf } from './pixelColours.ts';
import { averaged } from './readPicture.ts';

const half = (value: number) => value / 2;

describe('colours of numbers', () => {
  it('repeat one plane for grey and take three for colour', () => {
    expect([...coloursOf([[0, 2]], half)]).toEqual([0, 0, 0, 255, 255, 255, 255, 255]);
    expect([
      ...coloursOf(
        [
          [0, 2],
          [2, 0],
          [9, -9],
        ],
        half,
      ),
    ]).toEqual([0, 255, 255, 255, 255, 0, 0, 255]);
  });

  it('put 0 in the middle as soon as there is something below it', () => {
    expect(scaleFor([0, 4, 30], 15)).toMatchObject({ dark: 0, bright: 30 });
    expect(scaleFor([0, 4], 15)).toMatchObject({ dark: 0, bright: 15 });
    const scale = scaleFor([-4, 2], 15);
    expect(scale).toMatchObject({ dark: -4, bright: 4 });
    expect(scale.shade(0)).toBe(0.5);
  });

  it('leave room for a padding that is clear, and is not drawn', () => {
    const wide = ringed(coloursOf([[2]], half), 1, 1);
    expect(wide).toHaveLength(36);
    expect(strokesOf(wide, 3)).toEqual([{ colour: '#ffffff', d: 'M1 1h1' }]);
  });

  it('become strokes that never run into the next row', () => {
    expect(strokesOf(coloursOf([[0, 2, 2, 2]], half), 2)).toEqual([
      { colour: '#000000', d: 'M0 0h1' },
      { colour: '#ffffff', d: 'M1 0h1M0 1h2' },
    ]);
  });
});

describe('a brush', () => {
  it('leaves no hole however fast it moves', () => {
    expect(lineBetween({ row: 0, column: 0 }, { row: 1, column: 3 })).toEqual([
      { row: 0, column: 0 },
      { row: 0, column: 1 },
      { row: 1, column: 2 },
      { row: 1, column: 3 },
    ]);
    expect(lineBetween({ row: 2, column: 2 }, { row: 2, column: 2 })).toContainEqual({ row: 2, column: 2 });
  });
});

describe('scaling', () => {
  it('averages the points of a pixel, channel by channel', () => {
    const points = new Uint8ClampedArray([255, 0, 0, 255, 255, 0, 0, 255, 255, 0, 255, 255, 255, 0, 255, 255]);
    expect([...averaged(points, 1, 2)].map((value) => Math.round(value * 1000) / 1000)).toEqual([1, 0, 0.5]);
  });
});
