/** A lone 1, the kernel, the kernel as it lies on the window, and what comes out: four small planes of numbers. */
import { useState } from 'preact/hooks';
import { Choices } from '../../figure/Choices.tsx';
import { EditablePlane } from '../../figure/EditablePlane.tsx';
import { Grid } from '../../figure/Grid.tsx';
import { Part } from '../../figure/Part.tsx';
import { fill, type Words } from '../../figure/words.ts';
import {
  type FlipState,
  impulsePlane,
  kernelSide,
  laid,
  planeSide,
  presetNames,
  presets,
  response,
  select,
  type Tap,
  withCell,
} from './model.ts';

interface Props {
  readonly id: string;
  readonly words: Words;
  readonly state: FlipState;
  readonly taps: readonly Tap[];
  readonly onState: (state: FlipState, kind: string) => void;
  readonly onRefused: (sentence: string) => void;
}

const placeIn = (index: number, side: number) => ({ row: Math.floor(index / side), column: index % side });

export function Impulse({ id, words, state, taps, onState, onRefused }: Props) {
  const say = (key: string, values: Readonly<Record<string, string | number>> = {}) => fill(words[key] ?? '', values);
  const [active, setActive] = useState(0);
  const [laidActive, setLaidActive] = useState(0);
  const edit = (index: number, value: number) => onState(withCell(state, index, value), `w${index}`);
  const now = state.row * planeSide + state.column;
  return (
    <div class="fig__draw">
      <Part part="x" name={say('impulse')} side={planeSide} columns={planeSide + 2}>
        <div class="plane">
          <Grid
            id={`${id}-x`}
            part="x"
            label={say('impulseLabel')}
            rows={planeSide}
            columns={planeSide}
            cells={impulsePlane(state).map((value, index) => {
              const place = placeIn(index, planeSide);
              const tap = taps.find(({ row, column }) => row === place.row && column === place.column);
              const label = say(tap ? 'cellTimes' : 'cell', { ...place, value, times: tap?.weight ?? 0 });
              return { value, label, state: tap ? 'is-read' : '' };
            })}
            padding={1}
            paddingRead={taps.filter(({ padded }) => padded)}
            window={{ row: state.row - 1, column: state.column - 1, size: kernelSide }}
            active={state.impulse}
            onActive={(index) => onState({ ...state, impulse: index }, 'impulse')}
          />
        </div>
      </Part>
      <Part part="w" name={say('kernel')} side={kernelSide} columns={4}>
        <EditablePlane
          id={id}
          words={words}
          part="w"
          label={say('kernelLabel')}
          side={kernelSide}
          cells={state.w.map((value, index) => ({
            value,
            label: say('cell', { ...placeIn(index, kernelSide), value }),
            state: 'is-read',
          }))}
          active={active}
          onActive={setActive}
          onCell={edit}
          onRefused={onRefused}
        />
        <Choices
          legend={say('presets')}
          names={presetNames}
          labelOf={(name) => say(`preset_${name}`)}
          chosen={presetNames.find((name) => presets[name].join() === state.w.join())}
          onChoose={(name) => onState({ ...state, w: presets[name] }, 'preset')}
        />
      </Part>
      <Part part="w" name={say('laid')} side={kernelSide} columns={4}>
        <div class="plane">
          <Grid
            id={`${id}-wl`}
            part="w"
            label={say('laidLabel', { how: say(state.rule === 'correlation' ? 'laidAsIs' : 'laidTurned') })}
            rows={kernelSide}
            columns={kernelSide}
            cells={laid(state).map((value, index) => ({
              value,
              label: say('cellTimes', { ...placeIn(index, kernelSide), value, times: taps[index]?.value ?? 0 }),
              state: 'is-read',
            }))}
            active={laidActive}
            onActive={setLaidActive}
          />
        </div>
        <p class="board__scale">{say(state.rule === 'correlation' ? 'laidAsIs' : 'laidTurned')}</p>
      </Part>
      <Part part="y" name={say('response')} side={planeSide} columns={planeSide}>
        <div class="plane">
          <Grid
            id={`${id}-y`}
            part="y"
            label={say('responseLabel')}
            rows={planeSide}
            columns={planeSide}
            cells={response(state).map((value, index) => ({
              value,
              label: say('cell', { ...placeIn(index, planeSide), value }),
              state: index === now ? 'is-now' : '',
            }))}
            active={now}
            onActive={(index) => {
              const { row, column } = placeIn(index, planeSide);
              onState(select(state, row, column), 'select');
            }}
            selectable
          />
        </div>
      </Part>
    </div>
  );
}
