/** The same small decoder with four heads, fitted to one smooth picture: what they draw, their losses, and their checkerboards. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import { Choices } from '../../figure/Choices.tsx';
import { Part } from '../../figure/Part.tsx';
import { PixelBoard } from '../../figure/PixelBoard.tsx';
import { coloursOf } from '../../figure/pixelColours.ts';
import { Rich } from '../../figure/Rich.tsx';
import { Slider } from '../../figure/Slider.tsx';
import { fill, printed, type Words } from '../../figure/words.ts';
import { begun, fed, feeds, type HeadName, headCost, headNames, largeSide, lastStep, outputOf, smallSide, target } from './decoder.ts';
import { FitTable, percent } from './FitTable.tsx';
import { type FirstFit, type Measures, measuresOf } from './firstFit.ts';
import { type TransposedState, withSeed } from './model.ts';
import { useTraining } from './useTraining.ts';

interface Props {
  readonly id: string;
  readonly words: Words;
  readonly state: TransposedState;
  readonly visible: boolean;
  /** What the first seed begins with and ends in, computed when the page was built. */
  readonly first: FirstFit;
  readonly onState: (state: TransposedState, kind: string) => void;
}

/** Milliseconds between two steps while playing. */
const pace = 60;

export function Decoder({ id, words, state, visible, first, onState }: Props) {
  const say = (key: string, values: Readonly<Record<string, string | number>> = {}) => fill(words[key] ?? '', values);
  const { seed, step, feed } = state;
  const moments = useTraining(seed, visible);
  const [playing, setPlaying] = useState(false);
  const at = Math.max(0, Math.min(step, moments.length - 1));
  const now = moments[at];
  const drawn = useMemo(
    () => headNames.map((name) => ({ name, ...shaded(outputOf(name, now?.[name].network ?? begun(name, seed), feed).data) })),
    [now, seed, feed],
  );
  const wanted = feed === 'picture' ? target.data : fed.constant.data;
  const given = useMemo(() => ({ small: shaded(fed[feed].data), large: shaded(wanted) }), [feed]);

  useEffect(() => {
    if (!playing) return;
    if (step >= lastStep || !visible) {
      setPlaying(false);
      return;
    }
    const timer = setTimeout(() => {
      if (step + 1 < moments.length) onState({ ...state, step: step + 1 }, 'step');
    }, pace);
    return () => clearTimeout(timer);
  }, [playing, state, moments, visible]);

  const play = () => {
    const from = step >= lastStep ? 0 : step;
    // Who wants no motion sees the end at once, and has the slider for what lies between.
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    if (from !== step || still) onState({ ...state, step: still ? lastStep : from }, 'step');
    setPlaying(!still && !playing);
  };
  const goTo = (next: number) => {
    setPlaying(false);
    onState({ ...state, step: Math.min(lastStep, Math.max(0, next)) }, 'step');
  };
  const measures = (step: number, built: Measures): Measures | undefined => {
    const moment = moments[step];
    return moment === undefined ? (first.seed === seed ? built : undefined) : measuresOf(moment);
  };
  const start = measures(0, first.start);
  const middle = at === 0 ? start : measures(at, first.start);
  const end = measures(lastStep, first.end);
  const share = (name: HeadName, of = middle) => percent(of?.share[name]);

  return (
    <div class="fig__stack">
      <p class="fig__stack-h">{say('decoder')}</p>
      <p>{say('decoderIs')}</p>
      <Choices
        legend={say('feeds')}
        names={feeds}
        labelOf={(name) => say(`feed_${name}`)}
        chosen={feed}
        onChoose={(name) => onState({ ...state, feed: name }, 'feed')}
      />
      <div class="learn learn--boards">
        <Part part="x" name={say(`feed_${feed}`)} side={smallSide} columns={3}>
          <PixelBoard id={`${id}-fed`} part="x" label={say(`feed_${feed}`)} columns={smallSide} colours={given.small.colours} />
          {feed === 'picture' && <p class="board__scale">{say('scale', given.small.scale)}</p>}
        </Part>
        {feed === 'picture' && (
          <Part part="y" name={say('wantedIs')} side={largeSide} columns={3}>
            <PixelBoard id={`${id}-wanted`} part="y" label={say('wantedIs')} columns={largeSide} colours={given.large.colours} />
            <p class="board__scale">{say('scale', given.large.scale)}</p>
          </Part>
        )}
        {drawn.map(({ name, colours, scale }) => (
          <Part key={name} part="y" letter="ŷ" name={say(`head_${name}`)} columns={3}>
            <PixelBoard
              id={`${id}-${name}`}
              part="y"
              label={say('drawnLabel', { head: say(`head_${name}`), step: at, share: share(name) })}
              columns={largeSide}
              colours={colours}
            />
            <p class="board__scale">{say('scale', scale)}</p>
            <p class="board__scale">{say('headCost', { n: headCost(name).parameters, macs: headCost(name).multiplyAccumulates })}</p>
          </Part>
        ))}
      </div>
      <div class="ctls">
        <Slider id={`${id}-step`} part="w" label={say('step')} symbol="t" limits={[0, lastStep]} value={step} onValue={goTo} />
        <button type="button" disabled={step >= lastStep} onClick={() => goTo(step + 1)}>
          {say('oneStep')}
        </button>
        <button type="button" onClick={play}>
          {say(playing ? 'pause' : 'play')}
        </button>
        <button
          type="button"
          onClick={() => {
            setPlaying(false);
            onState(withSeed(state), 'seed');
          }}
        >
          {say('otherSeed', { n: seed })}
        </button>
      </div>
      <div class="learn">
        <FitTable
          id={`${id}-loss`}
          words={words}
          name="L"
          title={say('lossIs')}
          step={at}
          values={[start, middle, end].map((of) => (name: HeadName) => said(of?.loss[name]))}
        />
        <FitTable
          id={`${id}-share`}
          words={words}
          name="E"
          title={say('shareIs')}
          step={at}
          values={[start, middle, end].map((of) => (name: HeadName) => share(name, of))}
        />
      </div>
      <p class="stack__say" id={`${id}-fit`}>
        <Rich
          text={say(at === 0 ? 'seesStart' : 'seesFitted', {
            step: at,
            before: share('transposed3', start),
            now: share('transposed3'),
            shuffle: share('shuffle'),
            resize: share('resize'),
          })}
        />
      </p>
    </div>
  );
}

const said = (loss: number | undefined) => (loss === undefined ? '…' : printed(Number(loss.toPrecision(3))));

/** Black is 0 and white 1, or what lies further out. */
function shaded(values: Float32Array) {
  const dark = values.reduce((a, b) => Math.min(a, b), 0);
  const bright = values.reduce((a, b) => Math.max(a, b), 1);
  return {
    colours: coloursOf([values], (value) => (value - dark) / (bright - dark)),
    scale: { dark: Number(dark.toFixed(2)), bright: Number(bright.toFixed(2)) },
  };
}
