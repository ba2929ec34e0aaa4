/** The ten classes: logit, probability, and which one is followed. */
import { fill, type Words } from '../../figure/words.ts';
import { fixed } from './fixed.ts';

interface Props {
  readonly id: string;
  readonly words: Words;
  readonly logits: ArrayLike<number>;
  readonly probabilities: readonly number[];
  readonly followed: number;
  readonly onFollow: (k: number) => void;
}

export function Classes({ id, words, logits, probabilities, followed, onFollow }: Props) {
  return (
    <table class="gates">
      <caption class="vh">{words['classesLabel']}</caption>
      <thead>
        <tr>
          <th scope="col">{words['class']}</th>
          <th scope="col">{words['logit']}</th>
          <th scope="col">{words['probability']}</th>
        </tr>
      </thead>
      <tbody>
        {probabilities.map((p, k) => (
          <tr key={k} class={k === followed ? 'is-now' : ''}>
            <th scope="row">
              <label>
                <input
                  type="radio"
                  name={`${id}-class`}
                  value={k}
                  checked={k === followed}
                  aria-label={fill(words['followLabel'] ?? '', { k })}
                  onChange={() => onFollow(k)}
                />
                <span>{k}</span>
              </label>
            </th>
            <td>{fixed(logits[k])}</td>
            <td>
              {(100 * p).toFixed(1)} %
              <svg class="gates__bar gates__bar--y" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                <path d="M0 4h100" />
                <rect x={0} y={1} width={100 * p} height={6} />
              </svg>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
