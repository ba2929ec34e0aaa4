/** The pixels of a picture as a cloud in the space of their channels. */
import { useMemo } from 'preact/hooks';
import { brightest } from '../../figure/pictureState.ts';
import { boxPath, type Colour, dotsOf, projected, viewOf } from './cloud.ts';
import { channels } from './model.ts';

interface Props {
  readonly part: 'x' | 'y';
  readonly label: string;
  /** Three planes of the picture, red, green, blue. */
  readonly planes: ArrayLike<number>;
  /** What the layers make of a colour; the identity for the input. */
  readonly map: (colour: Colour) => Colour;
  /** Whether `map` bends straight lines. */
  readonly bent?: boolean;
  /** The pixel that is looked at. */
  readonly chosen: Colour;
}

const same = (colour: Colour): Colour => colour;
const axes: readonly Colour[] = [
  [brightest, 0, 0],
  [0, brightest, 0],
  [0, 0, brightest],
];

export function Cloud({ part, label, planes, map, bent = false, chosen }: Props) {
  const view = useMemo(() => viewOf(map, planes), [map, planes]);
  const dots = useMemo(() => dotsOf(planes), [planes]);
  const unit = Number(view.split(' ')[2]) / 30;
  const [x, y] = projected(chosen);
  return (
    <svg class={`cloud cloud--${part}`} role="img" aria-label={label} viewBox={view}>
      <path class="cloud__cube" d={boxPath(same)} />
      {part === 'y' && <path class="cloud__image" d={boxPath(map, bent ? 6 : 1)} />}
      {dots.map(({ colour, d }) => (
        <path key={colour} class="cloud__dots" stroke={colour} stroke-width={unit} d={d} />
      ))}
      {axes.map((axis, at) => {
        const [left, top] = projected(map(axis));
        return (
          <text key={at} class={`tone-${part}`} x={left} y={top} font-size={2 * unit}>
            {channels[at]}
          </text>
        );
      })}
      <circle class="cloud__ground" cx={x} cy={y} r={unit} />
      <circle class="cloud__chosen" cx={x} cy={y} r={unit} />
    </svg>
  );
}
