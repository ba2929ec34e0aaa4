/**
 * Dilated convolution on one plane, live: what one output reads, how it adds up, what it costs, and what a stack of such
 * layers reads. Rendered at build time in its first state by this same component.
 */
import { useMemo, useState } from 'preact/hooks';
import { Computed } from '../../figure/Computed.tsx';
import { Frame } from '../../figure/Frame.tsx';
import type { Place } from '../../figure/Grid.tsx';
import { Notices } from '../../figure/Notices.tsx';
import { nearestIndex, placeIn } from '../../figure/places.ts';
import { jobOf } from '../../figure/runs.ts';
import { See } from '../../figure/See.tsx';
import { ShowCode } from '../../figure/ShowCode.tsx';
import { Sum } from '../../figure/Sum.tsx';
import { type FigureProps, type Say, useFigure } from '../../figure/useFigure.ts';
import { useResult } from '../../figure/useResult.ts';
import { useSpoken } from '../../figure/useSpoken.ts';
import { printed } from '../../figure/words.ts';
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

const settingWords = {
  input: 'size',
  kernel: 'kernelSize',
  dilation: 'dilation',
  stride: 'stride',
  padding: 'padding',
} as const satisfies Record<Setting, string>;

const refusalText = (say: Say, { setting, ...numbers }: Refusal) => say('refusedFit', { ...numbers, field: say(settingWords[setting]) });

export default function Figure({ strings: words, figure, instance = 'dilated' }: FigureProps) {
  const { say, state, set, refuse, visible, notices, frame } = useFigure<DilatedState>({
    words,
    figure,
    instance,
    defaults,
    fromAddress: (text, say) => {
      const { refusals, ...reading } = fromAddress(text);
      return { ...reading, refused: refusals.map((refusal) => refusalText(say, refusal)) };
    },
    toAddress,
  });
  const [active, setActive] = useState<Readonly<Record<'x' | 'w', Place>>>({ x: { row: 1, column: 1 }, w: { row: 0, column: 0 } });
  const [pointed, setPointed] = useState<number>();

  const { input, kernel, dilation, stride, padding, x, w } = state;
  const job = useMemo(() => {
    const [given, settings] = [inputs(state), options(state)];
    return jobOf('conv2d', { ...given }, settings, () => conv2d.forward(given, settings));
  }, [input, kernel, dilation, stride, padding, x, w]);
  const { output, runs } = useResult(job, state.backend, visible);
  const values = output.data;

  const taps = tapsOf(state);
  const sum = sumOf(taps);
  const side = outputSide(state);
  const place = `${state.row},${state.column}`;
  const { parameters, multiplyAccumulates } = cost(state);
  const sight = noticed(state);
  const reading = pointed === undefined ? [] : (readers(state)[pointed] ?? []);
  const spoken = useSpoken(say('live', { place, value: printed(sum) }));

  const setSetting = (setting: Setting, value: number) => {
    const { state: next, refusal } = change(state, setting, value);
    set(next, setting);
    if (refusal !== undefined) refuse(refusalText(say, refusal));
  };
  const editing = (part: 'x' | 'w') => ({
    active: nearestIndex(active[part], part === 'x' ? input : kernel),
    onActive: (index: number) => setActive({ ...active, [part]: placeIn(index, part === 'x' ? input : kernel) }),
    onCell: (index: number, value: number) => set(withCell(state, part, index, value), `${part}${index}`),
    onSetting: setSetting,
    onRefused: refuse,
  });
  const shared = { id: instance, words, state, taps };

  return (
    <Frame {...frame}>
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
      <Notices {...notices} />
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
      <See text={say(sight.sentence, sight.numbers)} spoken={spoken} />
      <Stack id={instance} words={words} state={state} onState={set} onRefused={refuse} />
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
    </Frame>
  );
}
