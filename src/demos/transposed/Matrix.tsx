/** The third picture: Cᵀ as a table, a row for each output and a column for each input. The selected row is the sum below. */
import { useMemo } from 'preact/hooks';
import type { Place } from '../../figure/Grid.tsx';
import { Part } from '../../figure/Part.tsx';
import { placeIn } from '../../figure/places.ts';
import { fill, printed } from '../../figure/words.ts';
import { matrix } from './pictures.ts';
import type { Shown } from './shown.ts';

interface Props extends Pick<Shown, 'id' | 'words' | 'state' | 'side' | 'stamping'> {
  readonly onSelect: (place: Place) => void;
}

const width = 18;
/** A table of many rows is drawn flatter, and from some number on without its numbers. */
const heightOf = (rows: number) => Math.max(3, Math.min(14, Math.floor(400 / rows)));
const leastForNumbers = 11;

export function Matrix({ id, words, state, side, stamping, onSelect }: Props) {
  const { input, row, column } = state;
  const table = useMemo(() => matrix(state), [input, state.kernel, state.stride, state.padding, state.outputPadding, state.w]);
  const now = row * side + column;
  const height = heightOf(table.length);
  const columns = input * input;
  const across = columns * width;
  const down = table.length * height;
  const entries = (table[now] ?? []).map(printed).join(', ');
  return (
    <Part part="w" letter="Cᵀ" name={words['matrix'] ?? ''} side={`${table.length}×${columns}`} columns={3}>
      <div class="plane">
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: the same choice can be made in the grid of y, which has the keyboard. */}
        <svg
          id={`${id}-m`}
          class="matrix"
          role="img"
          aria-label={fill(words['matrixLabel'] ?? '', { rows: table.length, columns, place: `${row},${column}`, entries })}
          viewBox={`-1 -1 ${across + 2} ${down + 2}`}
          width={across + 2}
          height={down + 2}
          onClick={(event) => {
            const box = event.currentTarget.getBoundingClientRect();
            const at = Math.floor(((event.clientY - box.top) / box.height) * table.length);
            if (at >= 0 && at < table.length) onSelect(placeIn(at, side));
          }}
        >
          <rect class="matrix__stamp" x={stamping * width} y={0} width={width} height={down} />
          {table.map((weights, at) =>
            weights.map((weight, n) =>
              weight === 0 ? null : (
                <g key={`${at} ${n}`} class={at === now ? 'is-read' : ''}>
                  <rect x={n * width} y={at * height} width={width} height={height} />
                  {height >= leastForNumbers && (
                    <text x={n * width + width / 2} y={at * height + height / 2 + 4}>
                      {printed(weight)}
                    </text>
                  )}
                </g>
              ),
            ),
          )}
          <rect class="matrix__edge" x={0} y={0} width={across} height={down} />
          <rect class="matrix__row" x={0} y={now * height} width={across} height={height} />
        </svg>
      </div>
    </Part>
  );
}
