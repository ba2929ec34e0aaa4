/** The ordinary layer of the followed output: its kernels, which are multiples of D, and its result. */
import { useState } from 'preact/hooks';
import { fill, type Words } from '../../figure/words.ts';
import { Board } from './Board.tsx';
import { inChannels, kernel, outSide } from './model.ts';
import { subscript } from './subscript.ts';

interface Props {
  readonly instance: string;
  readonly words: Words;
  readonly cell: number;
  readonly output: number;
  readonly K: Float32Array;
  readonly whole: readonly number[];
  readonly onFollow: (cell: number) => void;
}

export function Merged({ instance, words, cell, output, K, whole, onFollow }: Props) {
  const [active, setActive] = useState(0);
  const count = kernel * kernel;
  return (
    <div class="fig__draw">
      {Array.from({ length: inChannels }, (_, c) => {
        const start = (output * inChannels + c) * count;
        return (
          <Board
            key={c}
            id={`${instance}-k${c}`}
            words={words}
            part="w"
            letter={`K${subscript(output)},${subscript(c)}`}
            name={fill(words['merged'] ?? '', { n: c })}
            columns={kernel}
            values={Array.from(K.slice(start, start + count), (value) => value + 0)}
            active={active}
            onActive={setActive}
          />
        );
      })}
      <Board
        id={`${instance}-whole`}
        words={words}
        part="y"
        letter={`y${subscript(output)}`}
        name={words['ordinary'] ?? ''}
        columns={outSide}
        values={whole}
        now={cell}
        active={cell}
        onActive={onFollow}
      />
    </div>
  );
}
