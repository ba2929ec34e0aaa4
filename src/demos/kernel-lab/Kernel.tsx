/** The kernel w: its cells and their divisor, kernels to begin from, and how it slides. */
import { useState } from 'preact/hooks';
import { Choices } from '../../figure/Choices.tsx';
import { EditablePlane } from '../../figure/EditablePlane.tsx';
import { NumberField } from '../../figure/NumberField.tsx';
import { Part } from '../../figure/Part.tsx';
import { placeIn } from '../../figure/places.ts';
import { Slider } from '../../figure/Slider.tsx';
import { fill, type Words } from '../../figure/words.ts';
import { kernelPresets } from './kernels.ts';
import { change, type LabState, limits, type Setting, withCell, withPreset } from './model.ts';
import type { Tap } from './reading.ts';

interface Props {
  readonly id: string;
  readonly words: Words;
  readonly state: LabState;
  readonly taps: readonly Tap[];
  readonly onState: (state: LabState, kind: string) => void;
  readonly onRefused: (sentence: string) => void;
}

const slides: readonly (readonly [setting: Setting, symbol: string])[] = [
  ['kernel', 'k'],
  ['stride', 's'],
  ['padding', 'p'],
  ['dilation', 'd'],
];

export function Kernel({ id, words, state, taps, onState, onRefused }: Props) {
  const { kernel, w, divisor, dilation } = state;
  const [asked, setActive] = useState(0);
  const active = Math.min(asked, w.length - 1);
  const say = (key: string, values: Readonly<Record<string, string | number>> = {}) => fill(words[key] ?? '', values);
  const cells = w.map((value, index) => ({
    value,
    label: say('cell', { ...placeIn(index, kernel), value, times: taps[index]?.value ?? 0 }),
    state: 'is-read',
  }));
  const edit = (index: number, value: number) => onState(withCell(state, index, value), `w${index}`);
  return (
    <Part part="w" name={say('kernel')} side={kernel} columns={4}>
      <EditablePlane
        id={id}
        words={words}
        part="w"
        label={say('kernelLabel', { rows: kernel, columns: kernel, divisor })}
        side={kernel}
        sized="kernel"
        cells={cells}
        spacing={dilation}
        active={active}
        onActive={setActive}
        onCell={edit}
        onRefused={onRefused}
      >
        <div class="edit edit--w">
          <label for={`${id}-v`}>{say('divisor')}</label>
          <NumberField
            id={`${id}-v`}
            label={say('divisor')}
            labelled
            value={divisor}
            limits={limits.divisor}
            words={words}
            onValue={(value) => onState(change(state, 'divisor', value), 'divisor')}
            onRefused={onRefused}
          />
        </div>
        {slides.map(([setting, symbol]) => (
          <Slider
            key={setting}
            id={`${id}-${symbol}`}
            part="w"
            label={say(setting === 'kernel' ? 'kernelSize' : setting)}
            symbol={symbol}
            limits={limits[setting]}
            value={state[setting]}
            onValue={(value) => onState(change(state, setting, value), setting)}
          />
        ))}
      </EditablePlane>
      <Choices
        legend={say('presets')}
        names={kernelPresets.map(({ name }) => name)}
        labelOf={(name) => say(`preset_${name}`)}
        chosen={kernelPresets.find((preset) => kernel === 3 && preset.divisor === divisor && preset.w.join() === w.join())?.name}
        onChoose={(name) => {
          const preset = kernelPresets.find((candidate) => candidate.name === name);
          if (preset !== undefined) onState(withPreset(state, preset), 'preset');
        }}
      />
    </Part>
  );
}
