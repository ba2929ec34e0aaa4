/**
 * A plane of numbers as an SVG that is also an ARIA grid: one tab stop, arrows move, each cell says where it is and what it
 * holds. Edges of the cells that are read are drawn last, so that no neighbour covers them.
 */
import { useRef } from 'preact/hooks';
import { cellAfter, type Key, valueAfter } from './cellKeys.ts';
import type { Role } from './Rich.tsx';
import { printed } from './words.ts';

export interface Cell {
  readonly value: number;
  /** Said by a screen reader: position, value, and what the cell does. */
  readonly label: string;
  /** `is-read`, `is-now`, `is-span`, `is-reader`, or nothing. */
  readonly state: string;
}

export interface Place {
  readonly row: number;
  readonly column: number;
}

export interface GridProps {
  readonly id: string;
  readonly part: Role;
  readonly label: string;
  readonly rows: number;
  readonly columns: number;
  readonly cells: readonly Cell[];
  /** Distance between neighbours in cells: 2 leaves one hole between them. */
  readonly spacing?: number;
  /** Rings of zeros around the plane, and which of their cells are read. */
  readonly padding?: number;
  readonly paddingRead?: readonly Place[];
  /** The outline of the window. */
  readonly window?: (Place & { readonly size: number }) | undefined;
  /** The cell that Tab leads to. */
  readonly active: number;
  readonly onActive: (index: number) => void;
  readonly onPoint?: ((index: number | undefined) => void) | undefined;
  /** Present where cells can be edited; values stay within ±9. */
  readonly onEdit?: (index: number, value: number) => void;
  readonly describedBy?: string;
  /** Present where the active cell is a choice, as in the output. */
  readonly selectable?: boolean;
}

const side = 40;

export function Grid(props: GridProps) {
  const { id, part, label, rows, columns, cells, spacing = 1, padding = 0, paddingRead = [], window, active, describedBy } = props;
  const { onActive, onPoint, onEdit, selectable = false } = props;
  const svg = useRef<SVGSVGElement>(null);
  const minus = useRef(-1);
  const acrossCells = spacing * (columns - 1) + 1 + 2 * padding;
  const downCells = spacing * (rows - 1) + 1 + 2 * padding;
  const at = (index: number) => (index * spacing + padding) * side;

  const indexOf = (target: EventTarget | null): number | undefined => {
    const text = target instanceof Element ? target.closest('[data-index]')?.getAttribute('data-index') : null;
    return text == null ? undefined : Number(text);
  };
  const focus = (index: number) => svg.current?.querySelector<SVGGElement>(`[data-index="${index}"]`)?.focus();

  const press = (event: KeyboardEvent & Key) => {
    const index = indexOf(event.target);
    if (index === undefined) return;
    const next = cellAfter(index, { rows, columns }, event);
    const value = cells[index]?.value ?? 0;
    const edited = onEdit === undefined ? undefined : valueAfter(value, 9, minus.current === index, event);
    minus.current = event.key === '-' && value === 0 ? index : event.key === '-' ? (value > 0 ? index : -1) : -1;
    if (next === undefined && edited === undefined) return;
    event.preventDefault();
    if (next !== undefined) focus(next);
    else if (edited !== undefined) onEdit?.(index, edited);
  };

  const read = cells.flatMap(({ state }, index) =>
    /read|now/.test(state) ? [{ row: Math.floor(index / columns), column: index % columns, state }] : [],
  );
  return (
    <svg
      ref={svg}
      id={id}
      class={`grid grid--live grid--${part}`}
      viewBox={`-1 -1 ${acrossCells * side + 2} ${downCells * side + 2}`}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the drawing is the control.
      role="grid"
      aria-label={label}
      aria-describedby={describedBy}
      onKeyDown={press}
      onClick={(event) => {
        const index = indexOf(event.target);
        if (index === undefined) return;
        focus(index);
        onActive(index);
      }}
      onFocusIn={(event) => {
        const index = indexOf(event.target);
        if (index !== undefined && index !== active) onActive(index);
        onPoint?.(index);
      }}
      onFocusOut={() => onPoint?.(undefined)}
      onPointerOver={(event) => event.pointerType === 'mouse' && onPoint?.(indexOf(event.target))}
      onPointerLeave={() => onPoint?.(undefined)}
    >
      <Surround across={acrossCells} down={downCells} padding={padding} spacing={spacing} read={paddingRead} />
      {Array.from({ length: rows }, (_, row) => (
        <g key={row} role="row">
          {cells.slice(row * columns, (row + 1) * columns).map((cell, column) => {
            const index = row * columns + column;
            const text = printed(cell.value);
            const [left, top] = [at(column), at(row)];
            return (
              <g
                key={column}
                role="gridcell"
                class={`cell ${cell.state}`}
                data-index={index}
                tabIndex={index === active ? 0 : -1}
                aria-label={cell.label}
                aria-selected={selectable ? index === active : undefined}
              >
                <rect x={left} y={top} width={side} height={side} />
                <rect class="ring" x={left + 4} y={top + 4} width={side - 8} height={side - 8} />
                <text class={text.length > 3 ? 'is-long' : undefined} x={left + side / 2} y={top + side / 2 + 6}>
                  {text}
                </text>
              </g>
            );
          })}
        </g>
      ))}
      <g class="frames" aria-hidden="true">
        {window && <rect class="box" x={at(window.column)} y={at(window.row)} width={window.size * side} height={window.size * side} />}
        {read.map(({ row, column, state }) => (
          <rect key={`${row} ${column}`} class={state} x={at(column)} y={at(row)} width={side} height={side} />
        ))}
      </g>
    </svg>
  );
}

/** What surrounds and separates the cells: zeros of the padding, strokes for the holes between spread cells. */
function Surround({
  across,
  down,
  padding,
  spacing,
  read,
}: {
  across: number;
  down: number;
  padding: number;
  spacing: number;
  read: readonly Place[];
}) {
  const places = Array.from({ length: across * down }, (_, index) => ({
    row: Math.floor(index / across) - padding,
    column: (index % across) - padding,
  }));
  const inside = ({ row, column }: Place) => row >= 0 && column >= 0 && row < down - 2 * padding && column < across - 2 * padding;
  return (
    <g aria-hidden="true">
      {places.map((place) => {
        const [left, top] = [(place.column + padding) * side, (place.row + padding) * side];
        const key = `${place.row} ${place.column}`;
        if (!inside(place)) {
          return (
            <g
              key={key}
              class={`cell is-padding ${read.some(({ row, column }) => row === place.row && column === place.column) ? 'is-lit' : ''}`}
            >
              <rect x={left} y={top} width={side} height={side} />
              <text x={left + side / 2} y={top + side / 2 + 6}>
                0
              </text>
            </g>
          );
        }
        if (place.row % spacing === 0 && place.column % spacing === 0) return null;
        return (
          <g key={key} class="cell is-hole">
            <rect x={left} y={top} width={side} height={side} />
            <path class="hole" d={`M${left + side / 2 - 3} ${top + side / 2}h6`} />
          </g>
        );
      })}
    </g>
  );
}
