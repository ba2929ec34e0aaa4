/** The controls under the stack: settings worth a look, the order of the shuffle, and channels, groups and layers. */
import { Choices } from '../../figure/Choices.tsx';
import { Slider } from '../../figure/Slider.tsx';
import type { Words } from '../../figure/words.ts';
import { channelChoices, choose, groupsPossible, limits, orders, presetNames, presetOf, type ShuffleState, withChannels } from './model.ts';

interface Props {
  readonly id: string;
  readonly words: Words;
  readonly state: ShuffleState;
  readonly onChange: (state: ShuffleState, kind: string) => void;
}

export function Settings({ id, words, state, onChange }: Props) {
  const possible = groupsPossible(state);
  return (
    <>
      <Choices
        legend={words['presets'] ?? ''}
        names={presetNames}
        labelOf={(name) => `C = ${name.split('/')[0]}, g = ${name.split('/')[1]}`}
        chosen={presetOf(state)}
        onChoose={(name) => onChange(choose(state, name), 'preset')}
      />
      <Choices
        legend={words['order'] ?? ''}
        names={orders}
        labelOf={(name) => words[`order_${name}`] ?? ''}
        chosen={state.order}
        onChoose={(order) => onChange({ ...state, order }, 'order')}
      />
      <div class="ctls ctls--wide">
        <Slider
          id={`${id}-c`}
          part="x"
          label={words['channels'] ?? ''}
          symbol="C"
          limits={[0, channelChoices.length - 1]}
          value={channelChoices.indexOf(state.channels)}
          shown={String(state.channels)}
          onValue={(at) => onChange(withChannels(state, channelChoices[at] ?? state.channels), 'channels')}
        />
        <Slider
          id={`${id}-g`}
          part="w"
          label={words['groups'] ?? ''}
          symbol="g"
          limits={[0, possible.length - 1]}
          value={Math.max(0, possible.indexOf(state.groups))}
          shown={String(state.groups)}
          onValue={(at) => onChange({ ...state, groups: possible[at] ?? 1 }, 'groups')}
        />
        <Slider
          id={`${id}-l`}
          part="w"
          label={words['layers'] ?? ''}
          symbol="L"
          limits={limits.layers}
          value={state.layers}
          onValue={(layers) => onChange({ ...state, layers }, 'layers')}
        />
      </div>
    </>
  );
}
