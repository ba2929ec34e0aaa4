/**
 * The singular terms of K as pictures: a column, a row, and the plane they multiply out to. The side of a square is the size of
 * its number; filled is positive, hollow is negative. Terms that are not kept are drawn dashed.
 */
import { fill, printed, type Words } from '../../figure/words.ts';
import { rankOf, type SingularTerm } from './reading.ts';

interface Props {
  readonly words: Words;
  readonly terms: readonly SingularTerm[];
  readonly kept: number;
  /** σ² of each term in hundredths, as the account below shows them. */
  readonly squares: readonly number[];
}

const cell = 12;
/** Between the strips and the plane. */
const gap = 6;

export function Terms({ words, terms, kept, squares }: Props) {
  // Terms that are nothing need no drawing each; of a kernel that is nothing, one.
  const shown = Math.max(1, rankOf(terms));
  return (
    <ol class="sigmas">
      {terms.slice(0, shown).map((term, at) => {
        const numbers = {
          n: at + 1,
          sigma: rounded(term.sigma),
          squares: squares[at] ?? 0,
          v: term.v.map((value) => printed(rounded(value))).join(' '),
          h: term.h.map((value) => printed(rounded(value))).join(' '),
        };
        return (
          <li key={at} class={at < kept ? 'is-kept' : 'is-left'}>
            <Drawing term={term} label={fill(words[at < kept ? 'termKept' : 'termLeft'] ?? '', numbers)} />
            <p>
              <i>σ</i>
              <sub>{at + 1}</sub> = {printed(numbers.sigma)}
            </p>
          </li>
        );
      })}
      {shown < terms.length && (
        <li class="is-left">
          <p>{fill(words['termsZero'] ?? '', { first: shown + 1, last: terms.length })}</p>
        </li>
      )}
    </ol>
  );
}

function Drawing({ term: { sigma, v, h }, label }: { readonly term: SingularTerm; readonly label: string }) {
  const side = v.length;
  const start = cell + gap;
  const extent = start + side * cell;
  const largest = Math.max(...v.map(Math.abs)) * Math.max(...h.map(Math.abs)) || 1;
  return (
    <svg role="img" aria-label={label} viewBox={`-1 -1 ${extent + 2} ${extent + 2}`}>
      <path
        class="sigmas__edge"
        d={`M0 ${start}h${cell}v${side * cell}h${-cell}zM${start} 0h${side * cell}v${cell}h${-side * cell}zM${start} ${start}h${side * cell}v${side * cell}h${-side * cell}z`}
      />
      {sigma > 0 &&
        [true, false].map((positive) => <path key={String(positive)} class={positive ? 'is-more' : 'is-less'} d={squaresOf(positive)} />)}
    </svg>
  );

  /** All squares of one sign as one path. */
  function squaresOf(positive: boolean): string {
    const all = [
      ...v.map((value, at) => ({ value, left: 0, top: start + at * cell })),
      ...h.map((value, at) => ({ value, left: start + at * cell, top: 0 })),
      ...v.flatMap((down, row) =>
        h.map((along, column) => ({ value: (down * along) / largest, left: start + column * cell, top: start + row * cell })),
      ),
    ];
    return all
      .filter(({ value }) => value > 0 === positive && Math.abs(value) > 0.02)
      .map(({ value, left, top }) => {
        const edge = rounded(Math.sqrt(Math.min(1, Math.abs(value))) * (cell - 3));
        const inset = (cell - edge) / 2;
        return `M${rounded(left + inset)} ${rounded(top + inset)}h${edge}v${edge}h${-edge}z`;
      })
      .join('');
  }
}

const rounded = (value: number): number => Math.round(value * 100) / 100 + 0;
