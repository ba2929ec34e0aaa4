/**
 * Convolution beside correlation, live: one kernel over a lone 1 and over a picture, flipped and not, and two layers that
 * learn one task by either rule.
 */
import { useMemo } from 'preact/hooks';
import { Choices } from '../../figure/Choices.tsx';
import { Foot } from '../../figure/Foot.tsx';
import { Frame } from '../../figure/Frame.tsx';
import { Notices } from '../../figure/Notices.tsx';
import { Part } from '../../figure/Part.tsx';
import { PictureInput } from '../../figure/PictureInput.tsx';
import { PixelBoard } from '../../figure/PixelBoard.tsx';
import { brightest, pictureName, pixelsOf } from '../../figure/pictureState.ts';
import { coloursOf, scaleFor } from '../../figure/pixelColours.ts';
import { jobOf } from '../../figure/runs.ts';
import { See } from '../../figure/See.tsx';
import { ShowCode } from '../../figure/ShowCode.tsx';
import { Sum } from '../../figure/Sum.tsx';
import { type FigureProps, useFigure } from '../../figure/useFigure.ts';
import { useResult } from '../../figure/useResult.ts';
import { useSpoken } from '../../figure/useSpoken.ts';
import { printed } from '../../figure/words.ts';
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

export default function Figure({ strings: words, figure, instance = 'flip' }: FigureProps) {
  const { say, state, set, refuse, visible, frame, notices } = useFigure<FlipState>({
    words,
    figure,
    instance,
    defaults,
    fromAddress,
    toAddress,
  });

  const { picture, w, rule, backend } = state;
  const job = useMemo(() => {
    const { name, inputs, options, forward } = pictureCall({ picture, w, rule });
    return jobOf(name, { ...inputs }, options, forward);
  }, [picture, w, rule]);
  const { output, runs } = useResult(job, backend, visible);
  const values = output.data;
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
    <Frame {...frame}>
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
      <Notices {...notices} />
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
      <See text={say(noticed(state))} spoken={spoken} />
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
