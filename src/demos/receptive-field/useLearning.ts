/** The training of a stack while it runs: in slices, so that the page stays at hand, and no further than it is looked at. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { type Course, type Extent, learning } from './learning.ts';
import type { Layer } from './networks.ts';

/** Milliseconds of one slice, and between two pictures of what is learnt. */
const slice = 10;
const pause = 200;

/** `extent` is undefined where nothing is to be trained. Another stack stops it; out of view it rests. */
export function useLearning(layers: readonly Layer[], extent: Extent | undefined, visible: boolean): Course | undefined {
  const [kept, setKept] = useState<{ readonly layers: readonly Layer[]; readonly course: Course }>();
  const running = useRef<{ readonly layers: readonly Layer[]; readonly steps: ReturnType<typeof learning> }>();
  useEffect(() => {
    if (extent === undefined || !visible) return;
    if (running.current?.layers !== layers) running.current = { layers, steps: learning(layers, extent) };
    const { steps } = running.current;
    let timer = 0;
    let told = 0;
    /** What makes the course so far, not yet shown. */
    let latest: (() => Course) | undefined;
    const work = () => {
      const start = performance.now();
      let finished = false;
      while (!finished && performance.now() - start < slice) {
        const { done, value } = steps.next();
        finished = done === true;
        latest = value ?? latest;
      }
      if (latest !== undefined && (finished || start - told > pause)) {
        const known = latest();
        latest = undefined;
        told = start;
        setKept({ layers, course: known });
      }
      if (!finished) timer = window.setTimeout(work, 0);
    };
    timer = window.setTimeout(work, 0);
    return () => clearTimeout(timer);
  }, [layers, extent, visible]);
  return kept?.layers === layers ? kept.course : undefined;
}
