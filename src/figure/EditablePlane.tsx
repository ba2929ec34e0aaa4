/**
 * A square plane whose cells the reader sets: by keys in the grid, or one at a time in the field below it. That field stands first
 * among the controls that set the plane up.
 */
import type { ComponentChildren } from 'preact';
import { CellEditor } from './CellEditor.tsx';
import { Grid, type GridProps } from './Grid.tsx';
import { placeIn } from './places.ts';
import type { Words } from './words.ts';

type Drawing = 'part' | 'label' | 'cells' | 'spacing' | 'padding' | 'paddingRead' | 'window' | 'active' | 'onActive' | 'onPoint';

interface Props extends Pick<GridProps, Drawing> {
  /** The figure's own; the grid and the field are called after it and the letter. */
  readonly id: string;
  readonly words: Words;
  /** Where the plane has another letter than its role. */
  readonly letter?: string;
  readonly side: number;
  /** Planes whose cells keep one size, however many there are. */
  readonly sized?: 'cells' | 'kernel';
  readonly onCell: (index: number, value: number) => void;
  readonly onRefused: (sentence: string) => void;
  /** The further controls. */
  readonly children?: ComponentChildren;
}

export function EditablePlane({ id, words, letter, side, sized, onCell, onRefused, children, ...grid }: Props) {
  const { part, cells, active, spacing = 1 } = grid;
  const name = letter ?? part;
  return (
    <>
      <div class={`plane${sized ? ` plane--${sized}` : ''}`} data-columns={sized ? spacing * (side - 1) + 1 : undefined}>
        <Grid {...grid} id={`${id}-${name}`} describedBy={`${id}-help`} rows={side} columns={side} onEdit={onCell} />
      </div>
      <div class="ctls">
        <CellEditor
          id={`${id}-${name}e`}
          part={part}
          letter={name}
          place={placeIn(active, side)}
          value={cells[active]?.value ?? 0}
          words={words}
          onValue={(value) => onCell(active, value)}
          onRefused={onRefused}
        />
        {children}
      </div>
    </>
  );
}
