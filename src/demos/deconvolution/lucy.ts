/**
 * Richardson–Lucy spread over time: a hundred steps would hold up a slow machine too long, so they are taken in slices, and
 * whoever asked can stop between two of them. The counts of light can't be negative, so noise below 0 is cut off for this
 * method alone.
 */
import { inSlices, type Slicing } from '../../figure/inSlices.ts';
import { type RichardsonLucyInputs, richardsonLucyEstimates, richardsonLucyStep } from '../../nn/ops/richardsonLucy.ts';
import { tensor } from '../../nn/tensor.ts';
import { cropped, defaults, lastIteration, middleOffset, type Observation, observe, psnr } from './model.ts';

/** After each step from the first: the picture, and its peak signal-to-noise ratio. */
export interface Trace {
  readonly pictures: readonly ArrayLike<number>[];
  readonly ratings: readonly number[];
}

/** What the page is built with: every rating, but the one picture that is shown. */
export interface FirstTrace {
  readonly ratings: readonly number[];
  readonly picture: readonly number[];
}

const inputsOf = ({ seen, psf }: Observation): RichardsonLucyInputs<Float64Array> => ({
  image: tensor(
    seen.shape,
    seen.data.map((value) => Math.max(0, value)),
  ),
  psf,
});

/** Yields after every step what is known by then. The arrays grow: copy them to keep them. */
function* steps(observation: Observation): Generator<Trace, void> {
  const inputs = inputsOf(observation);
  const pictures: Float64Array[] = [];
  const ratings: number[] = [];
  let estimate = richardsonLucyEstimates(inputs, 0)[0];
  while (ratings.length < lastIteration) {
    estimate = richardsonLucyStep(inputs, estimate);
    const picture = cropped(estimate.data, middleOffset);
    pictures.push(picture);
    ratings.push(psnr(observation.truth, picture));
    yield { pictures, ratings };
  }
}

/** All steps at once: for the build and for tests. */
export const traced = (observation: Observation): Trace => [...steps(observation)].at(-1) ?? { pictures: [], ratings: [] };

/** Rounded so far that the page stays light and nothing that is shown changes. */
export function firstTrace(): FirstTrace {
  const { pictures, ratings } = traced(observe(defaults));
  return {
    ratings: ratings.map((rating) => Number(rating.toFixed(3))),
    picture: Array.from(pictures[defaults.iterations - 1] ?? [], (value) => Number(value.toFixed(3))),
  };
}

/** Milliseconds of one slice: short enough for a picture every 16. */
const slice = 8;

/** Takes the steps slice by slice and tells after each slice what is known. Returns what stops it. */
export const traceInSlices = (observation: Observation, tell: (trace: Trace) => void, clock: Omit<Slicing, 'slice'> = {}): (() => void) =>
  inSlices(
    steps(observation),
    (traces) => {
      const known = traces.at(-1);
      if (known !== undefined) tell({ pictures: [...known.pictures], ratings: [...known.ratings] });
    },
    { slice, ...clock },
  );

/** The step with the highest rating, from 1; 0 for none. */
export const bestStep = (ratings: readonly number[]): number => (ratings.length === 0 ? 0 : ratings.indexOf(Math.max(...ratings)) + 1);
