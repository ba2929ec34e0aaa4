/**
 * The last lines of a figure's foot: which backend computed the numbers above (the reader can switch), how long it took, how
 * far the other backend's result is, and one sentence on how that was measured or why there is only one backend.
 */
import type { BackendName } from './backends.ts';
import type { Run } from './runs.ts';
import type { Runs } from './useRuns.ts';
import { difference, fill, milliseconds, type Words } from './words.ts';

/** What the foot says of the runs: their times, not their results. */
export type Timings = Pick<Runs, 'missing' | 'gap'> & {
  readonly [Name in BackendName]: Pick<Run, 'milliseconds' | 'rounds'> | undefined;
};

interface Props {
  readonly id: string;
  readonly words: Words;
  readonly chosen: BackendName;
  readonly runs: Timings;
  readonly onChoose: (backend: BackendName) => void;
}

const names: readonly (readonly [BackendName, string])[] = [
  ['cpu', 'CPU'],
  ['webgpu', 'WebGPU'],
];

export function Computed({ id, words, chosen, runs, onChoose }: Props) {
  const shown: BackendName = runs.missing === undefined ? chosen : 'cpu';
  const run = runs[shown];
  return (
    <>
      <div class="fig__by">
        <dt>{words['computedBy']}</dt>
        <dd>
          <fieldset aria-describedby={`${id}-how`}>
            <legend class="vh">{words['computedBy']}</legend>
            {names.map(([name, label]) => (
              <label key={name}>
                <input type="radio" name={`${id}-backend`} value={name} checked={shown === name} onChange={() => onChoose(name)} /> {label}
              </label>
            ))}
          </fieldset>
        </dd>
      </div>
      <div class="fig__time">
        <dt>{words['time']}</dt>
        <dd>{run === undefined ? words['unmeasured'] : milliseconds(run.milliseconds)}</dd>
      </div>
      <div class="fig__gap">
        <dt>{words['gap']}</dt>
        <dd>{runs.gap !== undefined ? difference(runs.gap) : runs.missing === undefined ? words['unmeasured'] : words['one']}</dd>
      </div>
      <div class="fig__how">
        <dt class="vh">{words['how']}</dt>
        <dd id={`${id}-how`} aria-live="polite">
          {sentence(words, shown, runs)}
        </dd>
      </div>
    </>
  );
}

function sentence(words: Words, shown: BackendName, runs: Timings): string {
  if (runs.missing !== undefined) return words[runs.missing] ?? '';
  const run = runs[shown];
  if (run === undefined) return (shown === 'cpu' ? words['atBuild'] : words['waiting']) ?? '';
  return fill((shown === 'cpu' ? words['howCpu'] : words['howGpu']) ?? '', { n: run.rounds });
}
