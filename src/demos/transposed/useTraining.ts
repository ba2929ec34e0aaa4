/** The moments of a training, computed in slices while the figure is in view; a new seed or leaving the page stops them. */
import { useEffect, useState } from 'preact/hooks';
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
    const steps = training(seed);
    const known: Moments[] = [];
    let timer = 0;
    const work = () => {
      const start = performance.now();
      while (performance.now() - start < slice) {
        const { done, value } = steps.next();
        if (value !== undefined) known.push(value);
        if (done === true || (value !== undefined && known.length % toldEvery === 1)) {
          const moments = [...known];
          // Begun again after a pause, the list is not shortened to what it was at first.
          setKept((before) => (before?.seed === seed && before.moments.length >= moments.length ? before : { seed, moments }));
        }
        if (done === true) return;
      }
      timer = window.setTimeout(work, 4);
    };
    // Somebody who looks for a start draws several in a row.
    timer = window.setTimeout(work, 200);
    return () => clearTimeout(timer);
  }, [seed, visible]);

  return moments;
}

const none: readonly Moments[] = [];
