/**
 * The products behind one output cell, laid out like the kernel, and their sum. Plain elements and the formula face, not
 * KaTeX: a figure computes it again at every step, and the page should not carry a typesetter for that.
 */
import type { Role } from './Rich.tsx';
import { printed } from './words.ts';

export interface Factor {
  readonly role: Role;
  readonly value: number;
  /** A zero of the padding. */
  readonly hollow?: boolean;
}
/** One product; its factors stand in the order they are written. */
export type Term = readonly Factor[];

interface Props {
  readonly id: string;
  /** What the scroll box is called. */
  readonly label: string;
  /** `y` and `1,1` in y[1,1]. */
  readonly name: { readonly role: Role; readonly letter: string; readonly index: string };
  readonly rows: readonly (readonly Term[])[];
  readonly result: number;
}

export function Sum({ id, label, name, rows, result }: Props) {
  return (
    // The box scrolls sideways, so the keyboard must reach it.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset groups controls, this groups terms.
    <div class="fig__f" tabIndex={0} role="group" aria-label={label} id={id}>
      <div class="sum">
        {rows.map((terms, row) => (
          <div class="sum__row" key={row}>
            <span class="sum__left">
              {row === 0 && (
                <>
                  <Named {...name} />
                  {' = '}
                </>
              )}
            </span>
            {terms.map((factors, column) => (
              <span class="sum__term" key={column}>
                <span class="sum__plus">{row + column > 0 ? '+ ' : ''}</span>
                {factors.map((factor, at) => (
                  <span key={at}>
                    {at > 0 && <span class="sum__dot">·</span>}
                    <span class={`tone-${factor.role}${factor.hollow ? ' is-hollow' : ''}`}>{bracketed(factor.value)}</span>
                  </span>
                ))}{' '}
              </span>
            ))}
          </div>
        ))}
        <div class="sum__row">
          <span class="sum__left">
            {/* A sum of nothing is 0 at once. */}
            {rows.length === 0 && <Named {...name} />}
            {rows.length === 0 ? ' = ' : '= '}
          </span>
          <output class={`sum__result tone-${name.role}`}>{printed(result)}</output>
        </div>
      </div>
    </div>
  );
}

const bracketed = (value: number): string => (value < 0 ? `(${printed(value)})` : printed(value));

const Named = ({ role, letter, index }: Props['name']) => (
  <>
    <i class={`tone-${role}`}>{letter}</i>[{index}]
  </>
);
