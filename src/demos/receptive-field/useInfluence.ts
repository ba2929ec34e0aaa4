/** The plane of influence of a stack: at once where that is quick, otherwise in slices, so that the page stays at hand. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import { inSlices } from '../../figure/inSlices.ts';
import { influence, mostPlaneCells, type Plane, planeWork } from './influence.ts';
import { lastField, type Weights } from './model.ts';
import type { Layer } from './networks.ts';

/** Products that take a few milliseconds: done while rendering, and so also when the page is built. */
const quick = 1e5;
/** Milliseconds of one slice. */
const slice = 10;

/** undefined: too large for a plane, or not computed yet. */
export function useInfluence(layers: readonly Layer[], weights: Weights, visible: boolean): Plane | undefined {
  const [kept, setKept] = useState<{ readonly layers: readonly Layer[]; readonly weights: Weights; readonly plane: Plane }>();
  const tooLarge = lastField(layers).size ** 2 > mostPlaneCells;
  const immediate = useMemo(
    () => (!tooLarge && weights === 'equal' && planeWork(layers) <= quick ? lastOf(influence(layers, weights)) : undefined),
    [layers, weights, tooLarge],
  );
  const done = immediate !== undefined || tooLarge;

  useEffect(() => {
    if (done || !visible) return;
    let telling = 0;
    const stop = inSlices(
      influence(layers, weights),
      (planes) => {
        const plane = planes.at(-1);
        if (plane === undefined) return;
        // A large plane takes as long to draw as a slice to compute: it is drawn in a turn of its own.
        clearTimeout(telling);
        telling = window.setTimeout(() => setKept({ layers, weights, plane }));
      },
      // A slider that is dragged leaves results behind that nobody looks at.
      { slice, delay: 120 },
    );
    return () => {
      stop();
      clearTimeout(telling);
    };
  }, [layers, weights, done, visible]);

  if (immediate !== undefined) return immediate;
  return kept?.layers === layers && kept.weights === weights ? kept.plane : undefined;
}

function lastOf(planes: Iterable<Plane | undefined>): Plane | undefined {
  let last: Plane | undefined;
  for (const plane of planes) last = plane ?? last;
  return last;
}
