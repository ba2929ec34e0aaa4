/**
 * A 1×1 convolution as what it is: one matrix at every pixel. The picture is recoloured, its cloud of colours is slanted, and
 * a second layer without an activation turns out to be part of the first. It is long because state, changes and the fixed
 * order of a figure's parts meet here; what draws and what computes lies elsewhere.
 */
import { useMemo, useState } from 'preact/hooks';
import { Choices } from '../../figure/Choices.tsx';
import { Foot } from '../../figure/Foot.tsx';
import { Frame } from '../../figure/Frame.tsx';
import type { Place } from '../../figure/Grid.tsx';
import { Notices } from '../../figure/Notices.tsx';
import { Part } from '../../figure/Part.tsx';
import { PictureInput } from '../../figure/PictureInput.tsx';
import { Mark, PixelBoard } from '../../figure/PixelBoard.tsx';
import { brightest, pictureName, pixelsOf } from '../../figure/pictureState.ts';
import { coloursOf } from '../../figure/pixelColours.ts';
import { jobOf } from '../../figure/runs.ts';
import { See } from '../../figure/See.tsx';
import { ShowCode } from '../../figure/ShowCode.tsx';
import { Sum } from '../../figure/Sum.tsx';
import { type FigureProps, useFigure } from '../../figure/useFigure.ts';
import { useResult } from '../../figure/useResult.ts';
import { useSpoken } from '../../figure/useSpoken.ts';
import { printed } from '../../figure/words.ts';
import { tensor } from '../../nn/tensor.ts';
import { fromAddress, toAddress } from './addressForm.ts';
import { Cloud } from './Cloud.tsx';
import type { Colour } from './cloud.ts';
import { codeSetting } from './code.ts';
import { MatrixEditor } from './MatrixEditor.tsx';
import { Merged } from './Merged.tsx';
import {
  channels,
  colourAt,
  computed,
  cost,
  defaults,
  input,
  type Matrix,
  noticed,
  type PointwiseState,
  rank,
  scenes,
  select,
  size,
  steps,
} from './model.ts';
import { sumsAt } from './sums.ts';

const plane = size.side * size.side;
const shade = (value: number) => value / brightest;
const coloured = (planes: ArrayLike<number>) =>
  coloursOf(
    [0, 1, 2].map((c) => Array.from({ length: plane }, (_, at) => planes[c * plane + at] ?? 0)),
    shade,
  );
const same = (colour: Colour): Colour => colour;
const five = (value: number) => Number(value.toPrecision(5)) + 0;

export default function Figure({ strings: words, figure, instance = 'pointwise' }: FigureProps) {
  const { say, state, set, refuse, visible, frame, notices } = useFigure<PointwiseState>({
    words,
    figure,
    instance,
    defaults,
    fromAddress,
    toAddress,
  });
  const [pointed, setPointed] = useState<Place>();

  const { picture, first, second, layers, activation, backend } = state;
  const job = useMemo(() => {
    const x = input(state);
    const [begin, ...rest] = steps(state);
    // There is at least one layer.
    if (begin === undefined) throw new Error('a figure without a layer');
    return jobOf(begin.name, { ...begin.inputs, x }, {}, () => computed(state, x), rest);
  }, [picture, first, second, layers, activation]);
  const { output, runs } = useResult(job, backend, visible);
  const values = output.data;

  const pixels = pixelsOf(picture, size);
  const xColours = useMemo(() => coloured(pixels), [pixels]);
  const yColours = useMemo(() => coloured(values), [values]);
  const range = useMemo(
    () => ({ least: five(values.reduce((a, b) => Math.min(a, b))), most: five(values.reduce((a, b) => Math.max(a, b))) }),
    [values],
  );
  const map = useMemo(
    () =>
      (colour: Colour): Colour =>
        colourOf(computed(state, tensor([1, 3, 1, 1], colour)).data),
    [first, second, layers, activation],
  );
  const sight = useMemo(() => noticed(state), [picture, first, second, layers, activation]);

  // Under the mouse for as long as it stays; else the chosen one.
  const at = pointed ?? { row: state.row, column: state.column };
  const place = `${at.row},${at.column}`;
  const sums = sumsAt(state, at.row, at.column);
  const [r, g, b] = sumsAt(state, state.row, state.column).totals.map((total) => printed(five(total / sums.matrix.divisor)));
  const spoken = useSpoken(say('live', { place: `${state.row},${state.column}`, r: r ?? '', g: g ?? '', b: b ?? '' }));
  const { parameters, multiplyAccumulates } = cost(state);
  const bent = layers === 2 && activation === 'relu';

  const board = {
    describedBy: `${instance}-pixels`,
    columns: size.side,
    cursor: { row: state.row, column: state.column },
    onCursor: ({ row, column }: Place) => set(select(state, row, column), 'select'),
    onPoint: setPointed,
  };
  const mark = { row: at.row, column: at.column, rows: 1, columns: 1 };
  const editor = (name: string, key: 'first' | 'second', matrix: Matrix) => (
    <MatrixEditor
      id={`${instance}-w${key === 'first' ? 1 : 2}`}
      describedBy={`${instance}-help`}
      words={words}
      name={name}
      matrix={matrix}
      onMatrix={(next, kind) => set({ ...state, [key]: next }, kind)}
      onRefused={refuse}
    />
  );

  return (
    <Frame {...frame}>
      <div class="fig__draw fig__draw--boards">
        <Part part="x" name={say('input')} side={size.side} columns={5}>
          <PictureInput
            id={`${instance}-x`}
            words={words}
            scenes={scenes}
            size={size}
            picture={picture}
            onPicture={(next) => set({ ...state, picture: next }, 'picture')}
            onRefused={refuse}
          >
            <PixelBoard
              {...board}
              id={`${instance}-xp`}
              part="x"
              label={say('inputLabel', { side: size.side, picture: pictureName(picture, words) })}
              colours={xColours}
            >
              <Mark {...mark} part="x" />
            </PixelBoard>
            <p class="board__scale">{say('rangeX')}</p>
          </PictureInput>
          <Cloud part="x" label={say('cloudX')} planes={pixels} map={same} chosen={colourAt(pixels, at.row, at.column)} />
        </Part>
        <Part part="w" name={say('matrix')} side={3} columns={4}>
          <Choices
            legend={say('layers')}
            names={['1', '2']}
            labelOf={(name) => say(`layers${name}`)}
            chosen={String(layers)}
            onChoose={(name) => set({ ...state, layers: name === '2' ? 2 : 1 }, 'layers')}
          />
          {editor('W₁', 'first', first)}
          {layers === 2 && (
            <>
              <Choices
                legend={say('activation')}
                names={['none', 'relu'] as const}
                labelOf={(name) => say(`activation${name}`)}
                chosen={activation}
                onChoose={(name) => set({ ...state, activation: name }, 'activation')}
              />
              {editor('W₂', 'second', second)}
            </>
          )}
        </Part>
        <Part part="y" name={say('output')} side={size.side} columns={5}>
          <PixelBoard
            {...board}
            id={`${instance}-yp`}
            part="y"
            label={say('outputLabel', { side: size.side, ...range })}
            colours={yColours}
          >
            <Mark {...mark} part="y" />
          </PixelBoard>
          <p class="board__scale">{say('rangeY', range)}</p>
          <p class="board__scale">{say('position', { row: at.row, column: at.column, side: size.side })}</p>
          <Cloud
            part="y"
            label={say(bent ? 'cloudYRelu' : 'cloudY', { rank: rank(sums.matrix) })}
            planes={values}
            map={map}
            bent={bent}
            chosen={colourAt(values, at.row, at.column)}
          />
        </Part>
      </div>
      <p class="vh" id={`${instance}-help`}>
        {say('cellHelp')}
      </p>
      <p class="vh" id={`${instance}-pixels`}>
        {say('pixelHelp')}
      </p>
      <Notices {...notices} />
      {sums.hidden && <p class="fig__see">{say(first.divisor === 1 ? 'hiddenWhole' : 'hidden', { divisor: first.divisor })}</p>}
      <div class="fig__sums">
        {channels.map((channel, row) => (
          <Sum
            key={channel}
            id={`${instance}-sum-${channel}`}
            label={say('sum', { place, channel })}
            name={{ role: 'y', letter: `y${channel}`, index: place }}
            rows={[
              sums.values.map((value, column) => [
                { role: 'w' as const, value: sums.matrix.w[3 * row + column] ?? 0 },
                { role: sums.hidden ? ('y' as const) : ('x' as const), value },
              ]),
            ]}
            result={sums.totals[row] ?? 0}
            divisor={sums.matrix.divisor}
          />
        ))}
      </div>
      {layers === 2 && <Merged id={instance} words={words} state={state} gap={sight.numbers['gap'] ?? 0} />}
      <See text={say(sight.sentence, sight.numbers)} spoken={spoken} />
      <Foot
        id={instance}
        words={words}
        shapes={`x 3×${size.side}×${size.side}, ${layers === 2 ? 'W₁, W₂' : 'W'} 3×3×1×1, y 3×${size.side}×${size.side}`}
        parameters={parameters}
        macs={`${layers === 2 ? '2 × ' : ''}${plane} × 9 = ${multiplyAccumulates}`}
        chosen={backend}
        runs={runs}
        onChoose={(name) => set({ ...state, backend: name }, 'backend')}
      />
      <ShowCode words={words} setting={codeSetting(state)} />
    </Frame>
  );
}

const colourOf = (data: ArrayLike<number>): Colour => [data[0] ?? 0, data[1] ?? 0, data[2] ?? 0];
