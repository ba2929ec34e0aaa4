/**
 * Dilated convolution on one plane, live: what one output reads, how it adds up, what it costs, and what a stack of such
 * layers reads. Rendered at build time in its first state by this same component. It is long because it is the one place
 * where the state, its changes and the fixed order of a figure's parts meet; what draws and what computes lies elsewhere.
 */

import { useMemo, useRef, useState } from 'preact/hooks';
import { Computed } from '../../figure/Computed.tsx';
import type { Place } from '../../figure/Grid.tsx';
import { Notices } from '../../figure/Notices.tsx';
import { nearestIndex, placeIn } from '../../figure/places.ts';
import { Rich } from '../../figure/Rich.tsx';
import { jobOf } from '../../figure/runs.ts';
import { ShowCode } from '../../figure/ShowCode.tsx';
import { Sum } from '../../figure/Sum.tsx';
import { Tools, undoKey } from '../../figure/Tools.tsx';
import { useFigureState } from '../../figure/useFigureState.ts';
import { useOnScreen } from '../../figure/useOnScreen.ts';
import { useRuns } from '../../figure/useRuns.ts';
import { useSpoken } from '../../figure/useSpoken.ts';
import { fill, printed, type Words } from '../../figure/words.ts';
import { conv2d } from '../../nn/ops/conv2d.ts';
import { fromAddress, toAddress } from './addressForm.ts';
import { codeSetting } from './code.ts';
import { Input } from './Input.tsx';
import { Kernel } from './Kernel.tsx';
import {
  change,
  cost,
  type DilatedState,
  defaults,
  inputs,
  options,
  outputSide,
  type Refusal,
  type Setting,
  select,
  stepped,
  withCell,
} from './model.ts';
import { Output } from './Output.tsx';
import { noticed, readers, sumOf, tapsOf } from './reading.ts';
import { Stack } from './Stack.tsx';

interface Props {
  readonly strings: Words;
  /** The figure's number on its page, if it has one. */
  readonly figure?: string | undefined;
  /** Names the address parameter and every id inside; must differ between two figures of one page. */
  readonly instance?: string;
}

export default function Figure({ strings: words, figure, instance = 'dilated' }: Props) {
  const say = (key: string, values: Readonly<Record<string, string | number>> = {}) => fill(words[key] ?? '', values);
  const settingName: Readonly<Record<Setting, string>> = {
    input: say('size'),
    kernel: say('kernelSize'),
    dilation: say('dilation'),
    stride: say('stride'),
    padding: say('padding'),
  };
  const refusalText = ({ setting, ...numbers }: Refusal) => say('refusedFit', { ...numbers, field: settingName[setting] });

  const form = {
    key: instance,
    defaults,
    read(text: string) {
      const { state, ignored, refusals } = fromAddress(text);
      return { state, notices: [...ignored.map((part) => say('ignored', { part })), ...refusals.map(refusalText)] };
    },
    write: toAddress,
  };
  const { state, change: put, undo, redo, canUndo, canRedo, notices, dismiss } = useFigureState<DilatedState>(form);
  // A list made anew for each refusal, even of the same words: the rendering it causes puts a refused slider back.
  const [refused, setRefused] = useState<readonly string[]>([]);
  const [active, setActive] = useState<Readonly<Record<'x' | 'w', Place>>>({ x: { row: 1, column: 1 }, w: { row: 0, column: 0 } });
  const [pointed, setPointed] = useState<number>();
  const root = useRef<HTMLElement>(null);
  const visible = useOnScreen(root);

  const { input, kernel, dilation, stride, padding, x, w } = state;
  const job = useMemo(() => {
    const [given, settings] = [inputs(state), options(state)];
    return jobOf('conv2d', { ...given }, settings, () => conv2d.forward(given, settings));
  }, [input, kernel, dilation, stride, padding, x, w]);
  const reference = useMemo(() => job.reference(), [job]);
  const runs = useRuns(job, state.backend, visible);
  // Until the GPU has answered, the cells show the reference's numbers; the foot says so.
  const values = (state.backend === 'webgpu' ? runs.webgpu?.output.data : undefined) ?? reference.data;

  const taps = tapsOf(state);
  const sum = sumOf(taps);
  const side = outputSide(state);
  const place = `${state.row},${state.column}`;
  const { parameters, multiplyAccumulates } = cost(state);
  const sight = noticed(state);
  const reading = pointed === undefined ? [] : (readers(state)[pointed] ?? []);
  const spoken = useSpoken(say('live', { place, value: printed(sum) }));

  const set = (next: DilatedState, kind: string) => {
    put(next, kind);
    setRefused([]);
  };
  const setSetting = (setting: Setting, value: number) => {
    const { state: next, refusal } = change(state, setting, value);
    put(next, setting);
    setRefused(refusal === undefined ? [] : [refusalText(refusal)]);
  };
  const editing = (part: 'x' | 'w') => ({
    active: nearestIndex(active[part], part === 'x' ? input : kernel),
    onActive: (index: number) => setActive({ ...active, [part]: placeIn(index, part === 'x' ? input : kernel) }),
    onCell: (index: number, value: number) => set(withCell(state, part, index, value), `${part}${index}`),
    onSetting: setSetting,
    onRefused: (sentence: string) => setRefused([sentence]),
  });
  const shared = { id: instance, words, state, taps };

  return (
    <figure
      ref={root}
      class="fig"
      id={`${instance}-figure`}
      aria-labelledby={`${instance}-title`}
      onKeyDown={(event) => undoKey(event, undo, redo)}
    >
      <div class="fig__head">
        {figure !== undefined && (
          <span class="fig__no">
            {say('figure')} {figure}
          </span>
        )}
        <p class="fig__title" id={`${instance}-title`}>
          {say('title')}
        </p>
        <Tools
          words={words}
          canUndo={canUndo}
          canRedo={canRedo}
          canReset={state !== defaults}
          onUndo={undo}
          onRedo={redo}
          onReset={() => set(defaults, 'reset')}
        />
      </div>
      <div class="fig__draw">
        <Input {...shared} {...editing('x')} onPoint={setPointed} />
        <Kernel {...shared} {...editing('w')} />
        <Output
          {...shared}
          side={side}
          values={values}
          reading={reading}
          onSelect={({ row, column }) => set(select(state, row, column), 'select')}
          onStep={(by) => set(stepped(state, by), 'select')}
        />
      </div>
      <p class="vh" id={`${instance}-help`}>
        {say('cellHelp')}
      </p>
      <Notices
        words={words}
        sentences={[...new Set([...notices, ...refused])]}
        onDismiss={() => {
          dismiss();
          setRefused([]);
        }}
      />
      <Sum
        id={`${instance}-sum`}
        label={say('sum', { place })}
        name={{ role: 'y', letter: 'y', index: place }}
        rows={Array.from({ length: kernel }, (_, row) =>
          taps.slice(row * kernel, (row + 1) * kernel).map(({ weight, value, padded }) => [
            { role: 'w' as const, value: weight },
            { role: 'x' as const, value, hollow: padded },
          ]),
        )}
        result={sum}
      />
      <p class="fig__see">
        <Rich text={say(sight.sentence, sight.numbers)} />
      </p>
      <p class="vh" aria-live="polite">
        {spoken}
      </p>
      <Stack
        id={instance}
        words={words}
        kernel={kernel}
        rates={state.rates}
        onRates={(rates) => set({ ...state, rates }, 'rates')}
        onRefused={(sentence) => setRefused([sentence])}
      />
      <div class="fig__foot">
        <dl>
          <div>
            <dt>{say('shapes')}</dt>
            <dd>
              x 1×{input}×{input}, w 1×1×{kernel}×{kernel}, y 1×{side}×{side}
            </dd>
          </div>
          <div>
            <dt>{say('parameters')}</dt>
            <dd>{parameters}</dd>
          </div>
          <div>
            <dt>{say('macs')}</dt>
            <dd>
              {side * side} × {kernel * kernel} = {multiplyAccumulates}
            </dd>
          </div>
          <Computed
            id={instance}
            words={words}
            chosen={state.backend}
            runs={runs}
            onChoose={(backend) => set({ ...state, backend }, 'backend')}
          />
        </dl>
      </div>
      <ShowCode words={words} setting={codeSetting(state)} />
    </figure>
  );
}
