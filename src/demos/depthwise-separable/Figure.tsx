/**
 * A depthwise separable convolution, live: both steps on two small channels, the ordinary layer they merge into, and what a
 * ReLU between them changes. It is long because three rows of drawings share one followed cell and one editor.
 */

import { useMemo, useRef, useState } from 'preact/hooks';
import { CellEditor } from '../../figure/CellEditor.tsx';
import { Choices } from '../../figure/Choices.tsx';
import { Foot } from '../../figure/Foot.tsx';
import { Frame } from '../../figure/Frame.tsx';
import { Notices } from '../../figure/Notices.tsx';
import { placeIn } from '../../figure/places.ts';
import { Rich } from '../../figure/Rich.tsx';
import { ShowCode } from '../../figure/ShowCode.tsx';
import { Sum } from '../../figure/Sum.tsx';
import { useFigureState } from '../../figure/useFigureState.ts';
import { useOnScreen } from '../../figure/useOnScreen.ts';
import { useRuns } from '../../figure/useRuns.ts';
import { useSpoken } from '../../figure/useSpoken.ts';
import { fill, milliseconds, type Words } from '../../figure/words.ts';
import { Board } from './Board.tsx';
import { codeSetting } from './code.ts';
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

interface Props {
  readonly strings: Words;
  /** The figure's number on its page, if it has one. */
  readonly figure?: string | undefined;
  /** Names the address parameter and every id inside; must differ between two figures of one page. */
  readonly instance?: string;
}

const subscript = (n: number): string => '₀₁₂₃'.charAt(n);
const letters: Readonly<Record<Plane, string>> = { x: 'x', d: 'D', p: 'P' };
/** Columns and cells of one channel of each plane that can be edited; P has no channels. */
const layout: Readonly<Record<Plane, { readonly columns: number; readonly count: number }>> = {
  x: { columns: side, count: side * side },
  d: { columns: kernel, count: kernel * kernel },
  p: { columns: inChannels, count: outChannels * inChannels },
};

export default function Figure({ strings: words, figure, instance = 'depthwise-separable' }: Props) {
  const say = (key: string, values: Readonly<Record<string, string | number>> = {}) => fill(words[key] ?? '', values);
  const figureState = useFigureState<SeparableState>({
    key: instance,
    defaults,
    read(text) {
      const { state, ignored } = fromAddress(text);
      return { state, notices: ignored.map((part) => say('ignored', { part })) };
    },
    write: toAddress,
  });
  const { state, change } = figureState;
  const [refused, setRefused] = useState<readonly string[]>([]);
  // One editor for all planes: it edits the cell that had the focus last.
  const [edited, setEdited] = useState<{ readonly plane: Plane; readonly index: number }>({ plane: 'd', index: 0 });
  const root = useRef<HTMLElement>(null);
  const visible = useOnScreen(root);

  const { x, d, p, relu, output, cell, backend } = state;
  const { tensors, z, read, whole, job, wholeJob, reference } = useMemo(() => {
    const made = tensorsOf(state);
    const first = depthwise(made);
    const steps = stepsJob(made, relu);
    return {
      tensors: made,
      z: first,
      read: between(first, relu),
      whole: ordinary(made),
      job: steps,
      wholeJob: ordinaryJob(made),
      reference: steps.reference(),
    };
  }, [x, d, p, relu]);
  const runs = useRuns(job, backend, visible);
  const wholeRuns = useRuns(wholeJob, backend, visible);
  // Until the GPU has answered, the cells show the reference's numbers; the foot says so.
  const y = (backend === 'webgpu' ? runs.webgpu?.output : undefined) ?? reference;
  const wholeRun = wholeRuns[wholeRuns.missing === undefined ? backend : 'cpu'];

  const set = (next: SeparableState, kind: string) => {
    change(next, kind);
    setRefused([]);
  };
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
    <Frame
      words={words}
      instance={instance}
      figure={figure}
      root={root}
      history={figureState}
      canReset={state !== defaults}
      onReset={() => set(defaults, 'reset')}
    >
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
            onRefused={(sentence) => setRefused([sentence])}
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
      <Notices
        words={words}
        sentences={[...new Set([...figureState.notices, ...refused])]}
        onDismiss={() => {
          figureState.dismiss();
          setRefused([]);
        }}
      />
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
      <p class="fig__see">
        <Rich text={say(sight.sentence, sight.numbers)} />
      </p>
      <p class="vh" aria-live="polite">
        {spoken}
      </p>
      <div class="ds">
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

interface MergedProps {
  readonly instance: string;
  readonly words: Words;
  readonly cell: number;
  readonly output: number;
  readonly K: Float32Array;
  readonly whole: readonly number[];
  readonly onFollow: (cell: number) => void;
}

/** The ordinary layer of the followed output: its kernels, which are multiples of D, and its result. */
function Merged({ instance, words, cell, output, K, whole, onFollow }: MergedProps) {
  const [active, setActive] = useState(0);
  const count = kernel * kernel;
  return (
    <div class="fig__draw">
      {Array.from({ length: inChannels }, (_, c) => {
        const start = (output * inChannels + c) * count;
        return (
          <Board
            key={c}
            id={`${instance}-k${c}`}
            words={words}
            part="w"
            letter={`K${subscript(output)},${subscript(c)}`}
            name={fill(words['merged'] ?? '', { n: c })}
            columns={kernel}
            values={Array.from(K.slice(start, start + count), (value) => value + 0)}
            active={active}
            onActive={setActive}
          />
        );
      })}
      <Board
        id={`${instance}-whole`}
        words={words}
        part="y"
        letter={`y${subscript(output)}`}
        name={words['ordinary'] ?? ''}
        columns={outSide}
        values={whole}
        now={cell}
        active={cell}
        onActive={onFollow}
      />
    </div>
  );
}
