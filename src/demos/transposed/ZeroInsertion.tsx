/** The second picture: x with zeros between and around its cells, read by the flipped kernel at stride 1. */
import { useState } from 'preact/hooks';
import { type Cell, Grid } from '../../figure/Grid.tsx';
import { Part } from '../../figure/Part.tsx';
import { nearestIndex, placeIn } from '../../figure/places.ts';
import { fill } from '../../figure/words.ts';
import { flipped, withZeros } from './pictures.ts';
import type { Shown } from './shown.ts';

export function ZeroInsertion({ id, words, state }: Pick<Shown, 'id' | 'words' | 'state'>) {
  const { kernel, row, column } = state;
  const [active, setActive] = useState({ z: { row: 0, column: 0 }, f: { row: 0, column: 0 } });
  const { side, cells } = withZeros(state);
  const turned = flipped(state);
  const inWindow = (index: number) => {
    const place = placeIn(index, side);
    return place.row >= row && place.row < row + kernel && place.column >= column && place.column < column + kernel;
  };
  const zeroCells = cells.map((value, index): Cell => {
    const read = inWindow(index);
    const name = value === undefined ? (read ? 'cellZeroRead' : 'cellZero') : read ? 'cellRead' : 'cell';
    const label = fill(words[name] ?? '', { ...placeIn(index, side), value: value ?? 0 });
    return { value: value ?? 0, label, state: value === undefined ? `is-padding${read ? ' is-lit' : ''}` : read ? 'is-read' : '' };
  });
  const turnedCells = turned.map((value, index): Cell => {
    const place = placeIn(index, kernel);
    const met = cells[(row + place.row) * side + column + place.column];
    const label = fill(words['cellTimes'] ?? '', { ...place, value, times: met ?? 0 });
    return { value, label, state: met === undefined ? '' : 'is-read' };
  });
  return (
    <>
      <Part part="x" name={words['inserted'] ?? ''} side={side} columns={side}>
        <div class="plane plane--cells" data-columns={side}>
          <Grid
            id={`${id}-z`}
            part="x"
            label={fill(words['insertedLabel'] ?? '', { n: side })}
            rows={side}
            columns={side}
            cells={zeroCells}
            window={{ row, column, size: kernel }}
            active={nearestIndex(active.z, side)}
            onActive={(index) => setActive({ ...active, z: placeIn(index, side) })}
          />
        </div>
      </Part>
      <Part part="w" name={words['flipped'] ?? ''} side={kernel} columns={Math.max(3, kernel)}>
        <div class="plane plane--cells" data-columns={kernel}>
          <Grid
            id={`${id}-f`}
            part="w"
            label={fill(words['flippedLabel'] ?? '', { n: kernel })}
            rows={kernel}
            columns={kernel}
            cells={turnedCells}
            active={nearestIndex(active.f, kernel)}
            onActive={(index) => setActive({ ...active, f: placeIn(index, kernel) })}
          />
        </div>
      </Part>
    </>
  );
}
