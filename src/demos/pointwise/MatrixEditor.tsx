/** One channel matrix: its nine cells, what they are divided by, and matrices to begin from. */
import { useState } from 'preact/hooks';
import { CellEditor } from '../../figure/CellEditor.tsx';
import { Choices } from '../../figure/Choices.tsx';
import { Grid } from '../../figure/Grid.tsx';
import { NumberField } from '../../figure/NumberField.tsx';
import { fill, type Words } from '../../figure/words.ts';
import { channels, divisors, type Matrix, presetNames, presets, withCell } from './model.ts';

interface Props {
  readonly id: string;
  /** The id of what explains the keys. */
  readonly describedBy: string;
  readonly words: Words;
  /** W₁ or W₂. */
  readonly name: string;
  readonly matrix: Matrix;
  readonly onMatrix: (matrix: Matrix, kind: string) => void;
  readonly onRefused: (sentence: string) => void;
}

export function MatrixEditor({ id, describedBy, words, name, matrix, onMatrix, onRefused }: Props) {
  const { w, divisor } = matrix;
  const [active, setActive] = useState(0);
  const say = (key: string, values: Readonly<Record<string, string | number>> = {}) => fill(words[key] ?? '', values);
  const letters = (index: number) => ({ from: channels[index % 3] ?? '', to: channels[Math.floor(index / 3)] ?? '' });
  const edit = (index: number, value: number) => onMatrix(withCell(matrix, index, value), `${id}${index}`);
  return (
    <div class="matrix">
      <p class="matrix__name tone-w">{name}</p>
      <div class="plane" data-columns={3}>
        <Grid
          id={id}
          part="w"
          label={say('matrixLabel', { name, divisor })}
          describedBy={describedBy}
          rows={3}
          columns={3}
          cells={w.map((value, index) => ({ value, label: say('matrixCell', { ...letters(index), value }), state: 'is-read' }))}
          active={active}
          onActive={setActive}
          onEdit={edit}
        />
      </div>
      <div class="ctls">
        <CellEditor
          id={`${id}-e`}
          part="w"
          letter={name}
          place={{ row: Math.floor(active / 3), column: active % 3 }}
          value={w[active] ?? 0}
          words={words}
          onValue={(value) => edit(active, value)}
          onRefused={onRefused}
        />
        <div class="edit edit--w">
          <span aria-hidden="true">{say('divisor')}</span>
          <NumberField
            id={`${id}-v`}
            label={`${name} ${say('divisor')}`}
            value={divisor}
            limits={divisors}
            words={words}
            onValue={(value) => onMatrix({ ...matrix, divisor: value }, `${id}v`)}
            onRefused={onRefused}
          />
        </div>
      </div>
      <Choices
        legend={say('presets', { name })}
        names={presetNames}
        labelOf={(preset) => say(`preset_${preset}`)}
        chosen={presetNames.find((preset) => presets[preset].w.join() === w.join() && presets[preset].divisor === divisor)}
        onChoose={(preset) => onMatrix(presets[preset], `${id}preset`)}
      />
    </div>
  );
}
