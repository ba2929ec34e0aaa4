/** The rating of Richardson–Lucy by iteration, its best marked; level lines for the observation and for Wiener. */
import { lastIteration } from './model.ts';

interface Props {
  readonly label: string;
  readonly ratings: readonly number[];
  readonly best: number;
  /** The step that is shown in the picture, from 1. */
  readonly step: number;
  readonly seen: number;
  readonly wiener: number;
}

const width = 320;
const height = 120;

export function Curve({ label, ratings, best, step, seen, wiener }: Props) {
  const [bottom, top] = rangeOf([...ratings, seen]);
  const x = (at: number) => round((width * (at - 1)) / (lastIteration - 1));
  const y = (rating: number) => round((height * (top - Math.min(top, Math.max(bottom, rating)))) / (top - bottom));
  const dot = (at: number) => ({ cx: x(at), cy: y(ratings[at - 1] ?? bottom) });
  return (
    <svg class="curve" role="img" aria-label={label} viewBox={`-6 -6 ${width + 12} ${height + 12}`}>
      <path class="curve__axis" d={`M0 0V${height}H${width}`} />
      <path class="rate__level rate__level--y" d={`M0 ${y(seen)}H${width}`} />
      {wiener > bottom && wiener < top && <path class="rate__level" d={`M0 ${y(wiener)}H${width}`} />}
      <path class="rate__line" d={ratings.map((rating, at) => `${at === 0 ? 'M' : 'L'}${x(at + 1)} ${y(rating)}`).join('')} />
      {best > 0 && <circle class="rate__best" {...dot(best)} r={4} />}
      {ratings.length >= step && <circle class="curve__now" {...dot(step)} r={5} fill-opacity={0} />}
    </svg>
  );
}

const round = (value: number): number => Math.round(10 * value) / 10;

/** Whole decibels around the values. */
const rangeOf = (values: readonly number[]): readonly [number, number] => [
  Math.floor(Math.min(...values)) - 1,
  Math.ceil(Math.max(...values)) + 1,
];
