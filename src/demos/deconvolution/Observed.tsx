/** How the observation came about: the picture, the point spread, what the two and the noise make, and |H| frequency by frequency. */
import { useMemo } from 'preact/hooks';
import { Choices } from '../../figure/Choices.tsx';
import { Part } from '../../figure/Part.tsx';
import { PictureInput } from '../../figure/PictureInput.tsx';
import { Mark, PixelBoard } from '../../figure/PixelBoard.tsx';
import { pictureName } from '../../figure/pictureState.ts';
import { coloursOf } from '../../figure/pixelColours.ts';
import { Slider } from '../../figure/Slider.tsx';
import type { Say } from '../../figure/useFigure.ts';
import type { Words } from '../../figure/words.ts';
import { blurNames, blurSide } from './blurs.ts';
import { plain } from './Gains.tsx';
import { type DeconvolutionState, limits, noises, type Observation, scenes, seenSide, size } from './model.ts';
import { Restored, stepped } from './Restored.tsx';

interface Props {
  readonly id: string;
  readonly words: Words;
  readonly say: Say;
  readonly state: DeconvolutionState;
  readonly observation: Observation;
  /** |H| of every frequency, in rows. */
  readonly spectrum: ArrayLike<number>;
  /** |H| of the chosen frequency, as it is printed. */
  readonly magnitude: number;
  readonly rating: string;
  readonly onState: (next: DeconvolutionState, kind: string) => void;
  readonly onRefused: (sentence: string) => void;
}

/** Ten thousandths are black. */
const logarithmic = (value: number): number => 1 + Math.log10(Math.max(1e-4, value)) / 4;

export function Observed({ id, words, say, state, observation, spectrum, magnitude, rating, onState, onRefused }: Props) {
  const { picture, blur, noise, row, column } = state;
  const { truth, psf, seen } = observation;
  const truthColours = useMemo(() => coloursOf([truth], stepped), [truth]);
  const spectrumColours = useMemo(() => coloursOf([spectrum], (value) => stepped(logarithmic(value))), [spectrum]);
  const brightestWeight = Math.max(...psf.data);
  const spreadShade = useMemo(() => (value: number) => value / brightestWeight, [brightestWeight]);
  return (
    <div class="fig__draw fig__draw--boards">
      <Part part="x" name={say('truth')} side={size.side} columns={6}>
        <PictureInput
          id={`${id}-x`}
          words={words}
          scenes={scenes}
          size={size}
          picture={picture}
          onPicture={(next) => onState({ ...state, picture: next }, 'picture')}
          onRefused={onRefused}
        >
          <PixelBoard
            id={`${id}-xp`}
            part="x"
            label={say('truthLabel', { side: size.side, picture: pictureName(picture, words) })}
            columns={size.side}
            colours={truthColours}
          />
          <p class="board__scale">{say('scale')}</p>
        </PictureInput>
      </Part>
      <Restored
        id={`${id}-hp`}
        part="w"
        letter="h"
        name={say('spread')}
        label={say('spreadLabel', { blur: say(`blur_${blur}`), most: plain(brightestWeight) })}
        side={blurSide}
        values={psf.data}
        shade={spreadShade}
        rating={say('scaleSpread', { most: plain(brightestWeight) })}
      >
        <div class="picks">
          <Choices
            legend={say('blurs')}
            names={blurNames}
            labelOf={(name) => say(`blur_${name}`)}
            chosen={blur}
            onChoose={(name) => onState({ ...state, blur: name }, 'blur')}
          />
        </div>
      </Restored>
      <Restored
        id={`${id}-yp`}
        part="y"
        letter="y"
        name={`${say('seen')} ${seenSide}×${seenSide}`}
        label={say('seenLabel', { side: seenSide, rating: rating })}
        side={seenSide}
        values={seen.data}
        rating={rating}
      >
        <div class="ctls ctls--way">
          <Slider
            id={`${id}-n`}
            part="y"
            label={say('noise')}
            symbol="σ"
            limits={limits.noise}
            value={noise}
            shown={String(noises[noise])}
            onValue={(value) => onState({ ...state, noise: value }, 'noise')}
          />
        </div>
      </Restored>
      <Part part="w" letter="|H|" name={say('spectrum')} side={seenSide} columns={6}>
        <PixelBoard
          id={`${id}-fp`}
          part="w"
          label={say('spectrumLabel', { side: seenSide, value: plain(magnitude) })}
          describedBy={`${id}-pixels`}
          columns={seenSide}
          colours={spectrumColours}
          cursor={{ row, column }}
          onCursor={(place) => onState({ ...state, ...place }, 'frequency')}
        >
          <Mark part="w" row={row} column={column} rows={1} columns={1} />
        </PixelBoard>
        <p class="board__scale">{say('scaleH')}</p>
      </Part>
    </div>
  );
}
