/**
 * Where a figure's picture comes from: scenes to choose, a brush, a file to pick or to drop. The picture itself is drawn by
 * whoever uses this, between the tags.
 */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Choices } from './Choices.tsx';
import { blank, brightest, type Picture, type PictureSize, pixelsFrom } from './pictureState.ts';
import { mostMegabytes, mostMegapixels, readPicture } from './readPicture.ts';
import { Slider } from './Slider.tsx';
import type { SceneName } from './scenes.ts';
import { fill, type Words } from './words.ts';

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
  const [over, setOver] = useState(false);
  // Counts the files asked for: one that is decoded after another was chosen, or after the figure left, is forgotten.
  const asked = useRef(0);
  useEffect(
    () => () => {
      asked.current++;
    },
    [],
  );

  // A file takes a moment; what is called then must know the state of then.
  const latest = useRef({ onPicture, onRefused });
  latest.current = { onPicture, onRefused };

  const take = async (file: Blob | undefined | null) => {
    if (file == null) return;
    const mine = ++asked.current;
    const read = await readPicture(file, size.side);
    if (mine !== asked.current) return;
    if ('refused' in read)
      latest.current.onRefused(fill(words[read.refused] ?? '', { megabytes: mostMegabytes, megapixels: mostMegapixels }));
    else latest.current.onPicture({ kind: 'own', pixels: pixelsFrom(read.planes, size.channels) });
  };
  const choose = (next: Picture) => {
    asked.current++;
    onPicture(next);
  };
  return (
    <div
      class={`picture${over ? ' is-over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const file = event.dataTransfer?.files[0];
        if (file === undefined) onRefused(words['notImage'] ?? '');
        else void take(file);
      }}
    >
      {children}
      <div class="picks">
        <Choices
          legend={words['pictures'] ?? ''}
          names={scenes}
          labelOf={(scene) => words[`scene_${scene}`] ?? ''}
          chosen={picture.kind === 'scene' ? picture.scene : undefined}
          onChoose={(scene) => choose({ kind: 'scene', scene })}
        />
        {/* The field itself stays in place for the keyboard; its label is what is seen. */}
        <span class="pick-file">
          <input
            id={`${id}-file`}
            class="vh"
            type="file"
            accept="image/*"
            onChange={(event) => {
              void take(event.currentTarget.files?.[0]);
              // So that the same file can be chosen again.
              event.currentTarget.value = '';
            }}
          />
          <label for={`${id}-file`}>{words['ownPicture']}</label>
        </span>
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
