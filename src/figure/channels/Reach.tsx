/** How many input channels the output on show can see after each layer, and what share that is. */
import type { Words } from '../words.ts';

interface Props {
  readonly id: string;
  readonly words: Words;
  readonly reach: readonly number[];
  readonly channels: number;
}

export const Reach = ({ id, words, reach, channels }: Props) => (
  <p class="stack__sum" id={`${id}-reach`}>
    {words['reach']}{' '}
    {reach.map((count, layer) => (
      <span key={layer}>
        {layer > 0 ? ' → ' : ''}
        <span class="tone-x">
          {count}/{channels} = {Math.round((100 * count) / channels)}%
        </span>
      </span>
    ))}
  </p>
);
