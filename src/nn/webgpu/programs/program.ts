/**
 * An operator on the GPU: what to dispatch for its value and for its gradients. Shapes are checked and results allocated
 * before it is asked; it only records.
 */
import type { Mapped, OptionsArgument } from '../../operator.ts';
import type { InputsOf, OperatorName, OptionsOf, OutputsOf } from '../../ops/index.ts';
import type { GpuTensor, Job } from '../job.ts';

export type GpuInputs<Name extends OperatorName> = Mapped<InputsOf<Name>, GpuTensor>;
/** Options as the caller gave them: absent where all of them have defaults. */
export type GpuOptions<Name extends OperatorName> = OptionsArgument<OptionsOf<Name>>[0];

export interface Program<Name extends OperatorName> {
  run(job: Job, inputs: GpuInputs<Name>, options: GpuOptions<Name>, out: Mapped<OutputsOf<Name>, GpuTensor>): void;
  /** Writes d loss / d input into `out` for every input that was given. */
  gradients(
    job: Job,
    inputs: GpuInputs<Name>,
    gradient: Mapped<OutputsOf<Name>, GpuTensor>,
    options: GpuOptions<Name>,
    out: GpuInputs<Name>,
  ): void;
}
