/** How many digits a network names right. */
import { largestOf } from '../figure/digits.ts';
import type { Digit } from './digits.ts';

export const correctOf = (digits: readonly Digit[], logitsOf: (digit: Digit) => ArrayLike<number>): number =>
  digits.filter((digit) => largestOf(logitsOf(digit)) === digit.label).length;

/** A share as a percentage with two digits. */
export const percent = (part: number, whole: number): number => Number(((100 * part) / whole).toFixed(2));
