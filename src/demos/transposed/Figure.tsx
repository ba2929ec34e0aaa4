/**
 * Transposed convolution in three pictures at once: stamps that add up, a convolution over inserted zeros, and the matrix Cᵀ.
 * Below them the sizes and the overlap. Rendered at build time in its first state by this same component.
 */
import { useMemo, useState } from 'preact/hooks';
import { Foot } from '../../figure/Foot.tsx';
import { Frame } from '../../figure/Frame.tsx';
import type { Place } from '../../figure/Grid.tsx';
import { Notices } from '../../figure/Notices.tsx';
import { nearestIndex, placeIn } from '../../figure/places.ts';
import { jobOf } from '../../figure/runs.ts';
import { See } from '../../figure/See.tsx';
import { ShowCode } from '../../figure/ShowCode.tsx';
import { type Factor, Sum } from '../../figure/Sum.tsx';
import { type FigureProps, type Say, useFigure } from '../../figure/useFigure.ts';
import { useResult } from '../../figure/useResult.ts';
import { useSpoken } from '../../figure/useSpoken.ts';
import { printed } from '../../figure/words.ts';
import { convTranspose2d } from '../../nn/ops/convTranspose2d.ts';
import { fromAddress, toAddress } from './addressForm.ts';
import { codeSetting } from './code.ts';
import { Decoder } from './Decoder.tsx';
import type { FirstFit } from './firstFit.ts';
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

const settingWords = {
  input: 'size',
  kernel: 'kernelSize',
  stride: 'stride',
  padding: 'padding',
  outputPadding: 'outputPadding',
} as const satisfies Record<Setting, string>;

const refusalText = (say: Say, { setting, reason, ...numbers }: Refusal) =>
  say(reason, { ...numbers, most: numbers.kernel - 1, field: say(settingWords[setting]) });

interface Props extends FigureProps {
  /** What the decoders of the first state begin with and end in, computed when the page was built. */
  readonly first: FirstFit;
}

export default function Figure({ strings: words, figure, instance = 'transposed', first }: Props) {
  const { say, state, set, refuse, visible, frame, notices } = useFigure<TransposedState>({
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
  const [active, setActive] = useState<Readonly<Record<'x' | 'w', Place>>>({ x: { row: 0, column: 0 }, w: { row: 0, column: 0 } });
  const [pointed, setPointed] = useState<number>();

  const { input, kernel, stride, padding, outputPadding, x, w } = state;
  const job = useMemo(() => {
    const [given, settings] = [inputs(state), options(state)];
    return jobOf('convTranspose2d', { ...given }, settings, () => convTranspose2d.forward(given, settings));
  }, [input, kernel, stride, padding, outputPadding, x, w]);
  const { output, runs } = useResult(job, state.backend, visible);
  const values = output.data;

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
  const stamping = pointed ?? nearestIndex(active.x, input);
  const shared = { id: instance, words, state, met, side, stamping };
  const onSelect = ({ row, column }: Place) => set(select(state, row, column), 'select');

  return (
    <Frame {...frame}>
      <p class="fig__step">{say('pictureScatter')}</p>
      <div class="fig__draw">
        <Input {...shared} {...editing('x')} onPoint={setPointed} />
        <Kernel {...shared} {...editing('w')} />
        <Output {...shared} values={values} onSelect={onSelect} onStep={(by) => set(stepped(state, by), 'select')} onSetting={setSetting} />
      </div>
      <p class="vh" id={`${instance}-help`}>
        {say('cellHelp')}
      </p>
      <Notices {...notices} />
      <p class="fig__step">{say('pictureOthers')}</p>
      <div class="fig__draw">
        <ZeroInsertion {...shared} />
        <Matrix {...shared} onSelect={onSelect} />
      </div>
      <Sum id={`${instance}-sum`} label={say('sum', { place })} name={{ role: 'y', letter: 'y', index: place }} rows={rows} result={sum} />
      <See
        text={say(noticed(state), {
          place,
          kernel,
          stride,
          count: met.length,
          taps: kernel ** 2,
          zeros: kernel ** 2 - met.length,
          border: kernel - 1 - padding,
        })}
        spoken={spoken}
      />
      <Sizes
        {...shared}
        onTarget={(target) => set(withTarget(state, target), 'target')}
        onUse={(value) => setSetting('outputPadding', value)}
        onRefused={refuse}
      />
      <OverlapMap {...shared} onChoose={(k, s) => set(overlapping(state, k, s), 'overlap')} />
      <Decoder id={instance} words={words} state={state} visible={visible} first={first} onState={set} />
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
