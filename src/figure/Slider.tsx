/** A range with its label in front and its value behind; `symbol` is the letter the formulas use. */
import type { ComponentChildren } from 'preact';
import type { Role } from './Rich.tsx';

interface Props {
  readonly id: string;
  readonly part: Role;
  readonly label: string;
  readonly symbol: ComponentChildren;
  readonly limits: readonly [least: number, most: number];
  readonly value: number;
  /** What is shown and read out for the value, where the range only counts positions in a list. */
  readonly shown?: string | undefined;
  /** Must lead to a new rendering even when the value is refused: that is what puts the thumb back. */
  readonly onValue: (value: number) => void;
}

export function Slider({ id, part, label, symbol, limits: [least, most], value, shown, onValue }: Props) {
  return (
    <div class={`slide slide--${part}`}>
      <label for={id}>
        {label} <i>{symbol}</i>
      </label>
      <input
        id={id}
        type="range"
        min={least}
        max={most}
        step={1}
        value={value}
        aria-valuetext={shown}
        autocomplete="off"
        onInput={(event) => onValue(event.currentTarget.valueAsNumber)}
      />
      <output for={id}>{shown ?? value}</output>
    </div>
  );
}
