/**
 * A stack of such layers: its dilations to edit and to put in another order, its field as a sum, which positions it reads and
 * in how many ways, and what it makes of a thin line.
 */
import { Rich } from '../../figure/Rich.tsx';
import { Strip } from '../../figure/Strip.tsx';
import { fill, type Words } from '../../figure/words.ts';
import { coverage } from '../../nn/receptiveField.ts';
import { LinePicture } from './LinePicture.tsx';
import type { DilatedState } from './model.ts';
import { RateList } from './RateList.tsx';
import { fieldsOf, layersOf } from './stack.ts';

interface Props {
  readonly id: string;
  readonly words: Words;
  readonly state: DilatedState;
  readonly onState: (state: DilatedState, kind: string) => void;
  readonly onRefused: (sentence: string) => void;
}

/** Sets whose difference is worth a look: a common factor, none, none with a wider span, a common factor that doubles. */
const presets: readonly (readonly number[])[] = [
  [2, 2, 2],
  [1, 2, 3],
  [1, 2, 5],
  [2, 4, 8],
];
/** Longer lists of path counts are told by their least and their largest only. */
const mostListed = 35;

export function Stack({ id, words, state, onState, onRefused }: Props) {
  const { kernel, rates, degrid, line } = state;
  const layers = layersOf(state);
  const { read, span, positions, pathCounts } = coverage(layers, kernel);
  const missed = span - read;
  const own = coverage(rates, kernel);
  const gaps = own.read < own.span;
  const counts = Array<number>(span).fill(0);
  positions.forEach((position, at) => {
    counts[position] = pathCounts[at] ?? 0;
  });
  const paths = kernel ** layers.length;
  const onRates = (next: readonly number[], kind: string) => onState({ ...state, rates: next }, kind);
  return (
    <div class="fig__stack">
      <p class="fig__stack-h" id={`${id}-stack`}>
        {fill(words['stack'] ?? '', { kernel })}
      </p>
      <RateList
        id={id}
        words={words}
        rates={rates}
        degrid={degrid}
        onRates={onRates}
        onDegrid={(next) => onState({ ...state, degrid: next }, 'degrid')}
        onRefused={onRefused}
      />
      <fieldset class="ctls stack__presets">
        <legend class="vh">{words['stackPresets']}</legend>
        {presets.map((preset) => (
          <button key={preset.join()} type="button" aria-pressed={preset.join() === rates.join()} onClick={() => onRates(preset, 'rates')}>
            {preset.join(', ')}
          </button>
        ))}
      </fieldset>
      <p class="stack__sum">
        <i class="tone-x">r</i> = 1{' '}
        {layers.map((rate, at) => (
          <span key={at}>
            + <span class="tone-w">{rate}</span>·{kernel - 1}{' '}
          </span>
        ))}
        = <output class="tone-x">{span}</output>
      </p>
      <p class="stack__sum" id={`${id}-fields`}>
        {words['stackFields']} {[1, ...fieldsOf(layers, kernel)].join(' → ')}
      </p>
      <Strip label={fill(words['strip'] ?? '', { span, read })} counts={counts} />
      <p class="stack__sum" id={`${id}-paths`}>
        {span <= mostListed
          ? `${fill(words['stackPaths'] ?? '', { layers: layers.length })} ${counts.join(', ')}`
          : fill(words['stackPathsRange'] ?? '', { least: Math.min(...counts), most: Math.max(...counts) })}{' '}
        ({kernel}
        <sup>{layers.length}</sup> = {paths})
      </p>
      <p class="stack__say">
        <Rich text={fill(words[missed === 0 ? 'stackFull' : 'stackGaps'] ?? '', { span, read, missed })} />
      </p>
      <p>{words['stackOrder']}</p>
      <LinePicture
        id={id}
        words={words}
        kernel={kernel}
        layers={layers}
        filled={missed === 0 && gaps}
        kind={line}
        onKind={(next) => onState({ ...state, line: next }, 'line')}
      />
    </div>
  );
}
