/** The receptive field of a stack of such layers: its dilations to edit, its size as a sum, and which positions it reads. */
import { NumberField } from '../../figure/NumberField.tsx';
import { Rich } from '../../figure/Rich.tsx';
import { Strip } from '../../figure/Strip.tsx';
import { fill, type Words } from '../../figure/words.ts';
import { coverage } from '../../nn/receptiveField.ts';
import { limits } from './model.ts';

interface Props {
  readonly id: string;
  readonly words: Words;
  readonly kernel: number;
  readonly rates: readonly number[];
  readonly onRates: (rates: readonly number[]) => void;
  readonly onRefused: (sentence: string) => void;
}

/** Sets whose difference is worth a look: a common factor, none, none with a wider span, a common factor that doubles. */
const presets: readonly (readonly number[])[] = [
  [2, 2, 2],
  [1, 2, 3],
  [1, 2, 5],
  [2, 4, 8],
];

export function Stack({ id, words, kernel, rates, onRates, onRefused }: Props) {
  const { read, span, positions } = coverage(rates, kernel);
  const missed = span - read;
  return (
    <div class="fig__stack">
      <p class="fig__stack-h" id={`${id}-stack`}>
        {fill(words['stack'] ?? '', { kernel })}
      </p>
      <fieldset class="ctls stack__rates">
        <legend class="vh">{words['stackRates']}</legend>
        <span aria-hidden="true">
          <i class="tone-w">d</i> =
        </span>
        {rates.map((rate, at) => (
          <NumberField
            key={at}
            id={`${id}-r${at}`}
            label={fill(words['stackRate'] ?? '', { n: at + 1 })}
            value={rate}
            limits={limits.rate}
            words={words}
            onValue={(value) => onRates(rates.map((old, index) => (index === at ? value : old)))}
            onRefused={onRefused}
          />
        ))}
        <button type="button" disabled={rates.length >= limits.layers[1]} onClick={() => onRates([...rates, 1])}>
          {words['stackAdd']}
        </button>
        <button type="button" disabled={rates.length <= limits.layers[0]} onClick={() => onRates(rates.slice(0, -1))}>
          {words['stackRemove']}
        </button>
      </fieldset>
      <fieldset class="ctls stack__presets">
        <legend class="vh">{words['stackPresets']}</legend>
        {presets.map((preset) => (
          <button key={preset.join()} type="button" aria-pressed={preset.join() === rates.join()} onClick={() => onRates(preset)}>
            {preset.join(', ')}
          </button>
        ))}
      </fieldset>
      <p class="stack__sum">
        <i class="tone-x">r</i> = 1{' '}
        {rates.map((rate, at) => (
          <span key={at}>
            + <span class="tone-w">{rate}</span>·{kernel - 1}{' '}
          </span>
        ))}
        = <output class="tone-x">{span}</output>
      </p>
      <Strip label={fill(words['strip'] ?? '', { span, read })} span={span} positions={positions} />
      <p class="stack__say">
        <Rich text={fill(words[missed === 0 ? 'stackFull' : 'stackGaps'] ?? '', { span, read, missed })} />
      </p>
    </div>
  );
}
