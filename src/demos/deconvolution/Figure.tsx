/**
 * A picture, blurred and with noise, and four ways back beside each other, live. It is long because state, changes and the fixed
 * order of a figure's parts meet here; what draws and what computes lies elsewhere.
 */
import { useMemo, useRef, useState } from 'preact/hooks';
import { Choices } from '../../figure/Choices.tsx';
import { Foot } from '../../figure/Foot.tsx';
import { Frame } from '../../figure/Frame.tsx';
import { Notices } from '../../figure/Notices.tsx';
import { Part } from '../../figure/Part.tsx';
import { PictureInput } from '../../figure/PictureInput.tsx';
import { Mark, PixelBoard } from '../../figure/PixelBoard.tsx';
import { pictureName } from '../../figure/pictureState.ts';
import { coloursOf } from '../../figure/pixelColours.ts';
import { Rich } from '../../figure/Rich.tsx';
import { jobOf } from '../../figure/runs.ts';
import { Slider } from '../../figure/Slider.tsx';
import { useFigureState } from '../../figure/useFigureState.ts';
import { useOnScreen } from '../../figure/useOnScreen.ts';
import { useRuns } from '../../figure/useRuns.ts';
import { useSpoken } from '../../figure/useSpoken.ts';
import { fill, printed, type Words } from '../../figure/words.ts';
import { fromAddress, toAddress } from './addressForm.ts';
import { blurNames, blurSide } from './blurs.ts';
import { Curve } from './Curve.tsx';
import { Gains, plain } from './Gains.tsx';
import { bestStep, type FirstTrace } from './lucy.ts';
import {
  cropped,
  type DeconvolutionState,
  defaults,
  filtered,
  lastIteration,
  limits,
  magnitudes,
  middleOffset,
  multiplyAccumulates,
  noises,
  observe,
  psnr,
  ratios,
  scenes,
  seenSide,
  size,
  transposedCall,
} from './model.ts';
import { noticed } from './noticed.ts';
import { Restored, stepped } from './Restored.tsx';
import { useTrace } from './useTrace.ts';

interface Props {
  readonly strings: Words;
  /** The figure's number on its page, if it has one. */
  readonly figure?: string | undefined;
  /** Names the address parameter and every id inside; must differ between two figures of one page. */
  readonly instance?: string;
  /** Richardson–Lucy in the first state, computed when the page was built. */
  readonly first: FirstTrace;
}

/** Ten thousandths are black. */
const logarithmic = (value: number): number => 1 + Math.log10(Math.max(1e-4, value)) / 4;

export default function Figure({ strings: words, figure, instance = 'deconvolution', first }: Props) {
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
  const history = useFigureState<DeconvolutionState>(form);
  const { state, change: put, notices, dismiss } = history;
  const [refused, setRefused] = useState<readonly string[]>([]);
  const root = useRef<HTMLElement>(null);
  const visible = useOnScreen(root);
  const set = (next: DeconvolutionState, kind: string) => {
    put(next, kind);
    setRefused([]);
  };

  const { picture, blur, noise, ratio, iterations, row, column, backend } = state;
  const observation = useMemo(() => observe({ picture, blur, noise }), [picture, blur, noise]);
  const { truth, psf, seen } = observation;
  const spectrum = useMemo(() => magnitudes(blur), [blur]);
  const noiseToSignal = ratios[ratio] ?? 0;
  const inverse = useMemo(() => filtered(observation, 0), [observation]);
  const wiener = useMemo(() => filtered(observation, noiseToSignal), [observation, noiseToSignal]);
  const job = useMemo(() => {
    const { inputs, options, forward } = transposedCall(observation);
    return jobOf('convTranspose2d', inputs, options, forward);
  }, [observation]);
  const reference = useMemo(() => job.reference(), [job]);
  const runs = useRuns(job, backend, visible);
  // Until the GPU has answered, the pixels show the reference's numbers; the foot says so.
  const transposed = (backend === 'webgpu' ? runs.webgpu?.output.data : undefined) ?? reference.data;

  const computed = useTrace(observation, visible);
  const built = picture === defaults.picture && blur === defaults.blur && noise === defaults.noise;
  const complete = computed.ratings.length === lastIteration;
  const ratings = built && !complete ? first.ratings : computed.ratings;
  // While the steps are still coming, the furthest there is.
  const lucy =
    built && !complete && iterations === defaults.iterations
      ? first.picture
      : (computed.pictures[Math.min(iterations, computed.pictures.length) - 1] ?? (built ? first.picture : grey));
  const best = bestStep(ratings);

  const decibels = (value: number | undefined) =>
    value === undefined ? say('pending') : say('rating', { value: Number.isFinite(value) ? printed(Number(value.toFixed(1))) : '∞' });
  const rated = {
    seen: psnr(
      truth,
      useMemo(() => cropped(seen.data, middleOffset), [seen]),
    ),
    inverse: psnr(truth, inverse),
    wiener: psnr(truth, wiener),
    transposed: psnr(truth, transposed),
    now: ratings[iterations - 1],
    top: ratings[best - 1],
  };
  const shown = {
    seen: decibels(rated.seen),
    inverse: decibels(rated.inverse),
    wiener: decibels(rated.wiener),
    transposed: decibels(rated.transposed),
    now: decibels(rated.now),
    top: decibels(rated.top),
  };
  const numbers = { ...shown, best, step: iterations, most: plain(1 / Math.min(...spectrum)) };
  const spoken = useSpoken(say('live', numbers));

  const magnitude = Number((spectrum[row * seenSide + column] ?? 0).toPrecision(3));
  const truthColours = useMemo(() => coloursOf([truth], stepped), [truth]);
  const spectrumColours = useMemo(() => coloursOf([spectrum], (value) => stepped(logarithmic(value))), [spectrum]);
  const brightestWeight = Math.max(...psf.data);
  const spreadShade = useMemo(() => (value: number) => value / brightestWeight, [brightestWeight]);
  const restoredLabel = (method: 'inverse' | 'wiener' | 'lucy' | 'transposed', rating: string) =>
    say('restoredLabel', { method: say(method), rating });

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
      <div class="fig__draw fig__draw--boards">
        <Part part="x" name={say('truth')} side={size.side} columns={6}>
          <PictureInput
            id={`${instance}-x`}
            words={words}
            scenes={scenes}
            size={size}
            picture={picture}
            onPicture={(next) => set({ ...state, picture: next }, 'picture')}
            onRefused={(sentence) => setRefused([sentence])}
          >
            <PixelBoard
              id={`${instance}-xp`}
              part="x"
              label={say('truthLabel', { side: size.side, picture: pictureName(picture, words) })}
              columns={size.side}
              colours={truthColours}
            />
            <p class="board__scale">{say('scale')}</p>
          </PictureInput>
        </Part>
        <Restored
          id={`${instance}-hp`}
          part="w"
          letter="h"
          name={say('spread')}
          label={say('spreadLabel', { blur: say(`blur_${blur}`), most: plain(brightestWeight) })}
          side={blurSide}
          values={psf.data}
          shade={spreadShade}
          rating={say('scaleSpread', { most: plain(brightestWeight) })}
        >
          <div class="picks">
            <Choices
              legend={say('blurs')}
              names={blurNames}
              labelOf={(name) => say(`blur_${name}`)}
              chosen={blur}
              onChoose={(name) => set({ ...state, blur: name }, 'blur')}
            />
          </div>
        </Restored>
        <Restored
          id={`${instance}-yp`}
          part="y"
          letter="y"
          name={`${say('seen')} ${seenSide}×${seenSide}`}
          label={say('seenLabel', { side: seenSide, rating: shown.seen })}
          side={seenSide}
          values={seen.data}
          rating={shown.seen}
        >
          <div class="ctls ctls--way">
            <Slider
              id={`${instance}-n`}
              part="y"
              label={say('noise')}
              symbol="σ"
              limits={limits.noise}
              value={noise}
              shown={String(noises[noise])}
              onValue={(value) => set({ ...state, noise: value }, 'noise')}
            />
          </div>
        </Restored>
        <Part part="w" letter="|H|" name={say('spectrum')} side={seenSide} columns={6}>
          <PixelBoard
            id={`${instance}-fp`}
            part="w"
            label={say('spectrumLabel', { side: seenSide, value: plain(magnitude) })}
            describedBy={`${instance}-pixels`}
            columns={seenSide}
            colours={spectrumColours}
            cursor={{ row, column }}
            onCursor={(place) => set({ ...state, ...place }, 'frequency')}
          >
            <Mark part="w" row={row} column={column} rows={1} columns={1} />
          </PixelBoard>
          <p class="board__scale">{say('scaleH')}</p>
        </Part>
      </div>
      <div class="fig__draw fig__draw--boards">
        <Restored
          id={`${instance}-ip`}
          part="x"
          letter="x̂"
          name={say('inverse')}
          label={restoredLabel('inverse', shown.inverse)}
          side={size.side}
          values={inverse}
          rating={shown.inverse}
        />
        <Restored
          id={`${instance}-vp`}
          part="x"
          letter="x̂"
          name={say('wiener')}
          label={restoredLabel('wiener', shown.wiener)}
          side={size.side}
          values={wiener}
          rating={shown.wiener}
        >
          <div class="ctls ctls--way">
            <Slider
              id={`${instance}-k`}
              part="x"
              label={say('ratio')}
              symbol="K"
              limits={limits.ratio}
              value={ratio}
              shown={plain(noiseToSignal)}
              onValue={(value) => set({ ...state, ratio: value }, 'ratio')}
            />
          </div>
        </Restored>
        <Restored
          id={`${instance}-lp`}
          part="x"
          letter="x̂"
          name={say('lucy')}
          label={restoredLabel('lucy', shown.now)}
          side={size.side}
          values={lucy}
          rating={shown.now}
        >
          <div class="ctls ctls--way">
            <Slider
              id={`${instance}-t`}
              part="x"
              label={say('iterations')}
              symbol="t"
              limits={limits.iterations}
              value={iterations}
              onValue={(value) => set({ ...state, iterations: value }, 'iterations')}
            />
          </div>
        </Restored>
        <Restored
          id={`${instance}-tp`}
          part="g"
          letter="Aᵀy"
          name={say('transposed')}
          label={restoredLabel('transposed', shown.transposed)}
          side={size.side}
          values={transposed}
          rating={shown.transposed}
        />
      </div>
      <p class="vh" id={`${instance}-pixels`}>
        {say('pixelHelp')}
      </p>
      <Notices
        words={words}
        sentences={[...new Set([...notices, ...refused])]}
        onDismiss={() => {
          dismiss();
          setRefused([]);
        }}
      />
      <Gains
        id={`${instance}-gains`}
        words={words}
        magnitude={magnitude}
        noiseToSignal={noiseToSignal}
        frequency={say('frequency', { down: row - seenSide / 2, across: column - seenSide / 2 })}
      />
      <p class="fig__see">
        <Rich text={say(noticed({ noise, iterations, best, rated }), numbers)} />
      </p>
      <p class="vh" aria-live="polite">
        {spoken}
      </p>
      <div class="fig__rate">
        <p>{say('curveHead')}</p>
        <Curve label={say('curveLabel', numbers)} ratings={ratings} best={best} step={iterations} seen={rated.seen} wiener={rated.wiener} />
        <p class="rate__keys">
          {['keyBest', 'keyNow', 'keySeen', 'keyWiener'].map((key) => (
            <span key={key}>{say(key, numbers)}</span>
          ))}
        </p>
        <div class="picks">
          <button type="button" disabled={best === 0 || best === iterations} onClick={() => set({ ...state, iterations: best }, 'best')}>
            {say('best', { best })}
          </button>
        </div>
        <p class="board__scale">{say('runsOn')}</p>
      </div>
      <Foot
        id={instance}
        words={words}
        shapes={`x ${size.side}×${size.side}, h ${blurSide}×${blurSide}, y ${seenSide}×${seenSide}`}
        parameters={say('weights')}
        macs={say('atWork', { macs: multiplyAccumulates })}
        chosen={backend}
        runs={runs}
        onChoose={(name) => set({ ...state, backend: name }, 'backend')}
      />
    </Frame>
  );
}

/** Where Richardson–Lucy begins: shown for the moment before its first step. */
const grey: readonly number[] = new Array(size.side ** 2).fill(0.5);
