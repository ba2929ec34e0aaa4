/** Which input (column) each output (row) depends on, as a table of path counts; empty where there is no path. */
import { useMemo } from 'preact/hooks';
import { fill, type Words } from '../words.ts';
import { type ChannelStep, pathTable } from './steps.ts';

interface Props {
  readonly words: Words;
  readonly channels: number;
  readonly steps: readonly ChannelStep[];
  readonly output: number;
  readonly onOutput: (output: number) => void;
}

const cell = 24;

export function PathTable({ words, channels, steps, output, onOutput }: Props) {
  const table = useMemo(() => pathTable(channels, steps), [channels, steps]);
  const side = channels * cell;
  const filled = table.flat().filter((count) => count > 0).length;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the same choice can be made in the row of outputs, which has the keyboard.
    <svg
      class="matrix"
      role="img"
      aria-label={fill(words['tableLabel'] ?? '', { channels, filled, total: channels ** 2 })}
      viewBox={`-1 -1 ${side + 2} ${side + 2}`}
      width={side + 2}
      height={side + 2}
      onClick={(event) => {
        const box = event.currentTarget.getBoundingClientRect();
        const row = Math.floor(((event.clientY - box.top) / box.height) * channels);
        if (row >= 0 && row < channels) onOutput(row);
      }}
    >
      {table.map((counts, row) =>
        counts.map((count, column) =>
          count === 0 ? null : (
            <g key={`${row} ${column}`} class={row === output ? 'is-read' : ''}>
              <rect x={column * cell} y={row * cell} width={cell} height={cell} />
              <text class={count > 999 ? 'is-long' : undefined} x={column * cell + cell / 2} y={row * cell + cell / 2 + 4}>
                {count}
              </text>
            </g>
          ),
        ),
      )}
      <rect class="matrix__edge" x={0} y={0} width={side} height={side} />
      <rect class="matrix__row" x={0} y={output * cell} width={side} height={cell} />
    </svg>
  );
}
