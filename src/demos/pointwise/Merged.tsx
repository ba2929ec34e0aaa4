/** The one matrix that two layers without an activation are, and how far the two layers at hand are from it. */
import { fill, printed, type Words } from '../../figure/words.ts';
import { merged, type PointwiseState } from './model.ts';

interface Props {
  readonly id: string;
  readonly words: Words;
  readonly state: PointwiseState;
  readonly gap: number;
}

export function Merged({ id, words, state, gap }: Props) {
  const { w, divisor } = merged(state);
  return (
    <div class="merged">
      <p id={`${id}-merged`}>{fill(words['merged'] ?? '', { divisor })}</p>
      <table aria-labelledby={`${id}-merged`}>
        <tbody>
          {[0, 1, 2].map((row) => (
            <tr key={row}>
              {w.slice(3 * row, 3 * row + 3).map((value, column) => (
                <td key={column}>{printed(value)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p>{fill(words[gap === 0 ? 'gapSame' : 'gapOther'] ?? '', { gap })}</p>
    </div>
  );
}
