/** The field of the stack before and after a short training, side by side, and how the loss fell. */
import { useMemo } from 'preact/hooks';
import { Part } from '../../figure/Part.tsx';
import { Mark, PixelBoard } from '../../figure/PixelBoard.tsx';
import { coloursOf } from '../../figure/pixelColours.ts';
import { Rich } from '../../figure/Rich.tsx';
import type { Say } from '../../figure/useFigure.ts';
import { difference } from '../../figure/words.ts';
import { type Course, channels, type Extent, extentOf, type Field, lastStep, mostAxisWork, mostPlaneWork, profileOf } from './learning.ts';
import type { Layer } from './networks.ts';
import { Profile } from './Profile.tsx';
import { useLearning } from './useLearning.ts';

interface Props {
  readonly id: string;
  readonly say: Say;
  /** Cells along a side of the field. */
  readonly size: number;
  readonly layers: readonly Layer[];
  /** Computed when the page was built, for the stack it was built with. */
  readonly built: Course | undefined;
  readonly wanted: boolean;
  readonly visible: boolean;
  readonly onTrain: () => void;
}

const said = (loss: number): string => (loss >= 0.01 ? String(Number(loss.toPrecision(2))) : difference(loss));

/** A part of its own, so that a step of the training draws no more than this anew. */
export function Learning({ id, say, size, layers, built, wanted, visible, onTrain }: Props) {
  const extent = useMemo(() => extentOf(layers), [layers]);
  const trainable = wanted && built === undefined && (extent === 'plane' || extent === 'axis') ? extent : undefined;
  const learnt = useLearning(layers, trainable, visible);
  const course = built ?? learnt;
  if (extent === 'noWeights' || extent === 'tooMuch')
    return (
      <div class="fig__stack">
        <p id={`${id}-learning`}>{say(extent, { most: mostAxisWork })}</p>
      </div>
    );
  const step = (course?.losses.length ?? 1) - 1;
  return (
    <div class="fig__stack">
      <p id={`${id}-learning`}>
        <Rich text={say(extent === 'plane' ? 'learning' : 'learningAxis', { channels, steps: lastStep, size, most: mostPlaneWork })} />
      </p>
      {course === undefined ? (
        <div class="picks">
          <button type="button" disabled={wanted} onClick={onTrain}>
            {say(wanted ? 'training' : 'train')}
          </button>
        </div>
      ) : (
        <>
          <div class="learn">
            <Shown id={`${id}-before`} say={say} name={say('before')} size={size} extent={extent} field={course.before} />
            <Shown id={`${id}-after`} say={say} name={say('after', { step })} size={size} extent={extent} field={course.after} />
            <div class="learn__curve">
              <Curve
                label={say('curveLabel', { first: said(course.losses[0] ?? 0), last: said(course.losses.at(-1) ?? 0) })}
                losses={course.losses}
              />
              <p class="board__scale">{say('curveScale', { last: said(course.losses.at(-1) ?? 0) })}</p>
            </div>
          </div>
          <p class="stack__say" id={`${id}-learnt`}>
            <Rich text={say(sightOf(course), numbersOf(course, size))} />
          </p>
        </>
      )}
    </div>
  );
}

/** Which sentence says what the training did. */
export function sightOf({ before, after, losses }: Course): 'learns' | 'learntLittle' | 'learntWider' | 'learntSame' {
  if (losses.length <= lastStep) return 'learns';
  if ((losses.at(-1) ?? 1) > (losses[0] ?? 1) / 2) return 'learntLittle';
  return after.side > before.side ? 'learntWider' : 'learntSame';
}

const numbersOf = ({ before, after, losses }: Course, size: number) => ({
  size,
  step: losses.length - 1,
  steps: lastStep,
  first: said(losses[0] ?? 0),
  last: said(losses.at(-1) ?? 0),
  before: before.side,
  after: after.side,
  sigmaBefore: before.sigma.toFixed(1),
  sigmaAfter: after.sigma.toFixed(1),
});

interface ShownProps {
  readonly id: string;
  readonly say: Say;
  readonly name: string;
  readonly size: number;
  readonly extent: Extent;
  readonly field: Field;
}

function Shown({ id, say, name, size, extent, field }: ShownProps) {
  const { shares, side, sigma } = field;
  const colours = useMemo(() => {
    const most = Array.from(shares).reduce((largest, share) => Math.max(largest, share), 0);
    // Energy falls off fast; its root, the size of the gradient, is what the eye can follow.
    return coloursOf([shares], (share) => Math.sqrt(share / most));
  }, [shares]);
  const numbers = { name, size, side, sigma: sigma.toFixed(1) };
  const first = (size - side) / 2;
  return (
    <Part part="x" name={name} {...(extent === 'plane' && { side: size })} columns={6}>
      {extent === 'plane' && (
        <PixelBoard id={id} part="x" label={say('learntPlane', numbers)} columns={size} colours={colours}>
          <Mark part="g" row={first} column={first} rows={side} columns={side} />
        </PixelBoard>
      )}
      <Profile label={say('learntAxis', numbers)} axis={profileOf(field, extent)} side={side} />
      <p class="board__scale">{say('counts', numbers)}</p>
    </Part>
  );
}

const width = 240;
const height = 90;
/** From ten times down to a ten-thousandth of the variance of what is wanted. */
const [top, bottom] = [1, -4];

/** The loss by step; the scale is logarithmic, so that the last steps can be seen too. */
function Curve({ label, losses }: { label: string; losses: readonly number[] }) {
  const x = (step: number) => (width * step) / lastStep;
  const y = (loss: number) => Math.round((height * (top - Math.min(top, Math.max(bottom, Math.log10(loss))))) / (top - bottom));
  return (
    <svg class="curve" role="img" aria-label={label} viewBox={`-6 -6 ${width + 12} ${height + 12}`}>
      <path class="curve__axis" d={`M0 0V${height}H${width}`} />
      <path class="curve__line" d={losses.map((loss, step) => `${step === 0 ? 'M' : 'L'}${x(step)} ${y(loss)}`).join('')} />
      <circle class="curve__now" cx={x(losses.length - 1)} cy={y(losses.at(-1) ?? 1)} r={4} />
    </svg>
  );
}
