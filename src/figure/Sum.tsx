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
  /** The whole sum is divided by this: the weights are whole numbers over it. */
  readonly divisor?: number;
  /** How a number is written: whole ones need no decimals, rounded ones always the same number of them. */
  readonly write?: (value: number) => string;
}

export function Sum({ id, label, name, rows, result, divisor = 1, write = printed }: Props) {
  const quotient = result / divisor;
  const shown = Number(quotient.toPrecision(5)) + 0;
  return (
    // The box scrolls sideways, so the keyboard must reach it.
    <div class="fig__f" tabIndex={0} role="group" aria-label={label} id={id}>
      <div class="sum">
        {rows.map((terms, row) => (
          <div class="sum__row" key={row}>
            <span class="sum__left">
              {row === 0 && (
                <>
                  <Named {...name} />
                  {divisor === 1 ? ' = ' : ' = ('}
                </>
              )}
            </span>
            {terms.map((factors, column) => (
              <span class="sum__term" key={column}>
                <span class="sum__plus">{row + column > 0 ? '+ ' : ''}</span>
                {factors.map((factor, at) => (
                  <span key={at}>
                    {at > 0 && <span class="sum__dot">·</span>}
                    <span class={`tone-${factor.role}${factor.hollow ? ' is-hollow' : ''}`}>
                      {factor.value < 0 ? `(${write(factor.value)})` : write(factor.value)}
                    </span>
                  </span>
                ))}
                {divisor !== 1 && row === rows.length - 1 && column === terms.length - 1 && `) ∕ ${divisor}`}{' '}
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
          {divisor === 1 ? (
            <output class={`sum__result tone-${name.role}`}>{write(result)}</output>
          ) : (
            <span>
              {write(result)} ∕ {divisor} {shown === quotient ? '=' : '≈'}{' '}
              <output class={`sum__result tone-${name.role}`}>{write(shown)}</output>
            </span>
          )}
        </div>
      </div>
    </div>
  );
}

const Named = ({ role, letter, index }: Props['name']) => (
  <>
    <i class={`tone-${role}`}>{letter}</i>[{index}]
  </>
);
