/** A whole number to type or to step; says what it refuses and never hands on anything else. */
import { useState } from 'preact/hooks';
import { fill, printed, type Words } from './words.ts';

interface Props {
  readonly id: string;
  readonly label: string;
  /** True where a label element names the field by its id; else `label` is its name for screen readers only. */
  readonly labelled?: boolean;
  readonly value: number;
  readonly limits: readonly [least: number, most: number];
  readonly words: Words;
  readonly onValue: (value: number) => void;
  /** Gets a sentence when what was typed could not be taken as it is. */
  readonly onRefused: (sentence: string) => void;
}

export function NumberField({ id, label, labelled = false, value, limits: [least, most], words, onValue, onRefused }: Props) {
  // An empty field or a lone minus sign, which the browser gives as '': more is coming, and no rendering may wipe it out.
  const [unfinished, setUnfinished] = useState(false);
  const within = (asked: number) => Math.min(most, Math.max(least, asked));

  const take = (input: HTMLInputElement) => {
    const asked = input.valueAsNumber;
    setUnfinished(Number.isNaN(asked));
    if (Number.isNaN(asked)) return;
    const given = within(Math.round(asked));
    onValue(given);
    if (given === asked) return;
    input.value = String(given);
    // After onValue: a change that succeeds takes earlier refusals away.
    onRefused(fill(words['outOfRange'] ?? '', { asked: printed(asked), least, most, given }));
  };
  const leave = () => {
    if (!unfinished) return;
    setUnfinished(false);
    onRefused(fill(words['notNumber'] ?? '', { least, most }));
  };
  const step = (by: number) => {
    setUnfinished(false);
    onValue(within(value + by));
  };
  return (
    <span class="number">
      <button type="button" aria-label={`${label}: ${words['lower']}`} disabled={value <= least} onClick={() => step(-1)}>
        −
      </button>
      <input
        id={id}
        type="number"
        inputmode="numeric"
        autocomplete="off"
        aria-label={labelled ? undefined : label}
        min={least}
        max={most}
        step={1}
        value={unfinished ? '' : value}
        onInput={(event) => take(event.currentTarget)}
        onBlur={leave}
      />
      <button type="button" aria-label={`${label}: ${words['raise']}`} disabled={value >= most} onClick={() => step(1)}>
        +
      </button>
    </span>
  );
}
