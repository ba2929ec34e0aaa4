/** A thin line before and after the stack, and in a sentence whether it has come back as a comb. */
import { useMemo } from 'preact/hooks';
import { Choices } from '../../figure/Choices.tsx';
import { Part } from '../../figure/Part.tsx';
import { PixelBoard } from '../../figure/PixelBoard.tsx';
import { coloursOf } from '../../figure/pixelColours.ts';
import { Rich } from '../../figure/Rich.tsx';
import { fill, type Words } from '../../figure/words.ts';
import { comb, filtered, type LineKind, lineKinds, lineOf, lineSide } from './line.ts';

interface Props {
  readonly id: string;
  readonly words: Words;
  readonly kernel: number;
  /** Dilations of all layers, first layer first. */
  readonly layers: readonly number[];
  /** Whether there were gaps that only the layers against the grid have filled. */
  readonly filled: boolean;
  readonly kind: LineKind;
  readonly onKind: (kind: LineKind) => void;
}

export function LinePicture({ id, words, kernel, layers, filled, kind, onKind }: Props) {
  const say = (key: string, values: Readonly<Record<string, string | number>> = {}) => fill(words[key] ?? '', values);
  const { side, before, after, across, dark, depth, brightest } = useMemo(() => {
    const size = lineSide(layers, kernel);
    const line = lineOf(kind, size);
    const output = filtered(line, layers, kernel);
    const found = comb(output);
    return {
      ...found,
      side: size,
      before: coloursOf([line.data], (value) => value),
      after: coloursOf([output.data], (value) => value / found.brightest),
    };
  }, [kind, kernel, layers.join()]);
  const numbers = { across, dark, depth: Math.round(100 * depth), bright: Number(brightest.toPrecision(2)), kernel, taps: kernel ** 2 };
  const sees = across === 1 ? 'lineKept' : dark > 0 ? 'lineComb' : filled ? 'lineDegridded' : 'lineWhole';
  return (
    <>
      <p>{say('lineIs', { ...numbers, rates: layers.join(', ') })}</p>
      <div class="learn learn--pair">
        <Part part="x" name={say(`line_${kind}`)} side={side} columns={6}>
          <PixelBoard id={`${id}-line`} part="x" label={say(`line_${kind}`)} columns={side} colours={before} />
        </Part>
        <Part part="y" name={say('lineAfter')} side={side} columns={6}>
          <PixelBoard
            id={`${id}-comb`}
            part="y"
            label={`${say('lineAfter')}: ${say(sees, numbers).replace(/\[([^\]]*)\]\(role:\w\)/g, '$1')}`}
            columns={side}
            colours={after}
          />
          <p class="board__scale">{say('lineScale', numbers)}</p>
        </Part>
      </div>
      <Choices legend={say('lines')} names={lineKinds} labelOf={(name) => say(`line_${name}`)} chosen={kind} onChoose={onKind} />
      <p class="stack__say" id={`${id}-sees-comb`}>
        <Rich text={say(sees, numbers)} />
      </p>
    </>
  );
}
