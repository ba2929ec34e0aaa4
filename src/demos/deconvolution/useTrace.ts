/** The steps of Richardson–Lucy for the observation on show: what the page was built with, until the reader's machine has them. */
import { useEffect, useState } from 'preact/hooks';
import { type Trace, traceInSlices } from './lucy.ts';
import { lastIteration, type Observation } from './model.ts';

const nothing: Trace = { pictures: [], ratings: [] };

/** `observation` must be the same object for the same state. A change stops what is under way; so does leaving the screen. */
export function useTrace(observation: Observation, visible: boolean): Trace {
  const [kept, setKept] = useState<{ readonly of: Observation; readonly trace: Trace }>();
  const trace = kept?.of === observation ? kept.trace : nothing;
  const complete = trace.ratings.length === lastIteration;
  useEffect(() => {
    if (!visible || complete) return;
    return traceInSlices(observation, (known) => setKept({ of: observation, trace: known }));
    // Not on every slice: those are its own.
  }, [observation, visible]);
  return trace;
}
