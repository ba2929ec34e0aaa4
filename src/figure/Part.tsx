/** One drawing with its letter, its name, its size, and below it the controls that change it. */
import type { ComponentChildren } from 'preact';
import type { Role } from './Rich.tsx';

interface Props {
  readonly part: Role;
  readonly name: string;
  /** Side of the plane that is meant: 7 for 7×7; for what is no square, its size as text. Left out, nothing is said of it. */
  readonly side?: number | string;
  /** Where the drawing has another letter than its role, as a kernel K has. */
  readonly letter?: string;
  /** Cells that are drawn side by side: the parts of a figure share its width in this proportion. */
  readonly columns: number;
  readonly children: ComponentChildren;
}

export function Part({ part, name, side, letter = part, columns, children }: Props) {
  return (
    <div class={`part part--${part}`} data-columns={columns}>
      <p class="part__h">
        <b class={`role role-${part}`}>{letter}</b> {name}{' '}
        {side !== undefined && <span class="num">{typeof side === 'number' ? `${side}×${side}` : side}</span>}
      </p>
      {children}
    </div>
  );
}
