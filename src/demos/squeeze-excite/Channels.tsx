/**
 * The sixteen channels, a row each: the map, its mean, the way through the bottleneck, the gate, what holds it, and what it adds
 * to the class followed. Rows have one height, so that the wires drawn over all of them meet their numbers.
 */
import { useRef } from 'preact/hooks';
import { cellAfter } from '../../figure/cellKeys.ts';
import { PixelBoard } from '../../figure/PixelBoard.tsx';
import { coloursOf } from '../../figure/pixelColours.ts';
import { fill, type Words } from '../../figure/words.ts';
import { fixed as decimals } from './fixed.ts';
import type { Hold } from './model.ts';
import { channels, mapSide, units } from './network/layers.ts';
import { trained } from './network/trained.ts';

interface Props {
  readonly id: string;
  readonly words: Words;
  readonly maps: Float32Array;
  readonly means: ArrayLike<number>;
  readonly rectified: ArrayLike<number>;
  readonly gates: ArrayLike<number>;
  readonly adds: readonly number[];
  readonly holds: readonly Hold[];
  /** Which gates the image does not set. */
  readonly fixed: readonly boolean[];
  readonly channel: number;
  readonly classes: readonly [followed: number, other: number];
  readonly marks: readonly [followed: readonly number[], other: readonly number[]];
  readonly onChannel: (channel: number) => void;
  readonly onHold: (channel: number, hold: Hold) => void;
}

const holdsShown = ['0', '1'] as const;
/** Few levels keep the drawing that stands in the page without scripts small. */
const levels = 7;

export function Channels(props: Props) {
  const { id, words, maps, means, rectified, gates, adds, holds, fixed, channel, classes, marks, onChannel, onHold } = props;
  const say = (key: string, values: Readonly<Record<string, string | number>> = {}) => fill(words[key] ?? '', values);
  const table = useRef<HTMLTableElement>(null);
  const cells = mapSide * mapSide;
  const brightestCell = Math.max(...maps, 1e-6);
  const largestMean = Math.max(...Array.from(means), 1e-6);
  const largestAdd = Math.max(...adds.map(Math.abs), 1e-6);
  const [followed, other] = marks;

  const press = (event: KeyboardEvent) => {
    const at = event.target instanceof Element ? event.target.getAttribute('data-hold') : null;
    if (at === null) return;
    const next = cellAfter(Number(at), { rows: channels, columns: holdsShown.length }, event);
    if (next === undefined) return;
    event.preventDefault();
    onChannel(Math.floor(next / holdsShown.length));
    table.current?.querySelector<HTMLElement>(`[data-hold="${next}"]`)?.focus();
  };
  return (
    <table class="gates" ref={table} onKeyDown={press}>
      <caption class="vh">{say('channelsLabel', { k: classes[0] })}</caption>
      <thead>
        <tr>
          <th scope="col">{say('channel')}</th>
          <th scope="col" class="tone-x">
            {say('mean')}
          </th>
          <td aria-hidden="true" />
          <th scope="col" class="tone-g">
            {say('gate')}
          </th>
          <th scope="col">{say('hold')}</th>
          <th scope="col" class="tone-y">
            {say('adds', { k: classes[0] })}
          </th>
        </tr>
      </thead>
      <tbody>
        {Array.from({ length: channels }, (_, c) => (
          <tr key={c} class={c === channel ? 'is-now' : ''}>
            <th scope="row">
              <label>
                <input type="radio" name={`${id}-channel`} value={c} checked={c === channel} onChange={() => onChannel(c)} />
                <span>{c}</span>
              </label>
              <PixelBoard
                id={`${id}-m${c}`}
                part="x"
                label={say('mapLabel', { c })}
                columns={mapSide}
                colours={coloursOf(
                  [maps.subarray(c * cells, (c + 1) * cells)],
                  (value) => Math.round((levels * value) / brightestCell) / levels,
                )}
              />
            </th>
            <td>
              {decimals(means[c])}
              <Bar part="x" from={0} to={(means[c] ?? 0) / largestMean} />
            </td>
            {c === 0 && (
              <td class="gates__wires" rowSpan={channels}>
                <Wires channel={channel} rectified={rectified} held={fixed[channel] === true} label={say('wiresLabel')} />
              </td>
            )}
            <td class={fixed[c] ? 'tone-g is-hollow' : 'tone-g'}>
              {decimals(gates[c])}
              <Bar part="g" from={0} to={gates[c] ?? 0} marks={[followed[c] ?? 0, other[c] ?? 0]} />
            </td>
            <td>
              {holdsShown.map((hold, at) => (
                <button
                  key={hold}
                  type="button"
                  data-hold={2 * c + at}
                  tabIndex={c === channel && at === 0 ? 0 : -1}
                  aria-pressed={holds[c] === hold}
                  aria-label={say('holdLabel', { c, hold })}
                  onClick={() => onHold(c, hold)}
                >
                  {hold}
                </button>
              ))}
            </td>
            <td>
              {decimals(adds[c])}
              <Bar part="y" from={0.5} to={0.5 + (adds[c] ?? 0) / largestAdd / 2} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A bar from one share of the width to another; marks are shares too, the second one hollow. */
function Bar({ part, from, to, marks = [] }: { part: 'x' | 'g' | 'y'; from: number; to: number; marks?: readonly number[] }) {
  const [left, right] = [100 * Math.min(from, to), 100 * Math.max(from, to)];
  return (
    <svg class={`gates__bar gates__bar--${part}`} viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <path d="M0 4h100" />
      <rect x={left} y={1} width={right - left} height={6} />
      {marks.map((mark, at) => (
        <path key={at} class={at === 0 ? 'is-class' : 'is-other'} d={`M${100 * mark} 0v8`} />
      ))}
    </svg>
  );
}

const row = 10;
const unitAt = (j: number) => ((j + 0.5) * channels * row) / units;

/** From all means through the four units to the gate of the followed channel; a unit that the ReLU closed leads nowhere. */
function Wires({ channel, rectified, held, label }: { channel: number; rectified: ArrayLike<number>; held: boolean; label: string }) {
  const strong = (weight = 0, most = 1) => Math.abs(weight) > most / 2;
  const largest = (values: Float32Array) => values.reduce((high, value) => Math.max(high, Math.abs(value)), 0);
  const [inMost, outMost] = [largest(trained.w1.data), largest(trained.w2.data)];
  const open = Array.from({ length: units }, (_, j) => (rectified[j] ?? 0) > 0);
  const into: string[] = [];
  const heavy: string[] = [];
  for (let c = 0; c < channels; c++)
    for (const [j, isOpen] of open.entries())
      if (isOpen) (strong(trained.w1.data[j * channels + c], inMost) ? heavy : into).push(`M0 ${(c + 0.5) * row}L50 ${unitAt(j)}`);
  const out = open.flatMap((isOpen, j) => (isOpen && !held ? [`M50 ${unitAt(j)}L100 ${(channel + 0.5) * row}`] : []));
  const wide = open.flatMap((isOpen, j) =>
    isOpen && !held && strong(trained.w2.data[channel * units + j], outMost) ? [`M50 ${unitAt(j)}L100 ${(channel + 0.5) * row}`] : [],
  );
  return (
    <svg viewBox={`0 0 100 ${channels * row}`} preserveAspectRatio="none" role="img" aria-label={label}>
      <path d={into.join('')} />
      <path class="is-lit" d={heavy.join('') + out.join('')} />
      <path class="is-lit is-wide" d={wide.join('')} />
      {open.map((isOpen, j) => (
        <path key={j} class={isOpen ? 'unit is-open' : 'unit'} d={`M50 ${unitAt(j)}h0`} />
      ))}
    </svg>
  );
}
