/**
 * Channels as rows of cells, from the input above to the output below, with the wires of each step between them. What the
 * selected output can see is lit, and each lit cell holds the number of paths from it to that output.
 */
import { useState } from 'preact/hooks';
import { type Cell, Grid } from '../Grid.tsx';
import { fill, type Words } from '../words.ts';
import { type ChannelStep, pathsTo, wiresOf } from './steps.ts';

interface Props {
  readonly id: string;
  readonly words: Words;
  readonly channels: number;
  readonly steps: readonly ChannelStep[];
  /** What stands beside the wires of each step. */
  readonly names: readonly string[];
  /** The output channel that is looked at. */
  readonly output: number;
  readonly onOutput: (output: number) => void;
}

const side = 40;
const gap = { conv: 56, shuffle: 44 };

export function ChannelStack({ id, words, channels, steps, names, output, onOutput }: Props) {
  const [active, setActive] = useState(0);
  const [pointed, setPointed] = useState<number>();
  const levels = pathsTo(channels, steps, output);
  const dependsOnPointed = (channel: number) => pointed !== undefined && (pathsTo(channels, steps, channel)[0]?.[pointed] ?? 0) > 0;
  const say = (key: string, values: Readonly<Record<string, string | number>>) => fill(words[key] ?? '', values);
  const last = steps.length;
  return (
    <div class="plane plane--cells stack" data-columns={channels}>
      {levels.map((paths, level) => {
        const step = steps[level];
        const isOutput = level === last;
        const cells = paths.map((count, channel): Cell => {
          if (!isOutput) return { value: count, label: say('channelPaths', { channel, count }), state: count > 0 ? 'is-read' : '' };
          const state = `${channel === output ? 'is-now' : ''}${dependsOnPointed(channel) ? ' is-reader' : ''}`;
          return { value: channel, label: say(channel === output ? 'channelNow' : 'channelOut', { channel }), state };
        });
        return (
          <div key={level}>
            <Grid
              id={`${id}-l${level}`}
              part={isOutput ? 'y' : 'x'}
              label={say(isOutput ? 'levelOutput' : level === 0 ? 'levelInput' : 'levelHidden', { level, output })}
              rows={1}
              columns={channels}
              cells={cells}
              active={isOutput ? output : Math.min(active, channels - 1)}
              onActive={isOutput ? onOutput : setActive}
              onPoint={level === 0 ? setPointed : undefined}
              selectable={isOutput}
            />
            {step !== undefined && <Wires channels={channels} step={step} name={names[level] ?? ''} below={levels[level + 1] ?? []} />}
          </div>
        );
      })}
    </div>
  );
}

/** The wires of one step; those that end in a channel that counts are lit. Frames stand around the groups of a convolution. */
function Wires({ channels, step, name, below }: { channels: number; step: ChannelStep; name: string; below: readonly number[] }) {
  const height = gap[step.kind];
  const middle = (channel: number) => channel * side + side / 2;
  const pathOf = (lit: boolean) =>
    wiresOf(channels, step)
      .filter(([, to]) => (below[to] ?? 0) > 0 === lit)
      .map(([from, to]) => `M${middle(from)} 0L${middle(to)} ${height}`)
      .join('');
  const each = channels / step.groups;
  return (
    <svg class={`wires wires--${step.kind}`} viewBox={`-1 0 ${channels * side + 2} ${height}`} aria-hidden="true">
      {step.kind === 'conv' &&
        Array.from({ length: step.groups }, (_, group) => (
          <rect key={group} x={group * each * side + 3} y={3} width={each * side - 6} height={height - 6} />
        ))}
      <path d={pathOf(false)} />
      <path class="is-lit" d={pathOf(true)} />
      <text x={channels * side - 8} y={height / 2 + 6}>
        {name}
      </text>
    </svg>
  );
}
