/** What `npm run bench` measures: backends in this process and in a headless Chromium. */
import { openBrowserPage } from '../conformance/browser.ts';
import { Unavailable } from '../conformance/targets.ts';
import { cpuContestants, referenceContestants } from './contestants.ts';
import { measure } from './measure.ts';
import type { Outcome } from './page.ts';

export const backendNames = ['reference', 'cpu', 'webgpu'] as const;
export type BackendName = (typeof backendNames)[number];

export interface Target {
  readonly backend: BackendName;
  readonly place: 'Node' | 'Chromium';
  /** What one run is. */
  readonly timed: string;
  measure(seconds: number): Promise<Outcome>;
}

const node = `Node ${process.versions.node}`;
const engineTimed = 'the engine in the calling thread, from tensors in its memory to a tensor there; no Worker between';

export const targets: readonly Target[] = [
  {
    backend: 'reference',
    place: 'Node',
    timed: "the operators' plain loops, each run with a new array for its result",
    measure: async (seconds) => ({ on: node, measurements: await measure(referenceContestants(), seconds) }),
  },
  {
    backend: 'cpu',
    place: 'Node',
    timed: engineTimed,
    measure: async (seconds) => ({ on: node, measurements: await measure(cpuContestants(), seconds) }),
  },
  { backend: 'cpu', place: 'Chromium', timed: engineTimed, measure: (seconds) => inPage('measureCpu', seconds) },
  {
    backend: 'webgpu',
    place: 'Chromium',
    timed: 'forward calls on tensors that stay on the GPU, queued, up to onSubmittedWorkDone; nothing is uploaded or downloaded',
    measure: (seconds) => inPage('measureWebGpu', seconds),
  },
];

async function inPage(name: string, seconds: number): Promise<Outcome> {
  try {
    const page = await openBrowserPage();
    try {
      return await page.call('src/nn/bench/page.ts', name, seconds);
    } finally {
      await page.close();
    }
  } catch (error) {
    if (error instanceof Unavailable) return { missing: error.message };
    throw error;
  }
}
