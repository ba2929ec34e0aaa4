/** What a seed begins with and ends in, for the page as it is built; the reader's machine computes it all again. */
import { named } from '../../figure/named.ts';
import { type HeadName, headNames, type Moments, trained } from './decoder.ts';

export interface Measures {
  readonly loss: Readonly<Record<HeadName, number>>;
  readonly share: Readonly<Record<HeadName, number>>;
}
export interface FirstFit {
  readonly seed: number;
  readonly start: Measures;
  readonly end: Measures;
}

export const measuresOf = (moments: Moments): Measures => ({ loss: each(moments, 'loss'), share: each(moments, 'share') });

const known = new Map<number, FirstFit>();

export function firstFitOf(seed: number): FirstFit {
  const before = known.get(seed);
  if (before !== undefined) return before;
  const moments = trained(seed);
  const [start, end] = [moments[0], moments.at(-1)];
  if (start === undefined || end === undefined) throw new Error('a training has a first and a last moment');
  const found = { seed, start: measuresOf(start), end: measuresOf(end) };
  known.set(seed, found);
  return found;
}

/** Six digits are more than a page shows. */
const each = (moments: Moments, of: 'loss' | 'share'): Readonly<Record<HeadName, number>> =>
  named(headNames, (name) => Number(moments[name][of].toPrecision(6)));
