/** A job's result on the chosen backend. Until the GPU has answered it is the reference's; the foot of the figure says so. */
import { useMemo } from 'preact/hooks';
import type { Tensor } from '../nn/tensor.ts';
import type { BackendName } from './backends.ts';
import type { Job } from './runs.ts';
import { type Runs, useRuns } from './useRuns.ts';

/**
 * `job` must be the same object for the same inputs: memoise it.
 * @param known what the job's reference gives, where the figure has computed it on the way to something else
 */
export function useResult(
  job: Job,
  chosen: BackendName,
  visible: boolean,
  known?: () => Tensor,
): { output: Tensor; reference: Tensor; runs: Runs } {
  const reference = useMemo(() => known?.() ?? job.reference(), [job]);
  const runs = useRuns(job, chosen, visible);
  return { output: (chosen === 'webgpu' ? runs.webgpu?.output : undefined) ?? reference, reference, runs };
}
