/** What a key does in a grid of numbers: move, or edit the cell that has the focus. Pure, so that it can be tested as a table. */
export interface GridSize {
  readonly rows: number;
  readonly columns: number;
}

export interface Key {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** The cell a key leads to, or undefined. Home and End stay in the row; with Ctrl they go to the first and last cell. */
export function cellAfter(
  index: number,
  { rows, columns }: GridSize,
  { key, ctrlKey, metaKey, altKey, shiftKey }: Key,
): number | undefined {
  if (altKey || metaKey || shiftKey) return undefined;
  const row = Math.floor(index / columns);
  const column = index % columns;
  const at = (r: number, c: number) => Math.min(rows - 1, Math.max(0, r)) * columns + Math.min(columns - 1, Math.max(0, c));
  if (key === 'Home') return ctrlKey ? 0 : at(row, 0);
  if (key === 'End') return ctrlKey ? rows * columns - 1 : at(row, columns - 1);
  if (ctrlKey) return undefined;
  if (key === 'ArrowLeft') return at(row, column - 1);
  if (key === 'ArrowRight') return at(row, column + 1);
  if (key === 'ArrowUp') return at(row - 1, column);
  if (key === 'ArrowDown') return at(row + 1, column);
  return undefined;
}

/**
 * The value a key gives a cell, or undefined when it is no editing key. `minus` is true after a minus sign was typed on this
 * cell: then the next digit is negative, so that "-3" works as well as "3-".
 */
export function valueAfter(
  value: number,
  limit: number,
  minus: boolean,
  { key, shiftKey, ctrlKey, metaKey, altKey }: Key,
): number | undefined {
  const held = (next: number) => Math.min(limit, Math.max(-limit, next)) + 0;
  if (metaKey || altKey || ctrlKey) return undefined;
  if (key === 'ArrowUp') return shiftKey ? held(value + 1) : undefined;
  if (key === 'ArrowDown') return shiftKey ? held(value - 1) : undefined;
  if (/^[0-9]$/.test(key)) return held((minus ? -1 : 1) * Number(key) || 0);
  if (key === '-' || key === '−') return held(-value || 0);
  if (key === '+') return held(Math.abs(value));
  if (key === 'Backspace' || key === 'Delete') return 0;
  return undefined;
}
