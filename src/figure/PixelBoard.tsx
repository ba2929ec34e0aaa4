/**
 * Pixel data with a cursor. The page is built with an SVG of strokes, which shows the first state without scripts; in the page
 * a canvas lies over it and follows every change. Pointing and dragging choose a pixel or paint; with the keyboard arrows
 * move the cursor and Space paints.
 */
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { cellAfter } from './cellKeys.ts';
import type { Place } from './Grid.tsx';
import { lineBetween, strokesOf } from './pixelColours.ts';
import type { Role } from './Rich.tsx';

interface Props {
  readonly id: string;
  readonly part: Role;
  /** The text alternative: what is shown, and its size. */
  readonly label: string;
  readonly columns: number;
  /** RGBA bytes in row order; clear pixels show the page. */
  readonly colours: Uint8ClampedArray;
  readonly describedBy?: string;
  /** Present where a pixel can be chosen: the cursor, and who hears of its moves. */
  readonly cursor?: Place;
  readonly onCursor?: ((place: Place) => void) | undefined;
  /** The pixel under the mouse. */
  readonly onPoint?: ((place: Place | undefined) => void) | undefined;
  /** Present while the brush is in hand; `stroke` is the same for one drag. */
  readonly onPaint?: ((places: readonly Place[], stroke: number) => void) | undefined;
  /** Marks over the pixels, in pixels: what is drawn at x 3 lies over column 3. */
  readonly children?: ComponentChildren;
}

export function PixelBoard({ id, part, label, columns, colours, describedBy, cursor, onCursor, onPoint, onPaint, children }: Props) {
  const rows = colours.length / 4 / columns;
  const canvas = useRef<HTMLCanvasElement>(null);
  const last = useRef<Place | undefined>(undefined);
  const stroke = useRef(0);
  // The strokes stay those of the first rendering: the canvas covers them as soon as there is one.
  const [first] = useState({ colours, columns, rows });
  const strokes = useMemo(() => strokesOf(first.colours, first.columns), [first]);
  const [live, setLive] = useState(false);

  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (context == null) return;
    context.putImageData(new ImageData(new Uint8ClampedArray(colours), columns, rows), 0, 0);
    setLive(true);
  }, [colours, columns, rows]);

  const placeOf = (event: PointerEvent): Place | undefined => {
    const box = canvas.current?.getBoundingClientRect();
    if (box === undefined || box.width === 0 || box.height === 0) return undefined;
    const within = (share: number, count: number) => Math.min(count - 1, Math.max(0, Math.floor(share * count)));
    return { row: within((event.clientY - box.top) / box.height, rows), column: within((event.clientX - box.left) / box.width, columns) };
  };
  const touch = (event: PointerEvent, begins: boolean) => {
    const place = placeOf(event);
    if (place === undefined) return;
    if (onPaint !== undefined) {
      onPaint(lineBetween(begins ? place : (last.current ?? place), place), stroke.current);
      last.current = place;
    } else if (begins || event.pointerType === 'mouse') onCursor?.(place);
  };
  const press = (event: KeyboardEvent) => {
    if (cursor === undefined) return;
    if (event.key === ' ' && onPaint !== undefined) {
      stroke.current++;
      onPaint([cursor], stroke.current);
    } else {
      const next = cellAfter(cursor.row * columns + cursor.column, { rows, columns }, event);
      if (next === undefined) return;
      onCursor?.({ row: Math.floor(next / columns), column: next % columns });
    }
    event.preventDefault();
  };
  const works = onCursor !== undefined || onPaint !== undefined;
  return (
    <div
      id={id}
      class={`board board--${part}${works ? ' board--live' : ''}${onPaint ? ' is-painting' : ''}`}
      // A picture that is worked has no closer role: its keys are explained by what describes it.
      role={works ? 'application' : 'img'}
      tabIndex={works ? 0 : undefined}
      aria-label={label}
      aria-describedby={works ? describedBy : undefined}
      onKeyDown={works ? press : undefined}
      onPointerDown={(event) => {
        if (!works || event.button !== 0) return;
        stroke.current++;
        last.current = undefined;
        touch(event, true);
        // Only a drag that paints must not end when it leaves the picture; capturing would also hold back a scrolling finger.
        if (onPaint !== undefined || event.pointerType === 'mouse') event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => {
        if (event.buttons === 1 && works) touch(event, false);
        else if (event.pointerType === 'mouse') onPoint?.(placeOf(event));
      }}
      onPointerLeave={() => onPoint?.(undefined)}
    >
      {!live && (
        <svg aria-hidden="true" class="board__still" viewBox={`0 -0.5 ${first.columns} ${first.rows}`}>
          {strokes.map(({ colour, d }) => (
            <path key={colour} stroke={colour} d={d} />
          ))}
        </svg>
      )}
      <canvas ref={canvas} width={columns} height={rows} aria-hidden="true" />
      <svg aria-hidden="true" class="board__marks" viewBox={`0 0 ${columns} ${rows}`}>
        {children}
      </svg>
    </div>
  );
}

interface MarkProps extends Place {
  readonly part: Role;
  readonly rows: number;
  readonly columns: number;
  /** A frame that only tells where something begins, such as the padding. */
  readonly faint?: boolean;
}

/** A frame around some pixels, light and dark at once so that it shows on any ground. */
export function Mark({ part, row, column, rows, columns, faint = false }: MarkProps) {
  const frame = { x: column, y: row, width: columns, height: rows };
  if (faint) return <rect class={`spot spot--faint spot--${part}`} {...frame} />;
  return (
    <g class={`spot spot--${part}`}>
      <rect class="spot__ground" {...frame} />
      <rect class="spot__line" {...frame} />
    </g>
  );
}
