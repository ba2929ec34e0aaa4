/** Both layers at one step of their training: the kernels learnt so far, and how the loss fell. */
import { useMemo, useState } from 'preact/hooks';
import { Grid } from '../../figure/Grid.tsx';
import { Part } from '../../figure/Part.tsx';
import { Rich } from '../../figure/Rich.tsx';
import { Slider } from '../../figure/Slider.tsx';
import { difference, fill, type Words } from '../../figure/words.ts';
import { kernelSide, turned } from './model.ts';
import { lastStep, type Moment, trained } from './training.ts';

interface Props {
  readonly id: string;
  readonly words: Words;
  /** The kernel to be found. */
  readonly w: readonly number[];
  readonly step: number;
  readonly onStep: (step: number) => void;
}

const width = 240;
const height = 120;
/** Losses below this are drawn on the floor: the axis is logarithmic, and an exact 0 has no logarithm. */
const floor = 1e-12;

const said = (loss: number): string => (loss >= 0.01 ? String(Number(loss.toPrecision(3))) : difference(loss));

export function Learning({ id, words, w, step, onStep }: Props) {
  const say = (key: string, values: Readonly<Record<string, string | number>> = {}) => fill(words[key] ?? '', values);
  const training = useMemo(() => trained(w), [w]);
  const correlation = momentAt(training.correlation, step);
  const convolution = momentAt(training.convolution, step);
  const gap = turned(convolution.w).reduce((largest, weight, at) => Math.max(largest, Math.abs(weight - (correlation.w[at] ?? 0))), 0);
  return (
    <div class="fig__stack">
      <p id={`${id}-training`}>{say('training')}</p>
      <div class="learn">
        <Learnt id={`${id}-lc`} words={words} name={say('learntCorrelation')} moment={correlation} />
        <Learnt id={`${id}-lv`} words={words} name={say('learntConvolution')} moment={convolution} />
        <div class="learn__curve">
          <Curve
            label={say('curve', { first: said(training.correlation[0]?.loss ?? 0), last: said(training.correlation.at(-1)?.loss ?? 0) })}
            training={[training.correlation, training.convolution]}
            step={step}
          />
          <div class="ctls">
            <Slider id={`${id}-t`} part="w" label={say('step')} symbol="t" limits={[0, lastStep]} value={step} onValue={onStep} />
          </div>
        </div>
      </div>
      <p class="stack__say">
        <Rich text={say(gap === 0 ? 'seesLearntEqual' : 'seesLearnt', { step, loss: said(correlation.loss), gap: difference(gap) })} />
      </p>
    </div>
  );
}

const momentAt = (moments: readonly Moment[], step: number): Moment => moments[step] ?? { w: [], loss: 0 };

function Learnt({ id, words, name, moment }: { id: string; words: Words; name: string; moment: Moment }) {
  const [active, setActive] = useState(0);
  const cells = moment.w.map((weight, index) => {
    const value = Number(weight.toFixed(1)) + 0;
    const place = { row: Math.floor(index / kernelSide), column: index % kernelSide };
    return { value, label: fill(words['cell'] ?? '', { ...place, value }), state: 'is-read' };
  });
  return (
    <Part part="w" name={name} side={kernelSide} columns={kernelSide}>
      <div class="plane">
        <Grid
          id={id}
          part="w"
          label={fill(words['learntLabel'] ?? '', { name })}
          rows={kernelSide}
          columns={kernelSide}
          cells={cells}
          active={active}
          onActive={setActive}
        />
      </div>
      <p class="board__scale">{fill(words['loss'] ?? '', { loss: said(moment.loss) })}</p>
    </Part>
  );
}

/** One line thick and pale, the other thin and dark on it: that they coincide is what there is to see. */
function Curve({ label, training, step }: { label: string; training: readonly (readonly Moment[])[]; step: number }) {
  const top = Math.log10(Math.max(floor * 10, ...training.flatMap((moments) => moments.map(({ loss }) => loss))));
  const bottom = Math.log10(floor);
  const x = (at: number) => (width * at) / lastStep;
  const y = (loss: number) => Math.round(10 * ((height * (top - Math.log10(Math.max(floor, loss)))) / (top - bottom))) / 10;
  const path = (moments: readonly Moment[]) => moments.map(({ loss }, at) => `${at === 0 ? 'M' : 'L'}${x(at)} ${y(loss)}`).join('');
  return (
    <svg class="curve" role="img" aria-label={label} viewBox={`-6 -6 ${width + 12} ${height + 12}`}>
      <path class="curve__axis" d={`M0 0V${height}H${width}`} />
      {training.map((moments, at) => (
        <path key={at} class={at === 0 ? 'curve__wide' : 'curve__line'} d={path(moments)} />
      ))}
      <circle class="curve__now" cx={x(step)} cy={y(training[0]?.[step]?.loss ?? 0)} r={4} />
    </svg>
  );
}
