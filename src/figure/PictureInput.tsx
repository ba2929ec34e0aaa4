/**
 * Where a figure's picture comes from: scenes to choose, a brush, a file to pick or to drop. The picture itself is drawn by
 * whoever uses this, between the tags.
 */
import type { ComponentChildren } from 'preact';
import { Choices } from './Choices.tsx';
import { blank, brightest, type Picture, type PictureSize, pixelsFrom } from './pictureState.ts';
import { readPicture } from './readPicture.ts';
import { Slider } from './Slider.tsx';
import type { SceneName } from './scenes.ts';
import { PickFile, usePictureFile } from './usePictureFile.tsx';
import type { Words } from './words.ts';

export interface Brush {
  /** Whether the brush is in hand: the picture is painted on, not pointed at. */
  readonly held: boolean;
  readonly level: number;
}

interface Props {
  readonly id: string;
  readonly words: Words;
  readonly scenes: readonly SceneName[];
  readonly size: PictureSize;
  readonly picture: Picture;
  readonly onPicture: (picture: Picture) => void;
  /** Gets a sentence when a file could not be taken. */
  readonly onRefused: (sentence: string) => void;
  /** Left out where the picture can't be painted on. */
  readonly brush?: Brush;
  readonly onBrush?: (brush: Brush) => void;
  readonly children: ComponentChildren;
}

export function PictureInput({ id, words, scenes, size, picture, onPicture, onRefused, brush, onBrush, children }: Props) {
  const { take, forget, zone } = usePictureFile<{ readonly planes: Float32Array }>({
    words,
    read: (file) => readPicture(file, size.side),
    onRead: ({ planes }) => onPicture({ kind: 'own', pixels: pixelsFrom(planes, size.channels) }),
    onRefused,
  });
  const choose = (next: Picture) => {
    forget();
    onPicture(next);
  };
  return (
    <div {...zone}>
      {children}
      <div class="picks">
        <Choices
          legend={words['pictures'] ?? ''}
          names={scenes}
          labelOf={(scene) => words[`scene_${scene}`] ?? ''}
          chosen={picture.kind === 'scene' ? picture.scene : undefined}
          onChoose={(scene) => choose({ kind: 'scene', scene })}
        />
        <PickFile id={id} words={words} onFile={take} />
      </div>
      {picture.kind === 'own' && <p class="picture__kept">{words['ownKept']}</p>}
      {brush !== undefined && onBrush !== undefined && (
        <div class="picks picks--brush">
          <button type="button" aria-pressed={brush.held} onClick={() => onBrush({ ...brush, held: !brush.held })}>
            {words['brush']}
          </button>
          {brush.held && (
            <>
              <Slider
                id={`${id}-brush`}
                part="x"
                label={words['brushLevel'] ?? ''}
                symbol=""
                limits={[0, brightest]}
                value={brush.level}
                onValue={(level) => onBrush({ ...brush, level })}
              />
              <button type="button" onClick={() => choose(blank(size))}>
                {words['clear']}
              </button>
            </>
          )}
        </div>
      )}
    </div>
  );
}
