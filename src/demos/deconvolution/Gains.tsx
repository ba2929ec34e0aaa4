/** One frequency on its way: what the blur left of it, what each method multiplies that by, and what comes of both. */
import { difference, fill, printed, type Words } from '../../figure/words.ts';
import { gains } from './model.ts';

interface Props {
  readonly id: string;
  readonly words: Words;
  /** |H| at the looked-at frequency, rounded as it is printed, so that the reader can check the rest. */
  readonly magnitude: number;
  readonly noiseToSignal: number;
  /** The frequency in words. */
  readonly frequency: string;
}

export function Gains({ id, words, magnitude, noiseToSignal, frequency }: Props) {
  const found = gains(magnitude, noiseToSignal);
  const h = <span class="tone-w">{plain(magnitude)}</span>;
  const rows = [
    { name: 'inverse', formula: <>1 ∕ {h}</>, gain: found.inverse },
    {
      name: 'wiener',
      formula: (
        <>
          {h} ∕ ({h}² + {plain(noiseToSignal)})
        </>
      ),
      gain: found.wiener,
    },
    { name: 'transposed', formula: h, gain: found.transposed },
  ];
  return (
    // The box scrolls sideways, so the keyboard must reach it.
    <div class="fig__f" tabIndex={0} role="group" aria-label={words['gains']} id={id}>
      <p>
        {fill(words['atFrequency'] ?? '', { frequency })} |<i class="tone-w">H</i>| = {h}
      </p>
      <table class="gains">
        <thead>
          <tr>
            <th scope="col">{words['method']}</th>
            <th scope="col">{words['gain']}</th>
            <th scope="col">{words['arrives']}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, formula, gain }) => (
            <tr key={name}>
              <th scope="row">{words[name]}</th>
              <td>
                {formula}
                {name !== 'transposed' && <> ≈ {plain(gain)}</>}
              </td>
              <td>
                {h} · {plain(gain)} ≈ <b>{plain(magnitude * gain)}</b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Three digits; powers of ten where a row of zeros would be hard to count. */
export const plain = (value: number): string =>
  value !== 0 && Math.abs(value) < 1e-4 ? difference(value) : printed(Number(value.toPrecision(3)));
