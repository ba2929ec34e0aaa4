import { describe, expect, it } from 'vitest';
import { largestOf, pictureTensor, side } from '../../figure/digits.ts';
import type { GreyPicture } from '../../figure/readPicture.ts';
import { fitDigit } from './fitDigit.ts';
import { pixelsOf } from './model.ts';
import { logitsOf, mapsOf } from './network/forward.ts';
import { trained } from './network/trained.ts';

/** A picture whose points are as bright as `at` says. */
const picture = (width: number, height: number, at: (x: number, y: number) => number): GreyPicture => ({
  width,
  height,
  grey: Float32Array.from({ length: width * height }, (_, index) => at(index % width, Math.floor(index / width))),
});

/** How much ink is at this place where a sample is drawn `scale` times as large from (left, top) on. */
function inkOf(digit: number, scale: number, left: number, top: number) {
  const pixels = pixelsOf({ kind: 'sample', digit });
  return (x: number, y: number) => {
    const [column, row] = [Math.floor((x - left) / scale), Math.floor((y - top) / scale)];
    return column >= 0 && column < side && row >= 0 && row < side ? (pixels[row * side + column] ?? 0) / 15 : 0;
  };
}

const named = (pixels: readonly number[] | undefined) => largestOf(logitsOf(mapsOf(pictureTensor(pixels ?? []), trained), trained));
const nameOfSample = (digit: number) => named(pixelsOf({ kind: 'sample', digit }));
const all = Array.from({ length: 10 }, (_, digit) => digit);

/** First and last line with ink, and the centre of mass, on one axis. */
function massOf(pixels: readonly number[], axis: 'row' | 'column') {
  const lines = Array.from({ length: side }, (_, line) =>
    Array.from({ length: side }, (__, at) => pixels[axis === 'row' ? line * side + at : at * side + line] ?? 0).reduce((a, b) => a + b),
  );
  const mass = lines.reduce((a, b) => a + b);
  return {
    first: lines.findIndex((line) => line > 0),
    last: lines.findLastIndex((line) => line > 0),
    centre: lines.reduce((sum, line, at) => sum + line * at, 0) / mass,
  };
}

describe('a picture of a digit is named like the digit', () => {
  it('dark on light, five times as large, in a corner', () => {
    for (const digit of all) {
      const ink = inkOf(digit, 5, -5, 12);
      expect(named(fitDigit(picture(260, 170, (x, y) => 1 - ink(x, y))))).toBe(nameOfSample(digit));
    }
  });

  it('light on dark', () => {
    for (const digit of all) expect(named(fitDigit(picture(112, 112, inkOf(digit, 4, 0, 0))))).toBe(nameOfSample(digit));
  });

  // The network itself can hardly tell the sample of 4 from a 9: any change of its shades decides.
  it('on paper that is darker on one side', () => {
    for (const digit of all.filter((each) => each !== 4)) {
      const ink = inkOf(digit, 6, 60, 30);
      expect(named(fitDigit(picture(300, 240, (x, y) => (0.8 - x / 1500) * (1 - 0.75 * ink(x, y)))))).toBe(nameOfSample(digit));
    }
  });
});

describe('the form of the picture', () => {
  it('is that of the data: what is in it already comes back', () => {
    for (const digit of all) {
      const pixels = pixelsOf({ kind: 'sample', digit });
      for (const [at, level] of (fitDigit(picture(112, 112, inkOf(digit, 4, 0, 0))) ?? []).entries())
        expect(Math.abs(level - (pixels[at] ?? 0))).toBeLessThanOrEqual(1);
    }
  });

  it('is the same wherever the ink was and whichever way it was light', () => {
    const middle = fitDigit(picture(200, 200, inkOf(3, 4, 44, 44)));
    expect(fitDigit(picture(200, 200, inkOf(3, 4, 1, 80)))).toEqual(middle);
    // In 32 bits 1 − ink is not exactly as far from 1 as ink is from 0.
    const inverted = fitDigit(picture(200, 200, (x, y) => 1 - inkOf(3, 4, 44, 44)(x, y))) ?? [];
    for (const [at, level] of inverted.entries()) expect(Math.abs(level - (middle?.[at] ?? 0))).toBeLessThanOrEqual(1);
  });

  it('is 20 pixels along the longer side, its mass centred on pixel 14 but for half a pixel', () => {
    for (const [width, height] of [
      [120, 30],
      [30, 120],
    ] as const) {
      const bar = fitDigit(picture(400, 300, (x, y) => Number(x >= 200 && x < 200 + width && y >= 10 && y < 10 + height))) ?? [];
      const [rows, columns] = [massOf(bar, 'row'), massOf(bar, 'column')];
      const long = width > height ? columns : rows;
      expect(long.last - long.first + 1).toBeGreaterThanOrEqual(20);
      expect(long.last - long.first + 1).toBeLessThanOrEqual(21);
      for (const { centre } of [rows, columns]) expect(Math.abs(centre - 14)).toBeLessThanOrEqual(0.5);
    }
  });

  it('keeps a lopsided digit whole within the 28 pixels', () => {
    // A thin tail above a heavy block: the centre of mass is far below the middle of the box.
    const tail =
      fitDigit(picture(60, 200, (x, y) => Number((x >= 29 && x < 32 && y >= 5 && y < 190) || (x > 5 && x < 55 && y > 170 && y < 190)))) ??
      [];
    const rows = massOf(tail, 'row');
    expect(rows.last - rows.first + 1).toBeGreaterThanOrEqual(20);
  });

  it('comes from a few points as well, at full brightness', () => {
    const tiny = fitDigit(picture(3, 7, (x, y) => (x === 1 && y > 0 && y < 6 ? 0.4 : 0.9))) ?? [];
    expect(Math.max(...tiny)).toBe(15);
    const rows = massOf(tiny, 'row');
    expect(rows.last - rows.first + 1).toBeGreaterThanOrEqual(20);
    expect(fitDigit(picture(1, 1, () => 0.5))).toBeUndefined();
  });

  it('is none where nothing stands out', () => {
    for (const ground of [0, 0.5, 1]) expect(fitDigit(picture(40, 30, () => ground))).toBeUndefined();
    expect(fitDigit(picture(40, 30, (x, y) => 0.8 + 0.05 * ((x + y) % 2)))).toBeUndefined();
  });
});
