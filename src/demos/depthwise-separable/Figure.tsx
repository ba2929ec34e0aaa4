/**
 * A depthwise separable convolution, live: both steps on two small channels, the ordinary layer they merge into, and what a
 * ReLU between them changes. It is long because three rows of drawings share one followed cell and one editor.
 */
import { useMemo, useState } from 'preact/hooks';
import { CellEditor } from '../../figure/CellEditor.tsx';
import { Choices } from '../../figure/Choices.tsx';
import { Foot } from '../../figure/Foot.tsx';
import { Frame } from '../../figure/Frame.tsx';
import { Notices } from '../../figure/Notices.tsx';
import { placeIn } from '../../figure/places.ts';
import { See } from '../../figure/See.tsx';
import { ShowCode } from '../../figure/ShowCode.tsx';
import { Sum } from '../../figure/Sum.tsx';
import { type FigureProps, useFigure } from '../../figure/useFigure.ts';
import { useResult } from '../../figure/useResult.ts';
import { useRuns } from '../../figure/useRuns.ts';
import { useSpoken } from '../../figure/useSpoken.ts';
import { milliseconds } from '../../figure/words.ts';
import { Board } from './Board.tsx';
import { codeSetting } from './code.ts';
import { Merged } from './Merged.tsx';
import {
  defaults,
  fromAddress,
  inChannels,
  kernel,
  outChannels,
  outSide,
  type Plane,
  presetNames,
  presetOf,
  presets,
  type SeparableState,
  side,
  toAddress,
  withCell,
} from './model.ts';
import {
  between,
  channel,
  costsOf,
  depthwise,
  depthwiseTerms,
  mixTerms,
  noticed,
  ordinary,
  ordinaryJob,
  stepsJob,
  tensorsOf,
  windowOf,
} from './reading.ts';
import { subscript } from './subscript.ts';
import { numbers, verdict } from './trained.ts';

const letters: Readonly<Record<Plane, string>> = { x: 'x', d: 'D', p: 'P' };
/** Columns and cells of one channel of each plane that can be edited; P has no channels. */
const layout: Readonly<Record<Plane, { readonly columns: number; readonly count: number }>> = {
  x: { columns: side, count: side * side },
  d: { columns: kernel, count: kernel * kernel },
  p: { columns: inChannels, count: outChannels * inChannels },
};

export default function Figure({ strings: words, figure, instance = 'depthwise-separable' }: FigureProps) {
  const { say, state, set, refuse, visible, frame, notices } = useFigure<SeparableState>({
    words,
    figure,
    instance,
    defaults,
    fromAddress,
    toAddress,
  });
  // One editor for all planes: it edits the cell that had the focus last.
  const [edited, setEdited] = useState<{ readonly plane: Plane; readonly index: number }>({ plane: 'd', index: 0 });

  const { x, d, p, relu, output, cell, backend } = state;
  const { tensors, z, read, whole, job, wholeJob } = useMemo(() => {
    const made = tensorsOf(state);
    const first = depthwise(made);
    return {
      tensors: made,
      z: first,
      read: between(first, relu),
      whole: ordinary(made),
      job: stepsJob(made, relu),
      wholeJob: ordinaryJob(made),
    };
  }, [x, d, p, relu]);
  const { output: y, reference, runs } = useResult(job, backend, visible);
  const wholeRuns = useRuns(wholeJob, backend, visible);
  const wholeRun = wholeRuns[wholeRuns.missing === undefined ? backend : 'cpu'];

  const follow = (to: number, of = output) => set({ ...state, output: of, cell: to }, 'follow');
  const edit = (plane: Plane, index: number, value: number) => set(withCell(state, plane, index, value), `${plane}${index}`);
  /** What an editable plane, or one channel of it, needs. */
  const editing = (plane: Plane, c = 0) => {
    const { columns, count } = layout[plane];
    const start = c * count;
    return {
      columns,
      values: state[plane].slice(start, start + count),
      active: edited.plane === plane && edited.index >= start && edited.index < start + count ? edited.index - start : 0,
      onActive: (index: number) => setEdited({ plane, index: start + index }),
      onEdit: (index: number, value: number) => edit(plane, start + index, value),
    };
  };
  const result = { columns: outSide, now: cell, active: cell };
  const channels = Array.from({ length: inChannels }, (_, c) => c);
  const place = `${Math.floor(cell / outSide)},${cell % outSide}`;
  const value = (channel(reference, output)[cell] ?? 0) + 0;
  const cost = costsOf(tensors);
  const sight = noticed(state, tensors);
  const spoken = useSpoken(say('live', { output, place, value }));
  const { columns, count } = layout[edited.plane];
  const editedLetter = letters[edited.plane] + (edited.plane === 'p' ? '' : subscript(Math.floor(edited.index / count)));
  const both = (key: 'parameters' | 'multiplyAccumulates') => ({
    depthwise: cost.depthwise[key],
    pointwise: cost.pointwise[key],
    both: cost.depthwise[key] + cost.pointwise[key],
    whole: cost.ordinary[key],
  });
  const board = (name: string) => ({ id: `${instance}-${name}`, words });
  return (
    <Frame {...frame}>
      <div class="ds">
        <p class="part__note">{say('stepOne')}</p>
        {channels.map((c) => (
          <div class="fig__draw" key={c}>
            <Board
              {...board(`x${c}`)}
              part="x"
              letter={`x${subscript(c)}`}
              name={say('channelIn', { n: c })}
              read={windowOf(state)}
              {...editing('x', c)}
            />
            <Board
              {...board(`d${c}`)}
              part="w"
              letter={`D${subscript(c)}`}
              name={say('ownKernel')}
              read={Array.from({ length: kernel * kernel }, (_, at) => at)}
              {...editing('d', c)}
            />
            <Board
              {...board(`z${c}`)}
              part="y"
              letter={`z${subscript(c)}`}
              name={say(relu ? 'rectified' : 'result')}
              values={channel(read, c)}
              onActive={(index) => follow(index)}
              {...result}
            />
          </div>
        ))}
        <div class="ctls ds__ctls">
          <CellEditor
            id={`${instance}-edit`}
            part={edited.plane === 'x' ? 'x' : 'w'}
            letter={editedLetter}
            place={placeIn(edited.index % count, columns)}
            value={state[edited.plane][edited.index] ?? 0}
            words={words}
            onValue={(next) => edit(edited.plane, edited.index, next)}
            onRefused={refuse}
          />
          <Choices
            legend={say('presets')}
            names={presetNames}
            labelOf={(name) => words[name] ?? ''}
            chosen={presetOf(state)}
            onChoose={(name) => set({ ...state, ...presets[name] }, 'preset')}
          />
          <Choices
            legend={say('activation')}
            names={['none', 'relu'] as const}
            labelOf={(name) => words[name] ?? ''}
            chosen={relu ? 'relu' : 'none'}
            onChoose={(name) => set({ ...state, relu: name === 'relu' }, 'relu')}
          />
        </div>
        <p class="part__note">{say('stepTwo')}</p>
        <div class="fig__draw">
          <Board
            {...board('p')}
            part="w"
            letter="P"
            name={say('matrix')}
            read={channels.map((c) => output * inChannels + c)}
            {...editing('p')}
          />
          {Array.from({ length: outChannels }, (_, o) => (
            <Board
              key={o}
              {...board(`y${o}`)}
              part="y"
              letter={`y${subscript(o)}`}
              name={say('output', { n: o })}
              columns={outSide}
              values={channel(y, o).map((number) => Number(number.toPrecision(6)) + 0)}
              now={o === output ? cell : -1}
              active={cell}
              onActive={(index) => follow(index, o)}
            />
          ))}
        </div>
      </div>
      <Notices {...notices} />
      {channels.map((c) => (
        <Sum
          key={c}
          id={`${instance}-sum-z${c}`}
          label={say('sum', { name: `z${subscript(c)}[${place}]` })}
          name={{ role: 'y', letter: `z${subscript(c)}`, index: place }}
          rows={depthwiseTerms(state, c)}
          result={channel(z, c)[cell] ?? 0}
        />
      ))}
      <Sum
        id={`${instance}-sum`}
        label={say('sum', { name: `y${subscript(output)}[${place}]` })}
        name={{ role: 'y', letter: `y${subscript(output)}`, index: place }}
        rows={mixTerms(state, read)}
        result={value}
      />
      <See text={say(sight.sentence, sight.numbers)} spoken={spoken} />
      <div class="ds">
        <p class="part__note">
          {say('trained', numbers)} {say(verdict)}
        </p>
        <p class="part__note">{say('stepMerged', { output })}</p>
        <Merged {...{ instance, words, cell, output }} K={tensors.K.data} whole={channel(whole, output)} onFollow={follow} />
      </div>
      <Foot
        id={instance}
        words={words}
        shapes={`x 1×${inChannels}×${side}×${side}, D ${inChannels}×1×${kernel}×${kernel}, P ${outChannels}×${inChannels}×1×1, y 1×${outChannels}×${outSide}×${outSide}`}
        parameters={say('parametersSteps', both('parameters'))}
        macs={
          <>
            {say('macsSteps', both('multiplyAccumulates'))}. {say('timeOrdinary')}{' '}
            {wholeRun === undefined ? words['unmeasured'] : milliseconds(wholeRun.milliseconds)}. {say('small')}
          </>
        }
        chosen={backend}
        runs={runs}
        onChoose={(name) => set({ ...state, backend: name }, 'backend')}
      />
      <ShowCode words={words} setting={codeSetting(state)} />
    </Frame>
  );
}
