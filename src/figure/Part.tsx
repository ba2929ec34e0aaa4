/** One drawing with its letter, its name, its size, and below it the controls that change it. */
import type { ComponentChildren } from 'preact';
import type { Role } from './Rich.tsx';

interface Props {
  readonly part: Role;
  readonly name: string;
  /** Side of the plane that is meant: 7 for 7×7. */
  readonly side: number;
  /** Cells that are drawn side by side: the parts of a figure share its width in this proportion. */
  readonly columns: number;
  readonly children: ComponentChildren;
}

export function Part({ part, name, side, columns, children }: Props) {
  return (
    <div class={`part part--${part}`} data-columns={columns}>
      <p class="part__h">
        <b class={`role role-${part}`}>{part}</b> {name}{' '}
        <span class="num">
          {side}×{side}
        </span>
      </p>
      {children}
    </div>
  );
}
