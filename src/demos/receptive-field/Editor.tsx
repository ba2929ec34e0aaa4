/** The chosen layer's settings, and layers to add or take away. */
import { Slider } from '../../figure/Slider.tsx';
import { fill, type Words } from '../../figure/words.ts';
import { type FieldState, limits, mostLayers, type Setting } from './model.ts';
import type { Layer } from './networks.ts';

interface Props {
  readonly id: string;
  readonly words: Words;
  readonly state: FieldState;
  readonly onSetting: (setting: Setting, value: number) => void;
  readonly onAdd: (kind: Layer['kind']) => void;
  readonly onRemove: () => void;
}

const settings: readonly (readonly [Setting, string])[] = [
  ['kernel', 'k'],
  ['stride', 's'],
  ['dilation', 'd'],
  ['padding', 'p'],
];

export function Editor({ id, words, state, onSetting, onAdd, onRemove }: Props) {
  const { layers, selected } = state;
  const layer = layers[selected];
  const full = layers.length >= mostLayers;
  return (
    <fieldset class="ctls ctls--wide">
      <legend>{fill(words['editing'] ?? '', { n: selected + 1 })}</legend>
      {settings.map(([setting, symbol]) => (
        <Slider
          key={setting}
          id={`${id}-${setting}`}
          part="w"
          label={words[setting] ?? ''}
          symbol={symbol}
          limits={limits[setting]}
          value={layer?.[setting] ?? 1}
          onValue={(value) => onSetting(setting, value)}
        />
      ))}
      <div class="choices">
        <button type="button" disabled={full} onClick={() => onAdd('conv')}>
          {words['addConv']}
        </button>
        <button type="button" disabled={full} onClick={() => onAdd('pool')}>
          {words['addPool']}
        </button>
        <button type="button" disabled={layers.length <= 1} onClick={onRemove}>
          {words['remove']}
        </button>
      </div>
    </fieldset>
  );
}
