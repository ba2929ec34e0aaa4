/** The field as a picture: how bright a cell is tells how much it can move the output. Below, the same along one axis. */
import { useMemo } from 'preact/hooks';
import { Choices } from '../../figure/Choices.tsx';
import { Part } from '../../figure/Part.tsx';
import { Mark, PixelBoard } from '../../figure/PixelBoard.tsx';
import { coloursOf } from '../../figure/pixelColours.ts';
import { fill, type Words } from '../../figure/words.ts';
import type { Plane } from './influence.ts';
import { type Weights, weightKinds } from './model.ts';
import { Profile } from './Profile.tsx';

interface Props {
  readonly id: string;
  readonly words: Words;
  readonly size: number;
  readonly plane: Plane | undefined;
  readonly tooLarge: boolean;
  readonly axis: ArrayLike<number>;
  /** Side of the square that holds 95%. */
  readonly side: number;
  readonly weights: Weights;
  readonly onWeights: (weights: Weights) => void;
}

export function FieldPicture({ id, words, size, plane, tooLarge, axis, side, weights, onWeights }: Props) {
  const colours = useMemo(() => {
    // A single dark pixel while there is no plane. The board itself stays: a new one would prepare its drawing for pages
    // without scripts again, which takes seconds for a large plane.
    if (plane === undefined) return coloursOf([[0]], (share) => share);
    const most = plane.shares.reduce((largest, share) => Math.max(largest, share), 0);
    return coloursOf([plane.shares], (share) => share / most);
  }, [plane]);
  const first = (size - side) / 2;
  const waiting = words[tooLarge ? 'planeTooLarge' : 'planeWaiting'] ?? '';
  return (
    <Part part="x" name={words['field'] ?? ''} side={size} columns={8}>
      <PixelBoard
        id={`${id}-plane`}
        part="x"
        label={plane === undefined ? waiting : fill(words['planeLabel'] ?? '', { size, side })}
        columns={plane?.side ?? 1}
        colours={colours}
      >
        {plane !== undefined && <Mark part="g" row={first} column={first} rows={side} columns={side} />}
      </PixelBoard>
      {plane === undefined && <p class="part__note">{waiting}</p>}
      <Profile label={fill(words['axisLabel'] ?? '', { size, side })} axis={axis} side={side} />
      <Choices
        legend={words['weights'] ?? ''}
        names={weightKinds}
        labelOf={(name) => words[`weights_${name}`] ?? ''}
        chosen={weights}
        onChoose={onWeights}
      />
    </Part>
  );
}
