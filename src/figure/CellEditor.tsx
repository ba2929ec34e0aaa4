/** The cell that has the grid's tab stop, with buttons: editing for fingers, and for whoever would rather not learn keys. */
import { NumberField } from './NumberField.tsx';
import type { Role } from './Rich.tsx';
import type { Words } from './words.ts';

interface Props {
  readonly id: string;
  readonly part: Role;
  /** Where the plane has another letter than its role. */
  readonly letter?: string;
  readonly place: { readonly row: number; readonly column: number };
  readonly value: number;
  readonly words: Words;
  readonly onValue: (value: number) => void;
  readonly onRefused: (sentence: string) => void;
}

export function CellEditor({ id, part, letter = part, place, value, words, onValue, onRefused }: Props) {
  const name = `${letter}[${place.row},${place.column}]`;
  return (
    <div class={`edit edit--${part}`}>
      <label for={id}>
        <i>{letter}</i>[{place.row},{place.column}]
      </label>
      <NumberField id={id} label={name} labelled value={value} limits={[-9, 9]} words={words} onValue={onValue} onRefused={onRefused} />
    </div>
  );
}
