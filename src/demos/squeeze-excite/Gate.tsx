/** One gate in numbers: the mean it starts from, the four units, the sum, its sigmoid, and what the channel then adds to a class. */
import type { Say } from '../../figure/useFigure.ts';
import { fixed } from './fixed.ts';
import { addingUp, gateTerms } from './reading.ts';

interface Props {
  readonly id: string;
  readonly say: Say;
  readonly channel: number;
  readonly k: number;
  readonly means: ArrayLike<number>;
  readonly rectified: ArrayLike<number>;
  readonly gates: ArrayLike<number>;
  /** What the channel would add to the class with its gate at 1, and what it adds, as the table and the sum have it. */
  readonly share: number;
  readonly adds: number;
  /** Why the image does not set this gate, if it does not. */
  readonly held: string | undefined;
}

export function Gate({ id, say, channel, k, means, rectified, gates, share, adds, held }: Props) {
  const { terms, sum } = addingUp(gateTerms(rectified, channel));
  const gate = fixed(gates[channel]);
  return (
    <div class="fig__f" tabIndex={0} role="group" aria-label={say('formula', { k })} id={`${id}-gate`}>
      <p class="sum__line">
        <i class="tone-x">z</i>[{channel}] ≈ {fixed(means[channel])}
        {say('meanLine', { c: channel })}
      </p>
      <p class="sum__line">
        <i>h</i> = ReLU(<i class="tone-w">W</i>₁<i class="tone-x">z</i> + <i class="tone-w">b</i>₁) ≈ (
        {Array.from(rectified, (h) => fixed(h)).join(', ')})
      </p>
      <p class="sum__line">
        <i class="tone-g">s</i>[{channel}] ={' '}
        {held === undefined ? (
          <>
            <i>σ</i>({terms.map((term, at) => (at === 0 ? fixed(term) : term < 0 ? ` − ${fixed(-term)}` : ` + ${fixed(term)}`)).join('')}) ={' '}
            <i>σ</i>({fixed(sum)}) ≈ <b class="tone-g">{gate}</b>
          </>
        ) : (
          <>
            <b class="tone-g">{gate}</b>
            {held}
          </>
        )}
      </p>
      <p class="sum__line">
        <i class="tone-g">s</i>[{channel}] · {share < 0 ? `(${fixed(share)})` : fixed(share)} ≈ <span class="tone-y">{fixed(adds)}</span>
        {say('addLine', { k })}
      </p>
    </div>
  );
}
