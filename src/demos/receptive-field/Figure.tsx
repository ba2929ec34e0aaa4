/**
 * A stack of layers and its receptive field: size, jump and start by the recurrences, and how much each input cell counts as
 * the gradient of the input. Rendered at build time in its first state by this same component.
 */
import { useMemo } from 'preact/hooks';
import { Choices } from '../../figure/Choices.tsx';
import { Foot } from '../../figure/Foot.tsx';
import { Frame } from '../../figure/Frame.tsx';
import { Notices } from '../../figure/Notices.tsx';
import { Rich } from '../../figure/Rich.tsx';
import { ShowCode } from '../../figure/ShowCode.tsx';
import { type FigureProps, useFigure } from '../../figure/useFigure.ts';
import { useResult } from '../../figure/useResult.ts';
import { useSpoken } from '../../figure/useSpoken.ts';
import { printed } from '../../figure/words.ts';
import { fromAddress, toAddress } from './addressForm.ts';
import { codeSetting } from './code.ts';
import { Editor } from './Editor.tsx';
import { axisOf, effectiveOfAxis, effectiveOfPlane } from './effective.ts';
import { FieldPicture } from './FieldPicture.tsx';
import { axisCost, axisJob, mostPlaneCells } from './influence.ts';
import { LayerTable } from './LayerTable.tsx';
import { Learning } from './Learning.tsx';
import type { Course } from './learning.ts';
import {
  choose,
  defaults,
  type FieldState,
  fields,
  lastField,
  mostCells,
  networkOf,
  type Outcome,
  select,
  withLayer,
  withoutLayer,
  withSetting,
} from './model.ts';
import { networkNames } from './networks.ts';
import { useInfluence } from './useInfluence.ts';

interface Props extends FigureProps {
  /** The training of the first stack, computed when the page was built. */
  readonly first: Course | undefined;
}

export default function Figure({ strings: words, figure, instance = 'receptive-field', first }: Props) {
  const { say, state, set, refuse, visible, frame, notices } = useFigure<FieldState>({
    words,
    figure,
    instance,
    defaults,
    fromAddress,
    toAddress,
  });

  const { layers, selected, weights } = state;
  const job = useMemo(() => axisJob(layers), [layers]);
  const { output, runs } = useResult(job, state.backend, visible);
  const equalAxis = output.data;
  const plane = useInfluence(layers, weights, visible);

  const { size, jump } = lastField(layers);
  const tooLarge = size ** 2 > mostPlaneCells;
  const random = weights === 'random' ? plane : undefined;
  const { axis, side, sigma } = useMemo(
    () =>
      random === undefined ? { axis: equalAxis, ...effectiveOfAxis(equalAxis) } : { axis: axisOf(random), ...effectiveOfPlane(random) },
    [random, equalAxis],
  );
  const unread = Array.from(equalAxis).filter((share) => share === 0).length;
  const spoken = useSpoken(say('live', { size, jump, side }));
  const sight = size === 1 ? 'seesPoint' : unread > 0 ? 'seesHoles' : 'seesCloud';

  const attempt = ({ state: next, refusal }: Outcome, kind: string) => {
    set(next, kind);
    if (refusal !== undefined) refuse(say('refused', { size: refusal.size, most: mostCells }));
  };

  return (
    <Frame {...frame}>
      <div class="fig__draw">
        <div class="part part--wide">
          <Choices
            legend={say('presets')}
            names={networkNames}
            labelOf={(name) => say(`net_${name}`)}
            chosen={networkOf(state)}
            onChoose={(name) => set(choose(state, name), 'network')}
          />
          <LayerTable id={instance} words={words} state={state} onSelect={(at) => set(select(state, at), 'select')} />
          <Editor
            id={instance}
            words={words}
            state={state}
            onSetting={(setting, value) => attempt(withSetting(state, setting, value), `${setting}${selected}`)}
            onAdd={(kind) => attempt(withLayer(state, kind), 'add')}
            onRemove={() => set(withoutLayer(state), 'remove')}
          />
        </div>
        <FieldPicture
          id={instance}
          words={words}
          size={size}
          plane={plane}
          tooLarge={tooLarge}
          axis={axis}
          side={side}
          weights={weights}
          onWeights={(next) => set({ ...state, weights: next }, 'weights')}
        />
      </div>
      <Notices {...notices} />
      <Recurrences id={instance} label={say('formula', { n: selected + 1 })} state={state} sees={say('outputSees')} />
      <p class="fig__see" id={`${instance}-see`}>
        <Rich
          text={say(sight, {
            size,
            side,
            unread,
            percent: Math.round((100 * side) / size),
            area: Math.round(100 * (side / size) ** 2),
            sigma: sigma.toFixed(1),
          })}
        />{' '}
        {random !== undefined && say('draws', { n: random.draws })}
      </p>
      <p class="vh" aria-live="polite">
        {spoken}
      </p>
      <Learning
        id={instance}
        say={say}
        size={size}
        layers={layers}
        built={networkOf(state) === networkOf(defaults) ? first : undefined}
        wanted={state.trained}
        visible={visible}
        onTrain={() => set({ ...state, trained: true }, 'train')}
      />
      <Foot
        id={instance}
        words={words}
        shapes={say('footShapes', { layers: layers.length, size })}
        parameters={say('footParameters')}
        macs={axisCost(layers)}
        chosen={state.backend}
        runs={runs}
        onChoose={(backend) => set({ ...state, backend }, 'backend')}
      />
      <ShowCode words={words} setting={codeSetting(state)} />
    </Frame>
  );
}

/** The three recurrences for the chosen layer, every number shown. */
function Recurrences({ id, label, state, sees }: { id: string; label: string; state: FieldState; sees: string }) {
  const all = fields(state.layers);
  const before = all[state.selected] ?? { size: 1, jump: 1, start: 0 };
  const after = all[state.selected + 1] ?? before;
  const layer = state.layers[state.selected];
  if (layer === undefined) return null;
  const { kernel, stride, dilation, padding } = layer;
  const index = state.selected + 1;
  return (
    <div class="fig__f" tabIndex={0} role="group" aria-label={label} id={`${id}-formula`}>
      <p class="stack__sum">
        <i>r</i>
        <sub>{index}</sub> = {before.size} + <span class="tone-w">{dilation}</span>·(<span class="tone-w">{kernel}</span> − 1)·{before.jump}{' '}
        = <output class="tone-x">{after.size}</output>
      </p>
      <p class="stack__sum">
        <i>j</i>
        <sub>{index}</sub> = {before.jump}·<span class="tone-w">{stride}</span> = <output class="tone-x">{after.jump}</output>
      </p>
      <p class="stack__sum">
        start<sub>{index}</sub> = {printed(before.start)} + (<span class="tone-w">{dilation}</span>·(
        <span class="tone-w">{kernel}</span> − 1)/2 − <span class="tone-w">{padding}</span>)·{before.jump} ={' '}
        <output class="tone-x">{printed(after.start)}</output>
      </p>
      <p class="stack__sum">
        {sees} {printed(after.start)} + {after.jump}
        <i class="tone-y">q</i> ± {(after.size - 1) / 2}
      </p>
    </div>
  );
}
