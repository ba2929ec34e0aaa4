/** A picture, blurred and with noise, and four ways back beside each other, live. */
import { useMemo } from 'preact/hooks';
import { Foot } from '../../figure/Foot.tsx';
import { Frame } from '../../figure/Frame.tsx';
import { Notices } from '../../figure/Notices.tsx';
import { jobOf } from '../../figure/runs.ts';
import { See } from '../../figure/See.tsx';
import { ShowProgram } from '../../figure/ShowProgram.tsx';
import { type FigureProps, useFigure } from '../../figure/useFigure.ts';
import { useResult } from '../../figure/useResult.ts';
import { useSpoken } from '../../figure/useSpoken.ts';
import { printed } from '../../figure/words.ts';
import { fromAddress, toAddress } from './addressForm.ts';
import { blurSide } from './blurs.ts';
import { Curve } from './Curve.tsx';
import { Estimates } from './Estimates.tsx';
import { Gains, plain } from './Gains.tsx';
import { bestStep, type FirstTrace } from './lucy.ts';
import {
  cropped,
  type DeconvolutionState,
  defaults,
  filtered,
  lastIteration,
  magnitudes,
  middleOffset,
  multiplyAccumulates,
  observe,
  psnr,
  ratios,
  seenSide,
  size,
  transposedCall,
} from './model.ts';
import { noticed } from './noticed.ts';
import { Observed } from './Observed.tsx';
import { useTrace } from './useTrace.ts';

interface Props extends FigureProps {
  /** Richardson–Lucy in the first state, computed when the page was built. */
  readonly first: FirstTrace;
}

export default function Figure({ strings: words, figure, instance = 'deconvolution', first }: Props) {
  const { say, state, set, refuse, visible, frame, notices } = useFigure<DeconvolutionState>({
    words,
    figure,
    instance,
    defaults,
    fromAddress,
    toAddress,
  });

  const { picture, blur, noise, ratio, iterations, row, column, backend } = state;
  const observation = useMemo(() => observe({ picture, blur, noise }), [picture, blur, noise]);
  const { truth, seen } = observation;
  const spectrum = useMemo(() => magnitudes(blur), [blur]);
  const noiseToSignal = ratios[ratio] ?? 0;
  const inverse = useMemo(() => filtered(observation, 0), [observation]);
  const wiener = useMemo(() => filtered(observation, noiseToSignal), [observation, noiseToSignal]);
  const job = useMemo(() => {
    const { inputs, options, forward } = transposedCall(observation);
    return jobOf('convTranspose2d', inputs, options, forward);
  }, [observation]);
  const { output, runs } = useResult(job, backend, visible);
  const transposed = output.data;

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

  return (
    <Frame {...frame}>
      <Observed
        id={instance}
        words={words}
        say={say}
        state={state}
        observation={observation}
        spectrum={spectrum}
        magnitude={magnitude}
        rating={shown.seen}
        onState={set}
        onRefused={refuse}
      />
      <Estimates
        id={instance}
        say={say}
        state={state}
        noiseToSignal={noiseToSignal}
        pictures={{ inverse, wiener, lucy, transposed }}
        ratings={{ inverse: shown.inverse, wiener: shown.wiener, lucy: shown.now, transposed: shown.transposed }}
        onState={set}
      />
      <p class="vh" id={`${instance}-pixels`}>
        {say('pixelHelp')}
      </p>
      <Notices {...notices} />
      <Gains
        id={`${instance}-gains`}
        words={words}
        magnitude={magnitude}
        noiseToSignal={noiseToSignal}
        frequency={say('frequency', { down: row - seenSide / 2, across: column - seenSide / 2 })}
      />
      <See text={say(noticed({ noise, iterations, best, rated }), numbers)} spoken={spoken} />
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
      <ShowProgram words={words} setting={state} load={loadCode} />
    </Frame>
  );
}

/** Where Richardson–Lucy begins: shown for the moment before its first step. */
const grey: readonly number[] = new Array(size.side ** 2).fill(0.5);

const loadCode = () => import('./code.ts').then(({ codeOf }) => codeOf);
