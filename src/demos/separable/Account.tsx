/** Two sums with the present numbers: what the kept terms hold of K, and how many multiply–adds they take. */
import { printed, type Words } from '../../figure/words.ts';

interface Props {
  readonly id: string;
  readonly words: Words;
  readonly kernel: number;
  readonly kept: number;
  /** ΣK², a whole number, and its parts in hundredths. */
  readonly total: number;
  /** Without the terms that are 0. */
  readonly squares: readonly number[];
}

export function Account({ id, words, kernel, kept, total, squares }: Props) {
  return (
    // The box scrolls sideways, so the keyboard must reach it.
    <div class="fig__f" tabIndex={0} role="group" aria-label={words['account']} id={`${id}-account`}>
      <p class="sum__line">
        Σ<i class="tone-w">K</i>² ={' '}
        {squares.map((_, at) => (
          <span key={at}>
            {at > 0 && ' + '}
            <span class={at < kept ? 'tone-w' : 'is-hollow'}>
              <i>σ</i>
              <sub>{at + 1}</sub>²
            </span>
          </span>
        ))}
        {' = '}
        {squares.map((square, at) => (
          <span key={at}>
            {at > 0 && ' + '}
            <span class={at < kept ? 'tone-w' : 'is-hollow'}>{printed(square)}</span>
          </span>
        ))}
        {' = '}
        <span class="sum__result tone-w">{total}</span>
      </p>
      <p class="sum__line">
        {words['perOutput']} <i class="tone-w">r</i>·(<i class="tone-w">k</i> + <i class="tone-w">k</i>) ={' '}
        <span class="tone-w">{kept}</span>·(<span class="tone-w">{kernel}</span> + <span class="tone-w">{kernel}</span>) ={' '}
        {2 * kernel * kept}
        {words['comma']}
        {words['directly']} <i class="tone-w">k</i>·<i class="tone-w">k</i> = <span class="tone-w">{kernel}</span>·
        <span class="tone-w">{kernel}</span> = {kernel * kernel}
      </p>
    </div>
  );
}
