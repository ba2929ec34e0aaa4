/**
 * The input's pixels with the nine sampling points over them. Where points can be moved, each is a tab stop of its own: arrows
 * move it by a tenth of a pixel, with Shift by a whole one, and a mouse or finger drags it.
 */
import { useRef } from 'preact/hooks';
import { brightest, gridPlace, kernel, type Neighbour, type Place, points, side } from './model.ts';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly x: readonly number[];
  readonly places: readonly Place[];
  /** Ways the points came, as one list of places for each; without them a line leads from the grid to each point. */
  readonly ways?: readonly (readonly Place[])[];
  /** The looked-at point and what it reads. */
  readonly point?: number;
  readonly neighbours?: readonly Neighbour[];
  /** From 0 to 1 for each point: a small modulation makes it pale. */
  readonly mask?: readonly number[];
  readonly labelOf?: (point: number) => string;
  readonly describedBy?: string;
  readonly onPoint?: (point: number) => void;
  /** Rows and columns from the point's place on the grid, in tenths of a pixel; not yet held within limits. */
  readonly onMove?: (point: number, row: number, column: number, by: 'drag' | 'key') => void;
}

/** Of a pixel, in drawing units; and the strip around the plane that points can go to. */
const unit = 40;
const rim = 48;
const at = (index: number): number => Math.round(10 * (index + 0.5) * unit) / 10;
/** In whole drawing units, without the steps that are too short to be seen. */
const pathOf = (way: readonly Place[]): string =>
  way
    .map(({ row, column }) => `${Math.round(at(column))} ${Math.round(at(row))}`)
    .filter((text, n, all) => n === 0 || text !== all[n - 1])
    .map((text, n) => (n === 0 ? 'M' : 'L') + text)
    .join('');
const steps: Readonly<Record<string, readonly [row: number, column: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

export function Board({ id, label, x, places, ways, point, neighbours = [], mask, labelOf, describedBy, onPoint, onMove }: Props) {
  const svg = useRef<SVGSVGElement>(null);
  const held = useRef<number | undefined>(undefined);
  const tenths = (k: number): [number, number] => {
    const { row, column } = places[k] ?? gridPlace(k);
    return [Math.round(10 * (row - gridPlace(k).row)), Math.round(10 * (column - gridPlace(k).column))];
  };
  const press = (event: KeyboardEvent, k: number) => {
    const step = steps[event.key];
    if (step === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    const far = event.shiftKey ? 10 : 1;
    const [row, column] = tenths(k);
    onMove?.(k, row + far * step[0], column + far * step[1], 'key');
    event.preventDefault();
  };
  const drag = (event: PointerEvent) => {
    const box = svg.current?.getBoundingClientRect();
    if (held.current === undefined || box === undefined || box.width === 0) return;
    const scale = (side * unit + 2 * rim) / box.width;
    const grid = gridPlace(held.current);
    const indexAt = (pixels: number) => (pixels * scale - rim) / unit - 0.5;
    onMove?.(
      held.current,
      Math.round(10 * (indexAt(event.clientY - box.top) - grid.row)),
      Math.round(10 * (indexAt(event.clientX - box.left) - grid.column)),
      'drag',
    );
  };
  const release = () => {
    held.current = undefined;
  };
  const lines = ways ?? places.map((place, k) => [gridPlace(k), place]);
  return (
    <svg
      ref={svg}
      id={id}
      class="reach"
      role={onMove ? 'application' : 'img'}
      aria-label={label}
      aria-describedby={describedBy}
      viewBox={`${-rim} ${-rim} ${side * unit + 2 * rim} ${side * unit + 2 * rim}`}
      onPointerMove={onMove && drag}
      onPointerUp={release}
      onPointerCancel={release}
    >
      <g aria-hidden="true">
        {x.map((value, index) => {
          const [row, column] = [Math.floor(index / side), index % side];
          const read = neighbours.some((pixel) => pixel.row === row && pixel.column === column && pixel.share > 0);
          return (
            <g key={index}>
              <rect
                class="reach__cell"
                fill-opacity={Math.round((100 * value) / brightest) / 100}
                x={column * unit}
                y={row * unit}
                width={unit}
                height={unit}
              />
              {read && <rect class="reach__read" x={column * unit + 2} y={row * unit + 2} width={unit - 4} height={unit - 4} />}
              <text x={at(column)} y={at(row) + 5}>
                {value}
              </text>
            </g>
          );
        })}
        {lines.map((way, k) => (
          <path key={k} class="reach__way" d={pathOf(way)} />
        ))}
        {Array.from({ length: points }, (_, k) => (
          <circle key={k} class="reach__grid" cx={at(gridPlace(k).column)} cy={at(gridPlace(k).row)} r={3} />
        ))}
      </g>
      {places.map(({ row, column }, k) => (
        <g
          key={k}
          class={`reach__point${k === point ? ' is-now' : ''}${onMove ? ' is-live' : ''}${(kernel[k] ?? 0) < 0 ? ' is-against' : ''}`}
          {...(onMove && {
            role: 'button',
            tabIndex: 0,
            'aria-label': labelOf?.(k),
            'aria-pressed': k === point,
            onFocus: () => onPoint?.(k),
            onClick: () => onPoint?.(k),
            onKeyDown: (event: KeyboardEvent) => press(event, k),
            onPointerDown: (event: PointerEvent) => {
              if (event.button !== 0) return;
              held.current = k;
              svg.current?.setPointerCapture(event.pointerId);
              onPoint?.(k);
            },
          })}
        >
          <circle class="reach__hit" cx={at(column)} cy={at(row)} r={18} />
          <circle class="reach__dot" cx={at(column)} cy={at(row)} r={11} fill-opacity={mask?.[k]} />
          <text class="reach__no" x={at(column)} y={at(row) + 5}>
            {k}
          </text>
        </g>
      ))}
    </svg>
  );
}
