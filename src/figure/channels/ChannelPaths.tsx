/** The ways from input to output channels, drawn as wires with their controls, and beside them counted in a table. */
import type { ComponentChildren } from 'preact';
import { Part } from '../Part.tsx';
import type { Words } from '../words.ts';
import { ChannelStack } from './ChannelStack.tsx';
import { PathTable } from './PathTable.tsx';
import type { ChannelStep } from './steps.ts';

interface Props {
  readonly id: string;
  readonly words: Words;
  readonly channels: number;
  readonly steps: readonly ChannelStep[];
  /** What stands beside each step. */
  readonly names: readonly string[];
  /** The output channel on show. */
  readonly output: number;
  readonly onOutput: (channel: number) => void;
  /** How many of the steps have weights. */
  readonly weighted: number;
  readonly children: ComponentChildren;
}

export function ChannelPaths({ id, words, channels, steps, names, output, onOutput, weighted, children }: Props) {
  return (
    <div class="fig__draw">
      <div class="part part--wide">
        <p class="part__say">
          <b class="role role-x">x</b> {words['from']} <b class="role role-y">y</b> {words['to']}
        </p>
        <ChannelStack id={id} words={words} channels={channels} steps={steps} names={names} output={output} onOutput={onOutput} />
        {children}
      </div>
      <Part part="w" letter={`${weighted > 1 ? '∏\u00a0' : ''}w`} name={words['table'] ?? ''} side={channels} columns={6}>
        <div class="plane">
          <PathTable words={words} channels={channels} steps={steps} output={output} onOutput={onOutput} />
        </div>
      </Part>
    </div>
  );
}
