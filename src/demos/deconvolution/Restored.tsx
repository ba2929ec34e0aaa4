/** A picture that one of the methods gave back, its rating, and below them the method's own control. */
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { Part } from '../../figure/Part.tsx';
import { PixelBoard } from '../../figure/PixelBoard.tsx';
import { coloursOf } from '../../figure/pixelColours.ts';
import type { Role } from '../../figure/Rich.tsx';

interface Props {
  readonly id: string;
  readonly part: Role;
  readonly letter: string;
  readonly name: string;
  /** The text alternative of the picture. */
  readonly label: string;
  readonly side: number;
  readonly values: ArrayLike<number>;
  /** Value to 0 (black) … 1 (white); as it is, if left out. */
  readonly shade?: (value: number) => number;
  readonly rating: string;
  readonly children?: ComponentChildren;
}

export function Restored({ id, part, letter, name, label, side, values, shade = asItIs, rating, children }: Props) {
  const colours = useMemo(() => coloursOf([values], (value) => stepped(shade(value))), [values, shade]);
  return (
    <Part part={part} letter={letter} name={name} columns={6}>
      <PixelBoard id={id} part={part} label={label} columns={side} colours={colours} />
      <p class="board__scale">{rating}</p>
      {children}
    </Part>
  );
}

const asItIs = (value: number) => value;

/** Thirty-two greys are as many as the eye needs here, and keep the page that is built light. */
export const stepped = (value: number): number => Math.round(31 * Math.min(1, Math.max(0, value))) / 31;
