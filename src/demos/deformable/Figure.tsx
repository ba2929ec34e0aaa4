/**
 * Deformable convolution, live: nine sampling points on a stroke, what one of them reads and what all of them make, and the
 * descent that moves them.
 */
import { useMemo } from 'preact/hooks';
import { Choices } from '../../figure/Choices.tsx';
import { Foot } from '../../figure/Foot.tsx';
import { Frame } from '../../figure/Frame.tsx';
import { Notices } from '../../figure/Notices.tsx';
import { Part } from '../../figure/Part.tsx';
import { Mark, PixelBoard } from '../../figure/PixelBoard.tsx';
import { coloursOf, scaleFor } from '../../figure/pixelColours.ts';
import { jobOf } from '../../figure/runs.ts';
import { See } from '../../figure/See.tsx';
import { ShowProgram } from '../../figure/ShowProgram.tsx';
import { Slider } from '../../figure/Slider.tsx';
import { Sum } from '../../figure/Sum.tsx';
import { type FigureProps, useFigure } from '../../figure/useFigure.ts';
import { useResult } from '../../figure/useResult.ts';
import { useSpoken } from '../../figure/useSpoken.ts';
import { printed } from '../../figure/words.ts';
import { fromAddress, toAddress } from './addressForm.ts';
import { Board } from './Board.tsx';
import { Learning } from './Learning.tsx';
import * as model from './model.ts';
import { Point } from './Point.tsx';

const { brightest, defaults, kernel, kernelSide, middle, outSide, points, side } = model;
const versions = ['1', '2'] as const;

export default function Figure({ strings: words, figure, instance = 'deformable' }: FigureProps) {
  const { say, state, set, visible, frame, notices } = useFigure<model.DeformableState>({
    words,
    figure,
    instance,
    defaults,
    fromAddress,
    toAddress,
  });
  const { angle, offsets, modulated, mask, point, backend } = state;

  const job = useMemo(() => {
    const { inputs, forward } = model.layerCall({ angle, offsets, modulated, mask });
    return jobOf('deformConv2d', inputs, {}, forward);
  }, [angle, offsets, modulated, mask]);
  const { output, runs } = useResult(job, backend, visible);
  const values = output.data;
  const scale = useMemo(() => scaleFor(values, brightest), [values]);
  const yColours = useMemo(() => coloursOf([values], scale.shade), [values, scale]);
  const scaleNumbers = { dark: Number(scale.dark.toPrecision(4)), bright: Number(scale.bright.toPrecision(4)) };

  const x = useMemo(() => model.strokeAt(angle), [angle]);
  const pixels = model.pixelsOf(offsets);
  const places = model.placesOf(pixels);
  const readings = model.readingsOf(x, pixels);
  const counting = model.maskOf(state);
  const total = model.sumOf(readings, counting);
  const now = places[point] ?? { row: middle, column: middle };
  const neighbours = model.neighboursOf(x, now);
  const reading = readings[point] ?? 0;
  const spoken = useSpoken(say('live', { k: point, reading, value: total }));
  const look = (k: number) => {
    if (k !== point) set({ ...state, point: k }, 'look');
  };

  return (
    <Frame {...frame}>
      <div class="fig__rule">
        <Choices
          legend={say('version')}
          names={versions}
          labelOf={(name) => say(`version_${name}`)}
          chosen={modulated ? '2' : '1'}
          onChoose={(name) => set({ ...state, modulated: name === '2' }, 'version')}
        />
      </div>
      <div class="fig__draw">
        <Part part="x" name={say('input')} side={side} columns={11}>
          <Board
            id={`${instance}-x`}
            label={say('boardLabel', { angle })}
            describedBy={`${instance}-help`}
            x={x}
            places={places}
            point={point}
            neighbours={neighbours}
            mask={counting.map((tenths) => 0.15 + 0.085 * tenths)}
            labelOf={(k) =>
              say('pointLabel', {
                k,
                weight: kernel[k] ?? 0,
                row: places[k]?.row ?? 0,
                column: places[k]?.column ?? 0,
                dr: (offsets[2 * k] ?? 0) / 10,
                dc: (offsets[2 * k + 1] ?? 0) / 10,
                value: readings[k] ?? 0,
              })
            }
            onPoint={look}
            onMove={(k, row, column) => set(model.movedTo(state, k, row, column), `move${k}`)}
          />
          <p class="board__scale" id={`${instance}-help`}>
            {say('boardHelp')}
          </p>
          <div class="ctls">
            <Slider
              id={`${instance}-a`}
              part="x"
              label={say('angle')}
              symbol="θ"
              limits={model.angles}
              value={angle}
              shown={`${angle}°`}
              onValue={(next) => set({ ...state, angle: next }, 'angle')}
            />
          </div>
        </Part>
        <Point id={instance} say={say} state={state} onLook={look} onState={set} />
        <Part part="y" name={say('output')} side={outSide} columns={5}>
          <PixelBoard
            id={`${instance}-y`}
            part="y"
            label={say('outputLabel', { ...scaleNumbers, value: total })}
            columns={outSide}
            colours={yColours}
          >
            <Mark part="y" row={middle - 1} column={middle - 1} rows={1} columns={1} />
          </PixelBoard>
          <p class="board__scale">{say('scaleY', scaleNumbers)}</p>
        </Part>
      </div>
      <Notices {...notices} />
      <Sum
        id={`${instance}-reading`}
        label={say('readingSum', { k: point })}
        name={{ role: 'x', letter: 'x̃', index: `${printed(now.row)}, ${printed(now.column)}` }}
        rows={[neighbours.slice(0, 2), neighbours.slice(2)].map((pair) =>
          pair.map(({ share, value, outside }) => [
            { role: 'g' as const, value: share },
            { role: 'x' as const, value, hollow: outside },
          ]),
        )}
        result={reading}
      />
      <Sum
        id={`${instance}-sum`}
        label={say('sum')}
        name={{ role: 'y', letter: 'y', index: `${middle},${middle}` }}
        rows={Array.from({ length: kernelSide }, (_, row) =>
          readings.slice(row * kernelSide, (row + 1) * kernelSide).map((value, column) => {
            const k = row * kernelSide + column;
            return [
              { role: 'w' as const, value: kernel[k] ?? 0 },
              ...(modulated ? [{ role: 'g' as const, value: (mask[k] ?? 0) / 10 }] : []),
              { role: 'x' as const, value },
            ];
          }),
        )}
        result={total}
      />
      <See text={say(model.noticed(state), { k: point })} spoken={spoken} />
      <Learning
        id={instance}
        words={words}
        state={state}
        x={x}
        onStep={(step) => set({ ...state, step }, 'step')}
        onTake={(learnt) => set(model.taken(state, learnt), 'take')}
      />
      <Foot
        id={instance}
        words={words}
        shapes={`x ${side}×${side}, w ${kernelSide}×${kernelSide}, y ${outSide}×${outSide}`}
        parameters={points}
        macs={`${outSide ** 2} × ${points} × (4 + 1) = ${model.multiplyAccumulates}`}
        chosen={backend}
        runs={runs}
        onChoose={(name) => set({ ...state, backend: name }, 'backend')}
      />
      <ShowProgram words={words} setting={state} load={loadCode} />
    </Frame>
  );
}

const loadCode = () => import('./code.ts').then(({ codeOf }) => codeOf);
