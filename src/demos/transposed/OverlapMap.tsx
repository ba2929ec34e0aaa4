/** How many stamps fall on each output cell, away from the borders: a row of counts, and the plane as a heat map. */
import { Choices } from '../../figure/Choices.tsx';
import { Rich } from '../../figure/Rich.tsx';
import { fill } from '../../figure/words.ts';
import { overlap } from './overlap.ts';
import type { Shown } from './shown.ts';

interface Props extends Pick<Shown, 'id' | 'words' | 'state'> {
  readonly onChoose: (kernel: number, stride: number) => void;
}

/** Divisible and not, at strides 2 and 3. */
const presets = ['2/2', '3/2', '4/2', '5/2', '5/3'] as const;
const cell = 28;

export function OverlapMap({ id, words, state, onChoose }: Props) {
  const { kernel, stride } = state;
  const { axis, side, counts, fewest, most } = overlap(kernel, stride);
  const even = fewest === most;
  return (
    <div class="fig__stack">
      <p class="fig__stack-h">{words['overlap']}</p>
      <Choices
        legend={words['overlapPresets'] ?? ''}
        names={presets}
        labelOf={(name) => `k = ${name[0]}, s = ${name[2]}`}
        chosen={presets.find((name) => name === `${kernel}/${stride}`)}
        onChoose={(name) => onChoose(Number(name[0]), Number(name[2]))}
      />
      <p class="stack__sum" id={`${id}-axis`}>
        {words['overlapAxis']} <output class="tone-y">{axis.join(', ')}</output>
      </p>
      <svg
        class="heat"
        role="img"
        aria-label={fill(words['overlapLabel'] ?? '', { fewest, most })}
        viewBox={`-1 -1 ${side * cell + 2} ${side * cell + 2}`}
        width={side * cell + 2}
      >
        {counts.map((count, index) => {
          const [left, top] = [(index % side) * cell, Math.floor(index / side) * cell];
          return (
            <g key={index}>
              <rect x={left} y={top} width={cell} height={cell} fill-opacity={most === 0 ? 0 : (0.6 * count) / most} />
              <text x={left + cell / 2} y={top + cell / 2 + 5}>
                {count}
              </text>
            </g>
          );
        })}
      </svg>
      <p class="stack__say">
        <Rich text={fill(words[even ? 'overlapEven' : 'overlapUneven'] ?? '', { kernel, stride, fewest, most })} />
      </p>
    </div>
  );
}
