/** A whole number to type or to step; says what it refuses and never hands on anything else. */
import { fill, printed, type Words } from './words.ts';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly value: number;
  readonly limits: readonly [least: number, most: number];
  readonly words: Words;
  readonly onValue: (value: number) => void;
  /** Gets a sentence when what was typed could not be taken as it is. */
  readonly onRefused: (sentence: string) => void;
}

export function NumberField({ id, label, value, limits: [least, most], words, onValue, onRefused }: Props) {
  const within = (asked: number) => Math.min(most, Math.max(least, asked));
  const take = (input: HTMLInputElement) => {
    const asked = input.valueAsNumber;
    // Nothing yet, or a lone minus sign: more is coming.
    if (Number.isNaN(asked)) return;
    const given = within(Math.round(asked));
    if (given !== asked) {
      input.value = String(given);
      onRefused(fill(words['outOfRange'] ?? '', { asked: printed(asked), least, most, given }));
    }
    onValue(given);
  };
  return (
    <span class="number">
      <button type="button" aria-label={`${label}: ${words['lower']}`} disabled={value <= least} onClick={() => onValue(within(value - 1))}>
        −
      </button>
      <input
        id={id}
        type="number"
        inputmode="numeric"
        autocomplete="off"
        aria-label={label}
        min={least}
        max={most}
        step={1}
        value={value}
        onInput={(event) => take(event.currentTarget)}
        onBlur={({ currentTarget: input }) => {
          if (!Number.isNaN(input.valueAsNumber)) return;
          input.value = String(value);
          onRefused(fill(words['notNumber'] ?? '', { least, most }));
        }}
      />
      <button type="button" aria-label={`${label}: ${words['raise']}`} disabled={value >= most} onClick={() => onValue(within(value + 1))}>
        +
      </button>
    </span>
  );
}
