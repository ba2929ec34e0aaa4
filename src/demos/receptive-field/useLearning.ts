/** The training of a stack while it runs: in slices, so that the page stays at hand, and no further than it is looked at. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { inSlices } from '../../figure/inSlices.ts';
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
    let told = 0;
    /** What makes the course so far, not yet shown. */
    let latest: (() => Course) | undefined;
    return inSlices(
      running.current.steps,
      (courses, finished) => {
        latest = courses.at(-1) ?? latest;
        const now = performance.now();
        if (latest === undefined || (!finished && now - told <= pause)) return;
        setKept({ layers, course: latest() });
        latest = undefined;
        told = now;
      },
      { slice },
    );
  }, [layers, extent, visible]);
  return kept?.layers === layers ? kept.course : undefined;
}
