/**
 * Convolution beside correlation, live: one kernel over a lone 1 and over a picture, flipped and not, and two layers that learn
 * one task by either rule. It is long because state, changes and the fixed order of a figure's parts meet here; what draws and
 * what computes lies elsewhere.
 */

import { useMemo, useRef, useState } from 'preact/hooks';
import { Choices } from '../../figure/Choices.tsx';
import { Foot } from '../../figure/Foot.tsx';
import { Frame } from '../../figure/Frame.tsx';
import { Notices } from '../../figure/Notices.tsx';
import { Part } from '../../figure/Part.tsx';
import { PictureInput } from '../../figure/PictureInput.tsx';
import { PixelBoard } from '../../figure/PixelBoard.tsx';
import { brightest, pictureName, pixelsOf } from '../../figure/pictureState.ts';
import { coloursOf, scaleFor } from '../../figure/pixelColours.ts';
import { Rich } from '../../figure/Rich.tsx';
import { jobOf } from '../../figure/runs.ts';
import { ShowCode } from '../../figure/ShowCode.tsx';
import { Sum } from '../../figure/Sum.tsx';
import { useFigureState } from '../../figure/useFigureState.ts';
import { useOnScreen } from '../../figure/useOnScreen.ts';
import { useRuns } from '../../figure/useRuns.ts';
import { useSpoken } from '../../figure/useSpoken.ts';
import { fill, printed, type Words } from '../../figure/words.ts';
import { fromAddress, toAddress } from './addressForm.ts';
import { codeSetting } from './code.ts';
import { Impulse } from './Impulse.tsx';
import { Learning } from './Learning.tsx';
import {
  defaults,
  type FlipState,
  kernelSide,
  multiplyAccumulates,
  noticed,
  outSide,
  pictureCall,
  ruleGap,
  rules,
  scenes,
  size,
  sumOf,
  tapsOf,
} from './model.ts';

interface Props {
  readonly strings: Words;
  /** The figure's number on its page, if it has one. */
  readonly figure?: string | undefined;
  /** Names the address parameter and every id inside; must differ between two figures of one page. */
  readonly instance?: string;
}

export default function Figure({ strings: words, figure, instance = 'flip' }: Props) {
  const say = (key: string, values: Readonly<Record<string, string | number>> = {}) => fill(words[key] ?? '', values);
  const form = {
    key: instance,
    defaults,
    read(text: string) {
      const { state, ignored } = fromAddress(text);
      return { state, notices: ignored.map((part) => say('ignored', { part })) };
    },
    write: toAddress,
  };
  const history = useFigureState<FlipState>(form);
  const { state, change: put, notices, dismiss } = history;
  const [refused, setRefused] = useState<readonly string[]>([]);
  const root = useRef<HTMLElement>(null);
  const visible = useOnScreen(root);
  const set = (next: FlipState, kind: string) => {
    put(next, kind);
    setRefused([]);
  };
  const refuse = (sentence: string) => setRefused([sentence]);

  const { picture, w, rule, backend } = state;
  const job = useMemo(() => {
    const { name, inputs, options, forward } = pictureCall({ picture, w, rule });
    return jobOf(name, { ...inputs }, options, forward);
  }, [picture, w, rule]);
  const reference = useMemo(() => job.reference(), [job]);
  const runs = useRuns(job, backend, visible);
  // Until the GPU has answered, the pixels show the reference's numbers; the foot says so.
  const values = (backend === 'webgpu' ? runs.webgpu?.output.data : undefined) ?? reference.data;
  const xColours = useMemo(() => coloursOf([pixelsOf(picture, size)], (value) => value / brightest), [picture]);
  const scale = useMemo(() => scaleFor(values, brightest), [values]);
  const yColours = useMemo(() => coloursOf([values], scale.shade), [values, scale]);
  const scaleNumbers = { dark: Number(scale.dark.toPrecision(4)), bright: Number(scale.bright.toPrecision(4)) };
  const gap = useMemo(() => Number(ruleGap(state).toPrecision(5)), [picture, w]);

  const taps = tapsOf(state);
  const total = sumOf(taps);
  const place = `${state.row},${state.column}`;
  const spoken = useSpoken(say('live', { place, value: printed(total) }));

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
      <div class="fig__rule">
        <Choices
          legend={say('rule')}
          names={rules}
          labelOf={(name) => say(`rule_${name}`)}
          chosen={rule}
          onChoose={(name) => set({ ...state, rule: name }, 'rule')}
        />
      </div>
      <Impulse id={instance} words={words} state={state} taps={taps} onState={set} onRefused={refuse} />
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
        rows={Array.from({ length: kernelSide }, (_, row) =>
          taps.slice(row * kernelSide, (row + 1) * kernelSide).map(({ weight, value, padded }) => [
            { role: 'w' as const, value: weight },
            { role: 'x' as const, value, hollow: padded },
          ]),
        )}
        result={total}
      />
      <p class="fig__see">
        <Rich text={say(noticed(state))} />
      </p>
      <p class="vh" aria-live="polite">
        {spoken}
      </p>
      <div class="fig__draw fig__draw--boards fig__draw--two">
        <Part part="x" name={say('picture')} side={size.side} columns={6}>
          <PictureInput
            id={`${instance}-p`}
            words={words}
            scenes={scenes}
            size={size}
            picture={picture}
            onPicture={(next) => set({ ...state, picture: next }, 'picture')}
            onRefused={refuse}
          >
            <PixelBoard
              id={`${instance}-xp`}
              part="x"
              label={say('inputLabel', { side: size.side, picture: pictureName(picture, words) })}
              columns={size.side}
              colours={xColours}
            />
            <p class="board__scale">{say('scaleX')}</p>
          </PictureInput>
        </Part>
        <Part part="y" name={say('response')} side={outSide} columns={6}>
          <PixelBoard
            id={`${instance}-yp`}
            part="y"
            label={say('outputLabel', { side: outSide, ...scaleNumbers })}
            columns={outSide}
            colours={yColours}
          />
          <p class="board__scale">{say('scaleY', scaleNumbers)}</p>
          <p class="board__gap">{say('ruleGap', { gap })}</p>
        </Part>
      </div>
      <Learning id={instance} words={words} w={w} step={state.step} onStep={(step) => set({ ...state, step }, 'step')} />
      <Foot
        id={instance}
        words={words}
        shapes={`x ${size.side}×${size.side}, w ${kernelSide}×${kernelSide}, y ${outSide}×${outSide}`}
        parameters={kernelSide ** 2}
        macs={`${outSide ** 2} × ${kernelSide ** 2} = ${multiplyAccumulates}`}
        chosen={backend}
        runs={runs}
        onChoose={(name) => set({ ...state, backend: name }, 'backend')}
      />
      <ShowCode words={words} setting={codeSetting(state)} />
    </Frame>
  );
}
