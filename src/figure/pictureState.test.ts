import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blank, greyOf, painted, pictureFrom, pictureText, pixelsOf } from './pictureState.ts';
import { sceneNames, sceneOf } from './scenes.ts';

const size = { side: 28, channels: 1 } as const;
const colour = { side: 8, channels: 3 } as const;

describe('the scenes', () => {
  it.each(sceneNames)('%s has whole levels from dark to bright, the same at every drawing', (scene) => {
    const pixels = pixelsOf({ kind: 'scene', scene }, size);
    expect(pixels).toHaveLength(784);
    expect(pixels.every((level) => Number.isInteger(level) && level >= 0 && level <= 15)).toBe(true);
    expect(Math.max(...pixels) - Math.min(...pixels)).toBeGreaterThanOrEqual(3);
    expect(sceneOf(scene, 28)).toEqual(sceneOf(scene, 28));
  });

  it('has one that lights a single pixel, in the middle', () => {
    const pixels = pixelsOf({ kind: 'scene', scene: 'dot' }, { side: 7, channels: 1 });
    expect(pixels.flatMap((level, at) => (level === 0 ? [] : [[at, level]]))).toEqual([[24, 15]]);
  });
});

describe('grey', () => {
  it('finds green brighter than red and red brighter than blue, and white as bright as all', () => {
    const [red = 0, green = 0, blue = 0, white = 0] = greyOf(new Float32Array([1, 0, 0, 1, 0, 1, 0, 1, 0, 0, 1, 1]));
    expect(green).toBeGreaterThan(red);
    expect(red).toBeGreaterThan(blue);
    expect(white).toBeCloseTo(1);
  });
});

describe('a picture in the address', () => {
  it('comes back as it was drawn', () => {
    const pixels = fc.array(fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, fc.nat(15)), { minLength: 192, maxLength: 192 });
    fc.assert(
      fc.property(pixels, (levels) => {
        const picture = { kind: 'drawn' as const, pixels: levels };
        expect(pictureFrom(pictureText(picture) ?? '', colour)).toEqual(picture);
      }),
    );
  });

  it('is a name for a scene, and short for a drawing of a few strokes', () => {
    expect(pictureText({ kind: 'scene', scene: 'hills' })).toBe('hills');
    expect(pictureText(painted(blank(size), size, [30, 31, 32], 15))?.length).toBeLessThan(90);
  });

  it('is left out for a picture the reader brought, even after painting on it', () => {
    const own = { kind: 'own' as const, pixels: new Array(784).fill(3) };
    expect(pictureText(own)).toBeUndefined();
    expect(pictureText(painted(own, size, [0], 15))).toBeUndefined();
  });

  it('takes nothing else, whatever it is given', () => {
    for (const text of ['', '-', 'moon', '-0', '-zz', `-${'0'.repeat(785)}`, `-${'0z'.repeat(5000)}`])
      expect(pictureFrom(text, size)).toBeUndefined();
    fc.assert(fc.property(fc.string(), (text) => void pictureFrom(text, size)));
  });
});
