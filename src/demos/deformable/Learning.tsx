/** The descent at one of its steps: where the points have got to, how the loss fell, and what there is to see in it. */
import { useMemo } from 'preact/hooks';
import { Rich } from '../../figure/Rich.tsx';
import { Slider } from '../../figure/Slider.tsx';
import { fill, printed, type Words } from '../../figure/words.ts';
import { Board } from './Board.tsx';
import { descended, type Moment, movedCount } from './descent.ts';
import { type DeformableState, lastStep, placesOf, wanted } from './model.ts';

interface Props {
  readonly id: string;
  readonly words: Words;
  readonly state: DeformableState;
  readonly x: readonly number[];
  readonly onStep: (step: number) => void;
  readonly onTake: (pixels: readonly number[]) => void;
}

const width = 240;
const height = 90;
const nowhere: Moment = { offsets: [], y: 0, loss: 0 };

const said = (value: number): string =>
  printed(value !== 0 && Math.abs(value) < 0.01 ? Number(value.toFixed(4)) : Number(value.toFixed(2)));

export function Learning({ id, words, state, x, onStep, onTake }: Props) {
  const say = (key: string, values: Readonly<Record<string, string | number>> = {}) => fill(words[key] ?? '', values);
  const { angle, offsets, modulated, mask, step } = state;
  const moments = useMemo(() => descended({ angle, offsets, modulated, mask }), [angle, offsets, modulated, mask]);
  const ways = useMemo(() => {
    const steps = moments.map((moment) => placesOf(moment.offsets));
    return (steps[0] ?? []).map((_, k) => steps.flatMap((places) => places[k] ?? []));
  }, [moments]);
  const [first, now, last] = [moments[0] ?? nowhere, moments[step] ?? nowhere, moments.at(-1) ?? nowhere];
  const moved = movedCount(first, now);
  const sentence = first.loss === 0 ? 'seesThere' : movedCount(first, last) === 0 ? 'seesStuck' : 'seesLearnt';
  const most = Math.max(first.loss, last.loss, 1e-9);
  const high = (loss: number) => Math.round(10 * height * (1 - loss / most)) / 10;
  const curve = moments.map(({ loss }, n) => `${n === 0 ? 'M' : 'L'}${(width * n) / lastStep} ${high(loss)}`).join('');
  return (
    <div class="fig__stack">
      <p>
        <Rich text={say('learning', { wanted })} />
      </p>
      <div class="learn">
        <div class="reach__box">
          <Board
            id={`${id}-learnt`}
            label={say('learntLabel', { step })}
            x={x}
            places={placesOf(now.offsets)}
            ways={ways.map((way) => way.slice(0, step + 1))}
          />
        </div>
        <div class="learn__curve">
          <svg
            class="curve"
            role="img"
            aria-label={say('curve', { first: said(first.loss), last: said(last.loss) })}
            viewBox="-6 -6 252 102"
          >
            <path class="curve__axis" d={`M0 0V${height}H${width}`} />
            <path class="curve__line curve__line--g" d={curve} />
            <circle class="curve__now" cx={(width * step) / lastStep} cy={high(now.loss)} r={4} />
          </svg>
          <div class="ctls">
            <Slider id={`${id}-t`} part="g" label={say('step')} symbol="t" limits={[0, lastStep]} value={step} onValue={onStep} />
            <button type="button" disabled={step === 0 || moved === 0} onClick={() => onTake(now.offsets)}>
              {say('takeUp')}
            </button>
          </div>
          <table class="reach__table" id={`${id}-losses`}>
            <thead>
              <tr>
                <td />
                <th scope="col">
                  {say('yIs')} <i class="tone-y">y</i>
                </th>
                <th scope="col">
                  {say('lossIs')} <i>L</i>
                </th>
              </tr>
            </thead>
            <tbody>
              {[
                { key: 'before', moment: first },
                { key: 'after', moment: now },
              ].map(({ key, moment }) => (
                <tr key={key}>
                  <th scope="row">{say(key, { step })}</th>
                  <td>{said(moment.y)}</td>
                  <td>{said(moment.loss)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p class="sum__line">
            <i>L</i> = ½(<i class="tone-y">y</i> − {wanted})²
          </p>
        </div>
      </div>
      <p class="stack__say">
        <Rich text={say(sentence, { step, wanted, moved, first: said(first.loss), last: said(now.loss) })} />
      </p>
    </div>
  );
}
