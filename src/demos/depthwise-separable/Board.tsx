/** One small plane of the figure: its letter with an index, and the grid. */
import { Grid } from '../../figure/Grid.tsx';
import { Part } from '../../figure/Part.tsx';
import { placeIn } from '../../figure/places.ts';
import { fill, type Words } from '../../figure/words.ts';

interface Props {
  readonly id: string;
  readonly words: Words;
  readonly part: 'x' | 'w' | 'y';
  readonly letter: string;
  readonly name: string;
  readonly columns: number;
  readonly values: readonly number[];
  /** Cells that are read by what is followed. */
  readonly read?: readonly number[];
  /** The cell that is followed, in results. */
  readonly now?: number;
  readonly active: number;
  readonly onActive: (index: number) => void;
  readonly onEdit?: (index: number, value: number) => void;
}

export function Board({ id, words, part, letter, name, columns, values, read = [], now, active, onActive, onEdit }: Props) {
  const rows = values.length / columns;
  const cells = values.map((value, index) => ({
    value,
    label: fill(words[read.includes(index) ? 'cellRead' : 'cell'] ?? '', { ...placeIn(index, columns), value }),
    state: index === now ? 'is-now' : read.includes(index) ? 'is-read' : '',
  }));
  return (
    <Part part={part} letter={letter} name={name} columns={columns}>
      <Grid
        id={id}
        part={part}
        label={fill(words['planeLabel'] ?? '', { name: `${name} ${letter}`, rows, columns })}
        rows={rows}
        columns={columns}
        cells={cells}
        active={active}
        onActive={onActive}
        selectable={now !== undefined}
        {...(onEdit === undefined ? {} : { onEdit })}
      />
    </Part>
  );
}
