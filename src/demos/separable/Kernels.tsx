/** K to draw into, and beside it what the kept terms make of it. */
import { useState } from 'preact/hooks';
import { Choices } from '../../figure/Choices.tsx';
import { EditablePlane } from '../../figure/EditablePlane.tsx';
import { Grid } from '../../figure/Grid.tsx';
import { Part } from '../../figure/Part.tsx';
import { placeIn } from '../../figure/places.ts';
import { Slider } from '../../figure/Slider.tsx';
import { fill, type Words } from '../../figure/words.ts';
import { type KernelName, kernelNamed, kernelNames, kernels } from './kernels.ts';
import { limits, type SeparableState } from './model.ts';
import { rankOf, termsOf } from './reading.ts';

interface Props {
  readonly id: string;
  readonly words: Words;
  readonly state: SeparableState;
  /** How many terms are kept, in words. */
  readonly counted: string;
  /** The cells of the sum of the kept terms. */
  readonly approximation: readonly number[];
  readonly onCell: (index: number, value: number) => void;
  readonly onSide: (side: number) => void;
  readonly onKernel: (name: KernelName) => void;
  readonly onTerms: (terms: number) => void;
  readonly onRefused: (sentence: string) => void;
}

/** A button says the rank of its kernel: computed, once. */
const ranks = new Map(kernelNames.map((name) => [name, rankOf(termsOf({ kernel: Math.sqrt(kernels[name].length), w: kernels[name] }))]));

export function Kernels({ id, words, state, counted, approximation, onCell, onSide, onKernel, onTerms, onRefused }: Props) {
  const { kernel, w, terms } = state;
  const [activeOfK, setActiveOfK] = useState(0);
  const [activeOfL, setActiveOfL] = useState(0);
  const say = (key: string, values: Readonly<Record<string, string | number>>) => fill(words[key] ?? '', values);
  const active = Math.min(activeOfK, w.length - 1);
  const cells = (values: readonly number[], state: string) =>
    values.map((value, index) => ({ value, state, label: say('cell', { ...placeIn(index, kernel), value }) }));
  return (
    <>
      <Part part="w" letter="K" name={words['kernel'] ?? ''} side={kernel} columns={Math.max(5, kernel)}>
        <EditablePlane
          id={id}
          words={words}
          part="w"
          letter="K"
          label={say('kernelLabel', { side: kernel })}
          side={kernel}
          cells={cells(w, 'is-read')}
          active={active}
          onActive={setActiveOfK}
          onCell={onCell}
          onRefused={onRefused}
        >
          <Slider id={`${id}-k`} part="w" label={words['size'] ?? ''} symbol="k" limits={limits.kernel} value={kernel} onValue={onSide} />
          <Choices
            legend={words['presets'] ?? ''}
            names={kernelNames}
            labelOf={(name) => say('preset', { name: words[name] ?? '', rank: ranks.get(name) ?? 0 })}
            chosen={kernelNamed(w)}
            onChoose={onKernel}
          />
        </EditablePlane>
      </Part>
      <Part part="w" letter="L" name={say('approximation', { terms: counted })} side={kernel} columns={Math.max(5, kernel)}>
        <div class="plane">
          <Grid
            id={`${id}-L`}
            part="w"
            label={say('approximationLabel', { terms: counted, side: kernel })}
            rows={kernel}
            columns={kernel}
            cells={cells(
              approximation.map((value) => Math.round(value * 10) / 10 + 0),
              '',
            )}
            active={Math.min(activeOfL, w.length - 1)}
            onActive={setActiveOfL}
          />
        </div>
        <div class="ctls">
          <Slider id={`${id}-r`} part="w" label={words['kept'] ?? ''} symbol="r" limits={[1, kernel]} value={terms} onValue={onTerms} />
        </div>
      </Part>
    </>
  );
}
