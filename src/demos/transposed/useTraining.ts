/** The moments of a training, computed in slices while the figure is in view; a new seed or leaving the page stops them. */
import { useEffect, useState } from 'preact/hooks';
import { inSlices } from '../../figure/inSlices.ts';
import { lastStep, type Moments, training } from './decoder.ts';

/** Milliseconds of one slice. */
const slice = 6;
/** Steps after which the figure is told: every telling draws it again. */
const toldEvery = 20;

/** From step 0 on, as far as they are known; the same list for the same step and seed. */
export function useTraining(seed: number, visible: boolean): readonly Moments[] {
  const [kept, setKept] = useState<{ readonly seed: number; readonly moments: readonly Moments[] }>();
  const moments = kept?.seed === seed ? kept.moments : none;
  const complete = moments.length > lastStep;

  useEffect(() => {
    if (!visible || complete) return;
    const known: Moments[] = [];
    let told = 0;
    return inSlices(
      training(seed),
      (values, finished) => {
        known.push(...values);
        if (!finished && (known.length === 0 || (told > 0 && known.length < told + toldEvery))) return;
        told = known.length;
        const moments = [...known];
        // Begun again after a pause, the list is not shortened to what it was at first.
        setKept((before) => (before?.seed === seed && before.moments.length >= moments.length ? before : { seed, moments }));
      },
      // Somebody who looks for a start draws several in a row.
      { slice, delay: 200, rest: 4 },
    );
  }, [seed, visible]);

  return moments;
}

const none: readonly Moments[] = [];
