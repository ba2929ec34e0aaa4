/** Three ways back from the blur and the transpose, each with its rating and, where it has one, its control. */
import { Slider } from '../../figure/Slider.tsx';
import type { Say } from '../../figure/useFigure.ts';
import { plain } from './Gains.tsx';
import { type DeconvolutionState, limits, size } from './model.ts';
import { Restored } from './Restored.tsx';

const methods = [
  { method: 'inverse', part: 'x', letter: 'x̂' },
  { method: 'wiener', part: 'x', letter: 'x̂' },
  { method: 'lucy', part: 'x', letter: 'x̂' },
  { method: 'transposed', part: 'g', letter: 'Aᵀy' },
] as const;
type Method = (typeof methods)[number]['method'];

interface Props {
  readonly id: string;
  readonly say: Say;
  readonly state: DeconvolutionState;
  /** K of the Wiener filter. */
  readonly noiseToSignal: number;
  readonly pictures: Readonly<Record<Method, ArrayLike<number>>>;
  readonly ratings: Readonly<Record<Method, string>>;
  readonly onState: (next: DeconvolutionState, kind: string) => void;
}

export function Estimates({ id, say, state, noiseToSignal, pictures, ratings, onState }: Props) {
  const { ratio, iterations } = state;
  const controls = {
    wiener: {
      label: say('ratio'),
      symbol: 'K',
      limits: limits.ratio,
      value: ratio,
      shown: plain(noiseToSignal),
      onValue: (value: number) => onState({ ...state, ratio: value }, 'ratio'),
    },
    lucy: {
      label: say('iterations'),
      symbol: 't',
      limits: limits.iterations,
      value: iterations,
      onValue: (value: number) => onState({ ...state, iterations: value }, 'iterations'),
    },
  };
  return (
    <div class="fig__draw fig__draw--boards">
      {methods.map(({ method, part, letter }) => (
        <Restored
          key={method}
          id={`${id}-${method}`}
          part={part}
          letter={letter}
          name={say(method)}
          label={say('restoredLabel', { method: say(method), rating: ratings[method] })}
          side={size.side}
          values={pictures[method]}
          rating={ratings[method]}
        >
          {(method === 'wiener' || method === 'lucy') && (
            <div class="ctls ctls--way">
              <Slider id={`${id}-${method}-control`} part="x" {...controls[method]} />
            </div>
          )}
        </Restored>
      ))}
    </div>
  );
}
