/**
 * A picture, a kernel, and what the kernel makes of the picture, live: one output pixel is followed back to its window, its
 * products and their sum.
 */
import { useMemo, useState } from 'preact/hooks';
import { Foot } from '../../figure/Foot.tsx';
import { Frame } from '../../figure/Frame.tsx';
import type { Place } from '../../figure/Grid.tsx';
import { Notices } from '../../figure/Notices.tsx';
import { Part } from '../../figure/Part.tsx';
import { type Brush, PictureInput } from '../../figure/PictureInput.tsx';
import { Mark, PixelBoard } from '../../figure/PixelBoard.tsx';
import { brightest, painted, pictureName, pixelsOf } from '../../figure/pictureState.ts';
import { coloursOf, ringed, scaleFor } from '../../figure/pixelColours.ts';
import { jobOf } from '../../figure/runs.ts';
import { See } from '../../figure/See.tsx';
import { ShowCode } from '../../figure/ShowCode.tsx';
import { Sum } from '../../figure/Sum.tsx';
import { type FigureProps, useFigure } from '../../figure/useFigure.ts';
import { useResult } from '../../figure/useResult.ts';
import { useSpoken } from '../../figure/useSpoken.ts';
import { printed } from '../../figure/words.ts';
import { conv2d } from '../../nn/ops/conv2d.ts';
import { fromAddress, toAddress } from './addressForm.ts';
import { codeSetting } from './code.ts';
import { Kernel } from './Kernel.tsx';
import { cost, defaults, inputs, type LabState, options, outputOver, outputSide, scenes, select, size, span, stepped } from './model.ts';
import { noticed, sumOf, tapsOf } from './reading.ts';

export default function Figure({ strings: words, figure, instance = 'kernel-lab' }: FigureProps) {
  const { say, state, set, refuse, visible, frame, notices } = useFigure<LabState>({
    words,
    figure,
    instance,
    defaults,
    fromAddress,
    toAddress,
  });
  const [pointed, setPointed] = useState<Place>();
  const [brush, setBrush] = useState<Brush>({ held: false, level: brightest });
  const [pen, setPen] = useState<Place>({ row: 14, column: 14 });

  const { picture, kernel, w, divisor, dilation, stride, padding, backend } = state;
  const job = useMemo(() => {
    const [given, settings] = [inputs(state), options(state)];
    return jobOf('conv2d', { ...given }, settings, () => conv2d.forward(given, settings));
  }, [picture, kernel, w, divisor, dilation, stride, padding]);
  const { output, runs } = useResult(job, backend, visible);
  const values = output.data;

  const side = outputSide(state);
  const xColours = useMemo(
    () =>
      ringed(
        coloursOf([pixelsOf(picture, size)], (value) => value / brightest),
        size.side,
        padding,
      ),
    [picture, padding],
  );
  const scale = useMemo(() => scaleFor(values, brightest), [values]);
  const yColours = useMemo(() => coloursOf([values], scale.shade), [values, scale]);
  const scaleNumbers = { dark: Number(scale.dark.toPrecision(4)), bright: Number(scale.bright.toPrecision(4)) };

  // Under the mouse for as long as it stays; else the chosen one. A picture that shrank may have left the mouse behind.
  const within = (place: Place | undefined) => (place !== undefined && place.row < side && place.column < side ? place : undefined);
  const at = within(pointed) ?? { row: state.row, column: state.column };
  const place = `${at.row},${at.column}`;
  const taps = tapsOf(state, at.row, at.column);
  const total = sumOf(taps);
  const sight = noticed({ ...state, ...at });
  const chosen = `${state.row},${state.column}`;
  const chosenValue = Number((sumOf(tapsOf(state)) / divisor).toPrecision(5)) + 0;
  const spoken = useSpoken(say('live', { place: chosen, value: printed(chosenValue) }));
  const { parameters, multiplyAccumulates } = cost(state);

  const windowSide = span(state);
  const paint = (places: readonly Place[], stroke: number) => {
    const indices = places
      .map(({ row, column }) => ({ row: row - padding, column: column - padding }))
      .filter(({ row, column }) => row >= 0 && column >= 0 && row < size.side && column < size.side)
      .map(({ row, column }) => row * size.side + column);
    set({ ...state, picture: painted(picture, size, indices, brush.level) }, `paint${stroke}`);
  };
  const overInput = ({ row, column }: Place) => {
    if (brush.held) return setPen({ row: row - padding, column: column - padding });
    const { row: outRow, column: outColumn } = outputOver(state, row - padding, column - padding);
    set(select(state, outRow, outColumn), 'select');
  };
  const inputCursor = brush.held
    ? pen
    : { row: at.row * stride - padding + (windowSide >> 1), column: at.column * stride - padding + (windowSide >> 1) };

  return (
    <Frame {...frame}>
      <div class="fig__draw fig__draw--boards">
        <Part part="x" name={say('input')} side={size.side} columns={6}>
          <PictureInput
            id={`${instance}-x`}
            words={words}
            scenes={scenes}
            size={size}
            picture={picture}
            onPicture={(next) => set({ ...state, picture: next }, 'picture')}
            onRefused={refuse}
            brush={brush}
            onBrush={setBrush}
          >
            <PixelBoard
              id={`${instance}-xp`}
              part="x"
              label={say('inputLabel', { side: size.side, picture: pictureName(picture, words) })}
              describedBy={`${instance}-pixels`}
              columns={size.side + 2 * padding}
              colours={xColours}
              cursor={{ row: inputCursor.row + padding, column: inputCursor.column + padding }}
              onCursor={overInput}
              onPaint={brush.held ? paint : undefined}
            >
              {padding > 0 && <Mark part="x" faint row={padding} column={padding} rows={size.side} columns={size.side} />}
              <Mark part="x" row={at.row * stride} column={at.column * stride} rows={windowSide} columns={windowSide} />
              {brush.held && <Mark part="w" row={pen.row + padding} column={pen.column + padding} rows={1} columns={1} />}
            </PixelBoard>
            <p class="board__scale">{say('scaleX')}</p>
          </PictureInput>
        </Part>
        <Kernel id={instance} words={words} state={state} taps={taps} onState={set} onRefused={refuse} />
        <Part part="y" name={say('output')} side={side} columns={6}>
          <PixelBoard
            id={`${instance}-yp`}
            part="y"
            label={say('outputLabel', { side, ...scaleNumbers })}
            describedBy={`${instance}-pixels`}
            columns={side}
            colours={yColours}
            cursor={{ row: state.row, column: state.column }}
            onCursor={({ row, column }) => set(select(state, row, column), 'select')}
            onPoint={setPointed}
          >
            <Mark part="y" row={at.row} column={at.column} rows={1} columns={1} />
          </PixelBoard>
          <p class="board__scale">{say('scaleY', scaleNumbers)}</p>
          <div class="ctls">
            <div class="stepper">
              <output>{say('position', { row: at.row, column: at.column, side })}</output>
              <button type="button" onClick={() => set(stepped(state, -1), 'select')}>
                {say('previous')}
              </button>
              <button type="button" onClick={() => set(stepped(state, 1), 'select')}>
                {say('next')}
              </button>
            </div>
          </div>
        </Part>
      </div>
      <p class="vh" id={`${instance}-help`}>
        {say('cellHelp')}
      </p>
      <p class="vh" id={`${instance}-pixels`}>
        {say('pixelHelp')}
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
        result={total}
        divisor={divisor}
      />
      <See text={say(sight.sentence, sight.numbers)} spoken={spoken} />
      <Foot
        id={instance}
        words={words}
        shapes={`x 1×${size.side}×${size.side}, w 1×1×${kernel}×${kernel}, y 1×${side}×${side}`}
        parameters={parameters}
        macs={`${side * side} × ${kernel * kernel} = ${multiplyAccumulates}`}
        chosen={backend}
        runs={runs}
        onChoose={(name) => set({ ...state, backend: name }, 'backend')}
      />
      <ShowCode words={words} setting={codeSetting(state)} />
    </Frame>
  );
}
