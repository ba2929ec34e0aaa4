/**
 * Computes a figure's job on both backends: the chosen one at once, the other when the page has nothing better to do, and
 * neither while the figure is off screen. Each result remembers the job it belongs to, so a late one is never shown.
 */
import { useEffect, useState } from 'preact/hooks';
import { type BackendName, dropGpu, gpu, joinGpu, leaveGpu, type Missing } from './backends.ts';
import { inSlices } from './inSlices.ts';
import { type Job, largestDifference, type Run, timeGpu, timingReference } from './runs.ts';

export interface Runs {
  readonly cpu: Run | undefined;
  readonly webgpu: Run | undefined;
  readonly missing: Missing | undefined;
  /** Largest absolute difference, once both have computed this job. */
  readonly gap: number | undefined;
}

type Kept = { readonly job: Job; readonly run: Run } | undefined;

/** While a slider is dragged, results that nobody reads need not be computed. */
const settled = 120;

/** `job` must be the same object for the same inputs: memoise it. */
export function useRuns(job: Job, chosen: BackendName, visible: boolean): Runs {
  const [cpu, setCpu] = useState<Kept>();
  const [webgpu, setWebgpu] = useState<Kept>();
  const [missing, setMissing] = useState<Missing>();

  useEffect(() => {
    joinGpu();
    return leaveGpu;
  }, []);

  useEffect(() => {
    if (!visible) return;
    let stale = false;
    const cancel: (() => void)[] = [];
    const later = (wait: number, work: () => void) => cancel.push(whenIdle(wait, () => !stale && work()));

    const onGpu = async () => {
      const opened = await gpu();
      if (stale) return;
      if ('missing' in opened) return setMissing(opened.missing);
      try {
        const run = await timeGpu(job, opened.backend, () => !stale);
        if (run !== undefined && !stale) {
          setWebgpu({ job, run });
          setMissing(undefined);
        }
      } catch {
        // The device is gone for good or refuses the call: the next attempt opens a new one.
        void dropGpu(opened);
        if (!stale) setMissing(opened.wasLost() ? 'lost' : 'gpuFailed');
      }
    };
    if (cpu?.job !== job) {
      // One batch at a time, so that a finger or key is answered between two.
      const tell = ([run]: readonly Run[]) => run !== undefined && setCpu({ job, run });
      cancel.push(inSlices(timingReference(job), tell, { slice: 0, delay: settled, later: (work, wait) => later(wait, work) }));
    }
    if (webgpu?.job !== job) {
      if (chosen === 'webgpu') void onGpu();
      else later(2 * settled, () => void onGpu());
    }
    return () => {
      stale = true;
      for (const stop of cancel) stop();
    };
  }, [job, chosen, visible]);

  const cpuRun = cpu?.job === job ? cpu.run : undefined;
  const gpuRun = webgpu?.job === job ? webgpu.run : undefined;
  return {
    cpu: cpuRun,
    webgpu: gpuRun,
    missing,
    gap: cpuRun && gpuRun && largestDifference(cpuRun.output, gpuRun.output),
  };
}

/** Calls `work` after `wait` milliseconds and then when idle, at the latest a second later. Returns what cancels it. */
function whenIdle(wait: number, work: () => void): () => void {
  let idle = 0;
  const timer = setTimeout(() => {
    // Safari has no requestIdleCallback.
    if ('requestIdleCallback' in globalThis) idle = requestIdleCallback(work, { timeout: 1000 });
    else work();
  }, wait);
  return () => {
    clearTimeout(timer);
    if (idle !== 0) cancelIdleCallback(idle);
  };
}
