/** The controls under the stack: channels, the groups of all layers at once and of each, and settings worth a look. */
import { Choices } from '../../figure/Choices.tsx';
import { Slider } from '../../figure/Slider.tsx';
import { fill, type Words } from '../../figure/words.ts';
import {
  channelChoices,
  choose,
  type GroupedState,
  groupsPossible,
  mostLayers,
  presetNames,
  presetOf,
  withAllGroups,
  withChannels,
  withGroups,
} from './model.ts';

interface Props {
  readonly id: string;
  readonly words: Words;
  readonly state: GroupedState;
  readonly onChange: (state: GroupedState, kind: string) => void;
}

export function Layers({ id, words, state, onChange }: Props) {
  const { channels, groups } = state;
  const possible = groupsPossible(state);
  const slider = (key: string, label: string, value: number, onValue: (groups: number) => void) => (
    <Slider
      key={key}
      id={`${id}-${key}`}
      part="w"
      label={label}
      symbol="g"
      limits={[0, possible.length - 1]}
      value={Math.max(0, possible.indexOf(value))}
      shown={String(value)}
      onValue={(at) => onValue(possible[at] ?? 1)}
    />
  );
  const [first = 1] = groups;
  return (
    <>
      <Choices
        legend={words['presets'] ?? ''}
        names={presetNames}
        labelOf={(name) => words[`preset_${name}`] ?? ''}
        chosen={presetOf(state)}
        onChoose={(name) => onChange(choose(state, name), 'preset')}
      />
      <div class="ctls ctls--wide">
        <Slider
          id={`${id}-c`}
          part="x"
          label={words['channels'] ?? ''}
          symbol="C"
          limits={[0, channelChoices.length - 1]}
          value={channelChoices.indexOf(channels)}
          shown={String(channels)}
          onValue={(at) => onChange(withChannels(state, channelChoices[at] ?? channels), 'channels')}
        />
        {slider('all', words['allLayers'] ?? '', first, (count) => onChange(withAllGroups(state, count), 'all'))}
        {groups.map((count, layer) =>
          slider(`g${layer}`, fill(words['layer'] ?? '', { n: layer + 1 }), count, (value) =>
            onChange(withGroups(state, layer, value), `layer${layer}`),
          ),
        )}
        <div class="stepper">
          <button
            type="button"
            disabled={groups.length >= mostLayers}
            onClick={() => onChange({ ...state, groups: [...groups, groups.at(-1) ?? 1] }, 'layers')}
          >
            {words['add']}
          </button>
          <button type="button" disabled={groups.length <= 1} onClick={() => onChange({ ...state, groups: groups.slice(0, -1) }, 'layers')}>
            {words['remove']}
          </button>
        </div>
      </div>
    </>
  );
}
