/** The four accounts of the chosen layer as sums with the present numbers. */
import type { Words } from '../../figure/words.ts';
import { grouped } from './Bills.tsx';
import { type Bill, type Layer, optionsOf } from './layers.ts';

interface Props {
  readonly id: string;
  readonly words: Words;
  readonly layers: readonly Layer[];
  readonly side: number;
  readonly bill: Bill;
}

export function Account({ id, words, layers, side, bill }: Props) {
  const products = layers.map((layer) => {
    const { groups } = optionsOf(layer);
    return `${layer.kernel.join('·')}·${layer.from}·${layer.to}${groups === 1 ? '' : ` ∕ ${groups}`}`;
  });
  const maps = layers.flatMap(({ from, to }) => [from, to]).join(' + ');
  const { parameters, multiplyAccumulates, activationBytes, intensity } = bill;
  return (
    <div class="fig__f" tabIndex={0} role="group" aria-label={words['account']} id={`${id}-account`}>
      <p class="sum__line">
        <i class="tone-w">P</i> = {products.join(' + ')} = <span class="tone-w">{grouped(parameters)}</span>
      </p>
      <p class="sum__line">
        <i>M</i> = <span class="tone-w">{grouped(parameters)}</span>·<span class="tone-y">{side}</span>·<span class="tone-y">{side}</span> ={' '}
        {grouped(multiplyAccumulates)}
      </p>
      <p class="sum__line">
        <i>A</i> = 4·{side}·{side}·({maps}) = {grouped(activationBytes)}
      </p>
      <p class="sum__line">
        <i>I</i> = 2<i>M</i> ∕ (<i>A</i> + 4<i class="tone-w">P</i>) = {grouped(2 * multiplyAccumulates)} ∕{' '}
        {grouped(activationBytes + 4 * parameters)} ≈ {intensity.toFixed(2)}
      </p>
    </div>
  );
}
