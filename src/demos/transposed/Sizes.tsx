/** The size of the output as a formula, and the solver: which output padding leads back to the size a convolution started from. */
import { NumberField } from '../../figure/NumberField.tsx';
import { Rich } from '../../figure/Rich.tsx';
import { fill } from '../../figure/words.ts';
import { leastTarget, limits, solve, type TransposedState } from './model.ts';
import type { Shown } from './shown.ts';

interface Props extends Pick<Shown, 'id' | 'words' | 'state' | 'side'> {
  readonly onTarget: (target: number) => void;
  readonly onUse: (outputPadding: number) => void;
  readonly onRefused: (sentence: string) => void;
}

/** (small − 1)·s − 2·p + k + p_out = side, every number shown. */
function Up({ small, side, outputPadding, state }: { small: number; side: number; outputPadding: number; state: TransposedState }) {
  const { kernel, stride, padding } = state;
  return (
    <p class="stack__sum">
      <i class="tone-y">o′</i> = (<span class="tone-x">{small}</span> − 1)·<span class="tone-w">{stride}</span> − 2·{padding} +{' '}
      <span class="tone-w">{kernel}</span> + {outputPadding} = <output class="tone-y">{side}</output>
    </p>
  );
}

export function Sizes({ id, words, state, side, onTarget, onUse, onRefused }: Props) {
  const { input, kernel, stride, padding, outputPadding, target } = state;
  const { small, outputPadding: needed, back, first, last } = solve(state);
  const padded = (
    <>
      ({target} + 2·{padding} − <span class="tone-w">{kernel}</span>)
    </>
  );
  return (
    <div class="fig__stack">
      <p class="fig__stack-h">{words['sizes']}</p>
      <Up small={input} side={side} outputPadding={outputPadding} state={state} />
      <div class="ctls">
        <label for={`${id}-t`}>{words['target']}</label>
        <NumberField
          id={`${id}-t`}
          label={words['target'] ?? ''}
          labelled
          value={target}
          limits={[leastTarget(state), limits.target[1]]}
          words={words}
          onValue={onTarget}
          onRefused={onRefused}
        />
        <button type="button" disabled={needed === outputPadding} onClick={() => onUse(needed)}>
          {fill(words['use'] ?? '', { n: needed })}
        </button>
      </div>
      <p class="stack__sum">
        <i class="tone-x">i′</i> = ⌊{padded} / <span class="tone-w">{stride}</span>⌋ + 1 = <span class="tone-x">{small}</span>
      </p>
      <p class="stack__sum">
        <i>p</i>
        <sub>out</sub> = {padded} mod <span class="tone-w">{stride}</span> = <output>{needed}</output>
      </p>
      <Up small={small} side={back} outputPadding={needed} state={state} />
      <p class="stack__say">
        <Rich text={fill(words[first === last ? 'sizeOne' : 'sizeMany'] ?? '', { first, last, small, needed, target })} />
      </p>
    </div>
  );
}
