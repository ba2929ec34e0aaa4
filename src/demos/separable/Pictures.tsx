/** The picture, the picture by K, the picture by strips, and how far apart the last two are. */
import { useMemo, useState } from 'preact/hooks';
import type { Place } from '../../figure/Grid.tsx';
import { Part } from '../../figure/Part.tsx';
import { type Brush, PictureInput } from '../../figure/PictureInput.tsx';
import { Mark, PixelBoard } from '../../figure/PixelBoard.tsx';
import { brightest, type Picture, painted } from '../../figure/pictureState.ts';
import { coloursOf, scaleFor } from '../../figure/pixelColours.ts';
import { fill, type Words } from '../../figure/words.ts';
import { scenes, size } from './model.ts';

interface Props {
  readonly id: string;
  readonly words: Words;
  readonly picture: Picture;
  /** How many pairs of strips, in words. */
  readonly pairs: string;
  readonly x: ArrayLike<number>;
  readonly whole: ArrayLike<number>;
  readonly passes: ArrayLike<number>;
  readonly error: { readonly largest: number; readonly rootMeanSquare: number };
  readonly brush: Brush;
  readonly onBrush: (brush: Brush) => void;
  readonly onPicture: (picture: Picture, kind: string) => void;
  readonly onRefused: (sentence: string) => void;
}

export const threeDigits = (value: number): number => Number(value.toPrecision(3)) + 0;

export function Pictures({ id, words, picture, pairs, x, whole, passes, error, brush, onBrush, onPicture, onRefused }: Props) {
  const say = (key: string, values: Readonly<Record<string, string | number>>) => fill(words[key] ?? '', values);
  const side = Math.sqrt(whole.length);
  const [least, most] = extent(whole);
  const span = Math.max(0, most) - Math.min(0, least);
  const colours = useMemo(() => {
    // One scale for both outputs, taken from the exact one; an eighth of it for what is between them.
    const { shade } = scaleFor(whole, 1);
    const gaps = Float32Array.from(whole, (value, at) => Math.abs(value - (passes[at] ?? 0)));
    return {
      x: coloursOf([x], (value) => value / brightest),
      whole: coloursOf([whole], shade),
      passes: coloursOf([passes], shade),
      gaps: coloursOf([gaps], (value) => value / Math.max(1e-3, span / 8)),
    };
  }, [x, whole, passes]);
  const output = (name: 'wholeLabel' | 'passesLabel', values: ArrayLike<number>) => {
    const [low, high] = extent(values);
    return say(name, { side, pairs, least: threeDigits(low), most: threeDigits(high) });
  };
  // Where the brush is when the keyboard leads it.
  const [cursor, setCursor] = useState<Place>({ row: size.side / 2, column: size.side / 2 });
  const largest = threeDigits(error.largest);
  return (
    <div class="fig__draw fig__draw--pixels">
      <Part part="x" name={words['picture'] ?? ''} side={size.side} columns={5}>
        <PictureInput
          id={id}
          words={words}
          scenes={scenes}
          size={size}
          picture={picture}
          onPicture={(next) => onPicture(next, 'picture')}
          onRefused={onRefused}
          brush={brush}
          onBrush={onBrush}
        >
          <PixelBoard
            id={`${id}-x`}
            part="x"
            label={say('pictureLabel', { side: size.side })}
            columns={size.side}
            colours={colours.x}
            describedBy={`${id}-pixel-help`}
            cursor={cursor}
            onCursor={brush.held ? setCursor : undefined}
            onPaint={
              brush.held
                ? (places, stroke) => {
                    const indices = places.map(({ row, column }) => row * size.side + column);
                    onPicture(painted(picture, size, indices, brush.level), `paint${stroke}`);
                  }
                : undefined
            }
          >
            {brush.held && <Mark part="x" {...cursor} rows={1} columns={1} />}
          </PixelBoard>
          <p class="vh" id={`${id}-pixel-help`}>
            {words['pixelHelp']}
          </p>
        </PictureInput>
      </Part>
      <Part part="y" name={words['whole'] ?? ''} side={side} columns={5}>
        <PixelBoard id={`${id}-y`} part="y" label={output('wholeLabel', whole)} columns={side} colours={colours.whole} />
      </Part>
      <Part part="y" name={say('passes', { pairs })} side={side} columns={5}>
        <PixelBoard id={`${id}-yr`} part="y" label={output('passesLabel', passes)} columns={side} colours={colours.passes} />
      </Part>
      <Part part="y" letter="Δ" name={words['difference'] ?? ''} columns={5}>
        <PixelBoard id={`${id}-gap`} part="y" label={say('differenceLabel', { side, largest })} columns={side} colours={colours.gaps} />
        <p class="part__note">{say('differenceNote', { largest, rms: threeDigits(error.rootMeanSquare), range: threeDigits(span) })}</p>
      </Part>
    </div>
  );
}

function extent(values: ArrayLike<number>): readonly [least: number, most: number] {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let at = 0; at < values.length; at++) {
    least = Math.min(least, values[at] ?? 0);
    most = Math.max(most, values[at] ?? 0);
  }
  return [least, most];
}
