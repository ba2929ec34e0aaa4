/** Weights and multiply–adds of a block of any width, for the usual reduction ratios. */
import { Choices } from '../../figure/Choices.tsx';
import { fill, type Words } from '../../figure/words.ts';
import { type SqueezeState, widths } from './model.ts';
import { bills } from './reading.ts';

interface Props {
  readonly words: Words;
  readonly width: SqueezeState['width'];
  readonly onWidth: (width: SqueezeState['width']) => void;
}

const wide = (value: number): string => value.toLocaleString('en');

export function Cost({ words, width, onWidth }: Props) {
  const rows = bills(width);
  return (
    <div class="fig__stack">
      <p>{words['costTitle']}</p>
      <Choices
        legend={words['costTitle'] ?? ''}
        names={widths.map(String)}
        labelOf={(name) => name}
        chosen={String(width)}
        onChoose={(name) => onWidth(widths.find((each) => String(each) === name) ?? width)}
      />
      <table class="gates">
        <thead>
          <tr>
            {['ratio', 'weights', 'costMacs', 'ofConv'].map((key) => (
              <th scope="col" key={key}>
                {fill(words[key] ?? '', {})}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ r, weights, macs, share }) => (
            <tr key={r}>
              <td>{r}</td>
              <td>
                2·{width}² ∕ {r} = {wide(weights)}
              </td>
              <td>
                {wide(weights)} + {wide(macs - weights)} = {wide(macs)}
              </td>
              <td>{(100 * share).toFixed(1)} %</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
