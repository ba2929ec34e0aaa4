/**
 * A plane of pixels in grey. At build time it is an SVG, so that it is there with JavaScript off; in the page a canvas takes
 * its place, which can be drawn again at every frame. What it shows is also said in words, by `label`.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import { greyPaths, greys } from './greys.ts';

interface Props {
  readonly id?: string;
  readonly label: string;
  readonly rows: number;
  readonly columns: number;
  /** rows × columns numbers in row order. */
  readonly values: ArrayLike<number>;
  /** Drawn black and white; what lies outside is drawn as the nearer of the two. */
  readonly range: readonly [black: number, white: number];
}

export function Pixels({ id, label, rows, columns, values, range }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [live, setLive] = useState(false);
  useEffect(() => setLive(true), []);

  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (context == null) return;
    const image = context.createImageData(columns, rows);
    const levels = greys(values, range);
    for (let i = 0; i < levels.length; i++) image.data.fill(levels[i] ?? 0, 4 * i, 4 * i + 3).fill(255, 4 * i + 3, 4 * i + 4);
    context.putImageData(image, 0, 0);
  });

  if (live) return <canvas ref={canvas} id={id} class="pixels" role="img" aria-label={label} width={columns} height={rows} />;
  return (
    <svg id={id} class="pixels" role="img" aria-label={label} viewBox={`0 0 ${columns} ${rows}`} shape-rendering="crispEdges">
      {greyPaths(greys(values, range), columns).map(({ grey, path }) => (
        <path key={grey} fill={`rgb(${grey} ${grey} ${grey})`} d={path} />
      ))}
    </svg>
  );
}
