/** The foot line: shapes, parameters and multiply–adds in words of the figure, then who computed it and how fast. */
import type { ComponentChildren } from 'preact';
import type { BackendName } from './backends.ts';
import { Computed, type Timings } from './Computed.tsx';
import type { Words } from './words.ts';

interface Props {
  readonly id: string;
  readonly words: Words;
  readonly shapes: ComponentChildren;
  readonly parameters: ComponentChildren;
  readonly macs: ComponentChildren;
  readonly chosen: BackendName;
  readonly runs: Timings;
  readonly onChoose: (backend: BackendName) => void;
}

export function Foot({ id, words, shapes, parameters, macs, chosen, runs, onChoose }: Props) {
  const facts = { shapes, parameters, macs };
  return (
    <div class="fig__foot">
      <dl>
        {Object.entries(facts).map(([key, fact]) => (
          <div key={key}>
            <dt>{words[key]}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
        <Computed id={id} words={words} chosen={chosen} runs={runs} onChoose={onChoose} />
      </dl>
    </div>
  );
}
