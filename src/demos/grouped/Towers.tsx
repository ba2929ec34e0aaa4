/** AlexNet's convolutions on their two GPUs: choose a half of a layer, and all it depends on lights up down to the image. */
import { useRef } from 'preact/hooks';
import { Rich } from '../../figure/Rich.tsx';
import type { Say } from '../../figure/useFigure.ts';
import { alexnetLayers, conv1Behind, type Half, halfAfter, litBy, towerSight, towers } from './towers.ts';

interface Props {
  readonly id: string;
  readonly say: Say;
  readonly half: Half;
  readonly onHalf: (half: Half) => void;
}

/** In drawing units: a box, the wires below it, and the strip between the two GPUs. */
const box = { width: 150, height: 34 };
const gap = 30;
const between = 20;
const width = towers * box.width + between;
const left = (gpu: number) => gpu * (box.width + between);
const middle = (gpu: number) => left(gpu) + box.width / 2;
/** Row 0 is the image, row 1 conv1. */
const top = (row: number) => row * (box.height + gap);

export function Towers({ id, say, half, onHalf }: Props) {
  const svg = useRef<SVGSVGElement>(null);
  const lit = litBy(half);
  const isLit = (layer: number, gpu: number) => lit[layer]?.[gpu] === true;
  const chosen = alexnetLayers[half.layer];
  if (chosen === undefined) return null;
  const { name, groups, outChannels, kernel, reads, side, weights, multiplyAccumulates, ungrouped, below } = chosen;
  const gpu = half.gpu + 1;
  const each = outChannels / towers;
  const all = alexnetLayers[0]?.outChannels ?? 0;
  const numbers = { name, gpu, other: towers - half.gpu, reads, behind: conv1Behind(half), all, below };
  const press = (event: KeyboardEvent) => {
    const next = halfAfter(half, event.key);
    if (next === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    onHalf(next);
    event.preventDefault();
    svg.current?.querySelector<SVGElement>(`[data-half="${next.layer} ${next.gpu}"]`)?.focus();
  };
  return (
    <div class="fig__stack">
      <p>{say('towers')}</p>
      <div class="learn">
        <div class="towers" role="radiogroup" aria-label={say('towersLabel')} onKeyDown={press}>
          <svg ref={svg} id={`${id}-towers`} class="wires" viewBox={`-2 -2 ${width + 4} ${top(alexnetLayers.length) + box.height + 4}`}>
            <g aria-hidden="true">
              <rect class="towers__box is-read" x={0} y={0} width={width} height={box.height} />
              <text x={width / 2} y={box.height / 2 + 5}>
                {say('image')}
              </text>
              {[0, 1].map((tower) => (
                <text key={tower} class="towers__gpu" x={middle(tower) + 10} y={box.height + gap / 2 + 5}>
                  GPU {tower + 1}
                </text>
              ))}
              {alexnetLayers.map((layer, at) =>
                [0, 1].map((to) =>
                  (at === 0 ? [to] : [0, 1]).map((from) => {
                    if (at > 0 && layer.groups === 2 && from !== to) return null;
                    const foot = top(at) + box.height;
                    return (
                      <path
                        key={`${at} ${from} ${to}`}
                        class={isLit(at, to) ? 'is-lit' : ''}
                        d={`M${middle(from)} ${foot}L${middle(to)} ${foot + gap}`}
                      />
                    );
                  }),
                ),
              )}
            </g>
            {alexnetLayers.map((layer, at) =>
              [0, 1].map((tower) => {
                const now = at === half.layer && tower === half.gpu;
                const label = say('half', { name: layer.name, gpu: tower + 1, maps: layer.outChannels / towers, side: layer.side });
                return (
                  <g
                    key={`${at} ${tower}`}
                    class={`towers__half${now ? ' is-now' : isLit(at, tower) ? ' is-read' : ''}`}
                    data-half={`${at} ${tower}`}
                    role="radio"
                    aria-checked={now}
                    aria-label={`${label}${!now && isLit(at, tower) ? say('halfRead') : ''}`}
                    tabIndex={now ? 0 : -1}
                    onClick={() => onHalf({ layer: at, gpu: tower })}
                  >
                    <rect class="towers__box" x={left(tower)} y={top(at + 1)} width={box.width} height={box.height} />
                    <text x={middle(tower)} y={top(at + 1) + box.height / 2 + 5}>
                      {`${layer.name} · ${layer.outChannels / towers} × ${layer.side}²`}
                    </text>
                  </g>
                );
              }),
            )}
          </svg>
        </div>
        <div class="learn__curve">
          <p class="stack__sum" id={`${id}-tower`}>
            {name}: {towers} · {each} · {kernel}² · <span class="tone-x">{reads}</span> = <output class="tone-w">{weights}</output>
          </p>
          <p class="stack__sum">
            {side}² · {weights} = {multiplyAccumulates}
          </p>
          <p>{say(groups === 2 ? 'ifJoined' : 'asJoined', { weights: ungrouped })}</p>
          <p>
            <Rich text={say(towerSight(half), numbers)} />
          </p>
        </div>
      </div>
    </div>
  );
}
