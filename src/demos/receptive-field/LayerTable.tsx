/** The stack as a table: each layer with what it is and the field after it. One row is chosen; the arrow keys move the choice. */
import { fill, printed, type Words } from '../../figure/words.ts';
import { type FieldState, fields } from './model.ts';

interface Props {
  readonly id: string;
  readonly words: Words;
  readonly state: FieldState;
  readonly onSelect: (selected: number) => void;
}

export function LayerTable({ id, words, state, onSelect }: Props) {
  const after = fields(state.layers).slice(1);
  const heads = ['kernel', 'stride', 'dilation', 'padding', 'size', 'jump', 'start'];
  const letters = ['k', 's', 'd', 'p', 'r', 'j', 'start'];
  return (
    // The box scrolls, so the keyboard must reach it; the radio buttons in it do that.
    <div class="layers">
      <table>
        <caption class="vh">{words['tableCaption']}</caption>
        <thead>
          <tr>
            <th scope="col">{words['layer']}</th>
            {heads.map((key, at) => (
              <th key={key} scope="col" class={at > 3 ? 'tone-x' : undefined}>
                <abbr title={words[key]}>{letters[at]}</abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {state.layers.map(({ kind, kernel, stride, dilation, padding }, at) => {
            const { size = 1, jump = 1, start = 0 } = after[at] ?? {};
            return (
              <tr key={at} class={at === state.selected ? 'is-now' : ''}>
                <th scope="row">
                  <label>
                    <input type="radio" name={`${id}-layer`} checked={at === state.selected} onChange={() => onSelect(at)} />{' '}
                    {fill(words[kind] ?? '', { n: at + 1 })}
                  </label>
                </th>
                {[kernel, stride, dilation, padding].map((value, column) => (
                  <td key={heads[column]}>{value}</td>
                ))}
                {[size, jump, start].map((value, column) => (
                  <td key={heads[column + 4]} class="tone-x">
                    {printed(value)}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
