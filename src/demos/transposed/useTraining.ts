/** The moments of a training, computed in slices while the figure is in view; a new seed or leaving the page stops them. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import { lastStep, type Moments, training, untrained } from './decoder.ts';

/** Milliseconds of one slice; a single moment may take a little longer. */
const slice = 8;

/** At least the moment before the first step, which is computed at once and so stands in the page as it is built. */
export function useTraining(seed: number, visible: boolean): readonly Moments[] {
  const first = useMemo(() => [untrained(seed)], [seed]);
  const [kept, setKept] = useState<{ readonly seed: number; readonly moments: readonly Moments[] }>();
  const moments = kept?.seed === seed ? kept.moments : first;
  const complete = moments.length > lastStep;

  useEffect(() => {
    if (!visible || complete) return;
    const steps = training(seed);
    const known: Moments[] = [];
    let timer = 0;
    const work = () => {
      const start = performance.now();
      let { done, value } = steps.next();
      while (value !== undefined) {
        known.push(value);
        if (performance.now() - start > slice) break;
        ({ done, value } = steps.next());
      }
      // Told rarely: every telling draws the figure again.
      if (done === true || known.length % 20 === 0) setKept({ seed, moments: [...known] });
      if (done !== true) timer = window.setTimeout(work, 4);
    };
    // Somebody who looks for a start draws several in a row.
    timer = window.setTimeout(work, 200);
    return () => clearTimeout(timer);
  }, [seed, visible]);

  return moments;
}

/** Losses and shares after the last step of a seed: for the page as it is built. */
export interface LastStep {
  readonly seed: number;
  readonly loss: Readonly<Record<string, number>>;
  readonly share: Readonly<Record<string, number>>;
}
