/** The output plane y: one cell is selected, and its sum stands below. */
import { Grid, type Place } from '../../figure/Grid.tsx';
import { Part } from '../../figure/Part.tsx';
import { placeIn } from '../../figure/places.ts';
import { fill } from '../../figure/words.ts';
import type { Shown } from './plane.ts';

interface Props extends Omit<Shown, 'taps'> {
  readonly side: number;
  readonly values: ArrayLike<number>;
  /** Outputs that read the input cell pointed at. */
  readonly reading: readonly number[];
  readonly onSelect: (place: Place) => void;
  readonly onStep: (by: 1 | -1) => void;
}

export function Output({ id, words, state, side, values, reading, onSelect, onStep }: Props) {
  const now = state.row * side + state.column;
  const cells = Array.from({ length: side * side }, (_, index) => {
    // A backend's float may be off in the last digits; what is drawn has six.
    const value = Number((values[index] ?? 0).toPrecision(6)) + 0;
    const label = fill(words['cell'] ?? '', { ...placeIn(index, side), value });
    return { value, label, state: `${index === now ? 'is-now' : ''}${reading.includes(index) ? ' is-reader' : ''}` };
  });
  return (
    <Part part="y" name={words['output'] ?? ''} side={side} columns={side}>
      <div class="plane">
        <Grid
          id={`${id}-y`}
          part="y"
          label={fill(words['outputLabel'] ?? '', { rows: side, columns: side })}
          rows={side}
          columns={side}
          cells={cells}
          active={now}
          onActive={(index) => onSelect(placeIn(index, side))}
          selectable
        />
      </div>
      <div class="ctls">
        <div class="stepper">
          <output>{fill(words['position'] ?? '', { n: now + 1, total: side * side })}</output>
          <button type="button" onClick={() => onStep(-1)}>
            {words['previous']}
          </button>
          <button type="button" onClick={() => onStep(1)}>
            {words['next']}
          </button>
        </div>
      </div>
    </Part>
  );
}
