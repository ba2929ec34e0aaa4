/**
 * Deformable convolution, live: nine sampling points on a stroke, what one of them reads and what all of them make, and the
 * descent that moves them. It is long because state, changes and the fixed order of a figure's parts meet here; what draws and
 * what computes lies elsewhere.
 */
import { useMemo, useRef } from 'preact/hooks';
import { Choices } from '../../figure/Choices.tsx';
import { Foot } from '../../figure/Foot.tsx';
import { Frame } from '../../figure/Frame.tsx';
import { Grid } from '../../figure/Grid.tsx';
import { Notices } from '../../figure/Notices.tsx';
import { Part } from '../../figure/Part.tsx';
import { Mark, PixelBoard } from '../../figure/PixelBoard.tsx';
import { coloursOf, scaleFor } from '../../figure/pixelColours.ts';
import { Rich } from '../../figure/Rich.tsx';
import { jobOf } from '../../figure/runs.ts';
import { Slider } from '../../figure/Slider.tsx';
import { Sum } from '../../figure/Sum.tsx';
import { useFigureState } from '../../figure/useFigureState.ts';
import { useOnScreen } from '../../figure/useOnScreen.ts';
import { useRuns } from '../../figure/useRuns.ts';
import { useSpoken } from '../../figure/useSpoken.ts';
import { fill, printed, type Words } from '../../figure/words.ts';
import { fromAddress, toAddress } from './addressForm.ts';
import { Board } from './Board.tsx';
import { Learning } from './Learning.tsx';
import * as model from './model.ts';

interface Props {
  readonly strings: Words;
  /** The figure's number on its page, if it has one. */
  readonly figure?: string | undefined;
  /** Names the address parameter and every id inside; must differ between two figures of one page. */
  readonly instance?: string;
}

const { brightest, defaults, farthest, kernel, kernelSide, middle, outSide, points, side } = model;
const versions = ['1', '2'] as const;
const inTenths = (tenths: number): string => printed(tenths / 10);

export default function Figure({ strings: words, figure, instance = 'deformable' }: Props) {
  const say = (key: string, values: Readonly<Record<string, string | number>> = {}) => fill(words[key] ?? '', values);
  const history = useFigureState<model.DeformableState>({
    key: instance,
    defaults,
    read(text: string) {
      const { state, ignored } = fromAddress(text);
      return { state, notices: ignored.map((part) => say('ignored', { part })) };
    },
    write: toAddress,
  });
  const { state, change: set, notices, dismiss } = history;
  const root = useRef<HTMLElement>(null);
  const visible = useOnScreen(root);
  const { angle, offsets, modulated, mask, point, backend } = state;

  const job = useMemo(() => {
    const { inputs, forward } = model.layerCall({ angle, offsets, modulated, mask });
    return jobOf('deformConv2d', inputs, {}, forward);
  }, [angle, offsets, modulated, mask]);
  const reference = useMemo(() => job.reference(), [job]);
  const runs = useRuns(job, backend, visible);
  // Until the GPU has answered, the pixels show the reference's numbers; the foot says so.
  const values = (backend === 'webgpu' ? runs.webgpu?.output.data : undefined) ?? reference.data;
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
  const [dr, dc] = [offsets[2 * point] ?? 0, offsets[2 * point + 1] ?? 0];
  const spoken = useSpoken(say('live', { k: point, reading, value: total }));
  const look = (k: number) => {
    if (k !== point) set({ ...state, point: k }, 'look');
  };
  const move = (row: number, column: number) => set(model.movedTo(state, point, row, column), `move${point}`);

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
        <Part part="w" name={say('kernel')} side={kernelSide} columns={4}>
          <div class="plane">
            <Grid
              id={`${instance}-w`}
              part="w"
              label={say('kernelLabel')}
              rows={kernelSide}
              columns={kernelSide}
              cells={kernel.map((weight, k) => ({
                value: weight,
                label: say('kernelCell', { row: Math.floor(k / kernelSide), column: k % kernelSide, value: weight, k }),
                state: k === point ? 'is-now' : 'is-read',
              }))}
              active={point}
              onActive={look}
              selectable
            />
          </div>
          <p class="reach__now">
            <Rich text={`[${say('nowPoint', { k: point })}](role:g)`} />
          </p>
          <div class="ctls">
            <Slider
              id={`${instance}-dr`}
              part="g"
              label={say('rowOffset')}
              symbol="Δr"
              limits={[-farthest, farthest]}
              value={dr}
              shown={inTenths(dr)}
              onValue={(next) => move(next, dc)}
            />
            <Slider
              id={`${instance}-dc`}
              part="g"
              label={say('columnOffset')}
              symbol="Δc"
              limits={[-farthest, farthest]}
              value={dc}
              shown={inTenths(dc)}
              onValue={(next) => move(dr, next)}
            />
            {modulated && (
              <Slider
                id={`${instance}-m`}
                part="g"
                label={say('modulation')}
                symbol="m"
                limits={[0, model.fullMask]}
                value={mask[point] ?? 0}
                shown={inTenths(mask[point] ?? 0)}
                onValue={(next) => set(model.withMask(state, next), `mask${point}`)}
              />
            )}
          </div>
          <div class="picks">
            <button type="button" disabled={dr === 0 && dc === 0} onClick={() => move(0, 0)}>
              {say('pointBack')}
            </button>
            <button
              type="button"
              disabled={offsets.every((tenths) => tenths === 0)}
              onClick={() => set({ ...state, offsets: model.regular }, 'grid')}
            >
              {say('backToGrid')}
            </button>
          </div>
        </Part>
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
      <Notices words={words} sentences={[...new Set(notices)]} onDismiss={dismiss} />
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
      <p class="fig__see">
        <Rich text={say(model.noticed(state), { k: point })} />
      </p>
      <p class="vh" aria-live="polite">
        {spoken}
      </p>
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
    </Frame>
  );
}
