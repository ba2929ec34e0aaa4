/**
 * Transposed convolution in three pictures at once: stamps that add up, a convolution over inserted zeros, and the matrix Cᵀ.
 * Below them the sizes and the overlap. Rendered at build time in its first state by this same component. It is long because
 * here the state, its changes and the fixed order of a figure's parts meet; what draws and what computes lies elsewhere.
 */

import { useMemo, useRef, useState } from 'preact/hooks';
import { Foot } from '../../figure/Foot.tsx';
import { Frame } from '../../figure/Frame.tsx';
import type { Place } from '../../figure/Grid.tsx';
import { Notices } from '../../figure/Notices.tsx';
import { nearestIndex, placeIn } from '../../figure/places.ts';
import { Rich } from '../../figure/Rich.tsx';
import { jobOf } from '../../figure/runs.ts';
import { ShowCode } from '../../figure/ShowCode.tsx';
import { type Factor, Sum } from '../../figure/Sum.tsx';
import { useFigureState } from '../../figure/useFigureState.ts';
import { useOnScreen } from '../../figure/useOnScreen.ts';
import { useRuns } from '../../figure/useRuns.ts';
import { useSpoken } from '../../figure/useSpoken.ts';
import { fill, printed, type Words } from '../../figure/words.ts';
import { convTranspose2d } from '../../nn/ops/convTranspose2d.ts';
import { fromAddress, toAddress } from './addressForm.ts';
import { codeSetting } from './code.ts';
import { Input } from './Input.tsx';
import { Kernel } from './Kernel.tsx';
import { Matrix } from './Matrix.tsx';
import {
  change,
  cost,
  defaults,
  inputs,
  options,
  outputSide,
  overlapping,
  type Refusal,
  type Setting,
  select,
  stepped,
  type TransposedState,
  withCell,
  withTarget,
} from './model.ts';
import { Output } from './Output.tsx';
import { OverlapMap } from './OverlapMap.tsx';
import { contributions, noticed } from './pictures.ts';
import { Sizes } from './Sizes.tsx';
import { ZeroInsertion } from './ZeroInsertion.tsx';

interface Props {
  readonly strings: Words;
  /** The figure's number on its page, if it has one. */
  readonly figure?: string | undefined;
  /** Names the address parameter and every id inside; must differ between two figures of one page. */
  readonly instance?: string;
}

export default function Figure({ strings: words, figure, instance = 'transposed' }: Props) {
  const say = (key: string, values: Readonly<Record<string, string | number>> = {}) => fill(words[key] ?? '', values);
  const settingName: Readonly<Record<Setting, string>> = {
    input: say('size'),
    kernel: say('kernelSize'),
    stride: say('stride'),
    padding: say('padding'),
    outputPadding: say('outputPadding'),
  };
  const refusalText = ({ setting, reason, ...numbers }: Refusal) =>
    say(reason, { ...numbers, most: numbers.kernel - 1, field: settingName[setting] });

  const form = {
    key: instance,
    defaults,
    read(text: string) {
      const { state, ignored, refusals } = fromAddress(text);
      return { state, notices: [...ignored.map((part) => say('ignored', { part })), ...refusals.map(refusalText)] };
    },
    write: toAddress,
  };
  const history = useFigureState<TransposedState>(form);
  const { state, change: put, notices, dismiss } = history;
  // A list made anew for each refusal, even of the same words: the rendering it causes puts a refused slider back.
  const [refused, setRefused] = useState<readonly string[]>([]);
  const [active, setActive] = useState<Readonly<Record<'x' | 'w', Place>>>({ x: { row: 0, column: 0 }, w: { row: 0, column: 0 } });
  const [pointed, setPointed] = useState<number>();
  const root = useRef<HTMLElement>(null);
  const visible = useOnScreen(root);

  const { input, kernel, stride, padding, outputPadding, x, w } = state;
  const job = useMemo(() => {
    const [given, settings] = [inputs(state), options(state)];
    return jobOf('convTranspose2d', { ...given }, settings, () => convTranspose2d.forward(given, settings));
  }, [input, kernel, stride, padding, outputPadding, x, w]);
  const reference = useMemo(() => job.reference(), [job]);
  const runs = useRuns(job, state.backend, visible);
  // Until the GPU has answered, the cells show the reference's numbers; the foot says so.
  const values = (state.backend === 'webgpu' ? runs.webgpu?.output.data : undefined) ?? reference.data;

  const met = contributions(state);
  const sum = met.reduce((total, { value, factor }) => total + value * factor, 0);
  const side = outputSide(state);
  const place = `${state.row},${state.column}`;
  const { parameters, multiplyAccumulates } = cost(state);
  const spoken = useSpoken(say('live', { place, value: printed(sum) }));
  const rows = [...new Set(met.map((one) => one.input.row))].map((row) =>
    met
      .filter((one) => one.input.row === row)
      .map(({ value, factor }): readonly Factor[] => [
        { role: 'x', value },
        { role: 'w', value: factor },
      ]),
  );

  const set = (next: TransposedState, kind: string) => {
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
  const stamping = pointed ?? nearestIndex(active.x, input);
  const shared = { id: instance, words, state, met, side, stamping };
  const onSelect = ({ row, column }: Place) => set(select(state, row, column), 'select');

  return (
    <Frame
      words={words}
      instance={instance}
      figure={figure}
      root={root}
      history={history}
      canReset={state !== defaults}
      onReset={() => set(defaults, 'reset')}
    >
      <p class="fig__step">{say('pictureScatter')}</p>
      <div class="fig__draw">
        <Input {...shared} {...editing('x')} onPoint={setPointed} />
        <Kernel {...shared} {...editing('w')} />
        <Output {...shared} values={values} onSelect={onSelect} onStep={(by) => set(stepped(state, by), 'select')} onSetting={setSetting} />
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
      <p class="fig__step">{say('pictureOthers')}</p>
      <div class="fig__draw">
        <ZeroInsertion {...shared} />
        <Matrix {...shared} onSelect={onSelect} />
      </div>
      <Sum id={`${instance}-sum`} label={say('sum', { place })} name={{ role: 'y', letter: 'y', index: place }} rows={rows} result={sum} />
      <p class="fig__see">
        <Rich
          text={say(noticed(state), {
            place,
            kernel,
            stride,
            count: met.length,
            taps: kernel ** 2,
            zeros: kernel ** 2 - met.length,
            border: kernel - 1 - padding,
          })}
        />
      </p>
      <p class="vh" aria-live="polite">
        {spoken}
      </p>
      <Sizes
        {...shared}
        onTarget={(target) => set(withTarget(state, target), 'target')}
        onUse={(value) => setSetting('outputPadding', value)}
        onRefused={(sentence) => setRefused([sentence])}
      />
      <OverlapMap {...shared} onChoose={(k, s) => set(overlapping(state, k, s), 'overlap')} />
      <Foot
        id={instance}
        words={words}
        shapes={`x 1×${input}×${input}, w 1×1×${kernel}×${kernel}, y 1×${side}×${side}`}
        parameters={parameters}
        macs={`${input ** 2} × ${kernel ** 2} = ${multiplyAccumulates}`}
        chosen={state.backend}
        runs={runs}
        onChoose={(backend) => set({ ...state, backend }, 'backend')}
      />
      <ShowCode words={words} setting={codeSetting(state)} />
    </Frame>
  );
}
