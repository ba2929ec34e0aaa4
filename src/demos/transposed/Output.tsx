/** The large plane y: the lit stamp is that of the input pointed at, and one cell is selected. */
import { Grid, type Place } from '../../figure/Grid.tsx';
import { Part } from '../../figure/Part.tsx';
import { placeIn } from '../../figure/places.ts';
import { Slider } from '../../figure/Slider.tsx';
import { fill } from '../../figure/words.ts';
import { limits, type Setting } from './model.ts';
import { stampOf } from './pictures.ts';
import type { Shown } from './shown.ts';

interface Props extends Omit<Shown, 'met'> {
  readonly values: ArrayLike<number>;
  readonly onSelect: (place: Place) => void;
  readonly onStep: (by: 1 | -1) => void;
  readonly onSetting: (setting: Setting, value: number) => void;
}

export function Output({ id, words, state, side, stamping, values, onSelect, onStep, onSetting }: Props) {
  const { padding, outputPadding } = state;
  const now = state.row * side + state.column;
  const stamp = stampOf(state, stamping, side);
  const cells = Array.from({ length: side * side }, (_, index) => {
    // A backend's float may be off in the last digits; what is drawn has six.
    const value = Number((values[index] ?? 0).toPrecision(6)) + 0;
    const label = fill(words[stamp.has(index) ? 'cellStamped' : 'cell'] ?? '', { ...placeIn(index, side), value });
    return { value, label, state: `${index === now ? 'is-now' : ''}${stamp.has(index) ? ' is-reader' : ''}` };
  });
  return (
    <Part part="y" name={words['output'] ?? ''} side={side} columns={Math.max(4, side)}>
      <div class="plane plane--cells" data-columns={side}>
        <Grid
          id={`${id}-y`}
          part="y"
          label={fill(words['outputLabel'] ?? '', { n: side })}
          rows={side}
          columns={side}
          cells={cells}
          active={now}
          onActive={(index) => onSelect(placeIn(index, side))}
          selectable
        />
      </div>
      <div class="ctls">
        <div class="stepper">
          <output>{fill(words['position'] ?? '', { n: now + 1, total: side * side })}</output>
          <button type="button" onClick={() => onStep(-1)}>
            {words['previous']}
          </button>
          <button type="button" onClick={() => onStep(1)}>
            {words['next']}
          </button>
        </div>
        <Slider
          id={`${id}-p`}
          part="y"
          label={words['padding'] ?? ''}
          symbol="p"
          limits={limits.padding}
          value={padding}
          onValue={(value) => onSetting('padding', value)}
        />
        <Slider
          id={`${id}-o`}
          part="y"
          label={words['outputPadding'] ?? ''}
          symbol={
            <>
              p<sub>out</sub>
            </>
          }
          limits={limits.outputPadding}
          value={outputPadding}
          onValue={(value) => onSetting('outputPadding', value)}
        />
      </div>
    </Part>
  );
}
