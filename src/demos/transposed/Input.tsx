/** The small plane x: cells that reach the selected output are lit; pointing at one shows its stamp in y. */
import { EditablePlane } from '../../figure/EditablePlane.tsx';
import { Part } from '../../figure/Part.tsx';
import { placeIn } from '../../figure/places.ts';
import { Slider } from '../../figure/Slider.tsx';
import { fill } from '../../figure/words.ts';
import { limits } from './model.ts';
import type { Edited } from './shown.ts';

export function Input(props: Edited & { readonly onPoint: (index: number | undefined) => void }) {
  const { id, words, state, met, active, onActive, onPoint, onSetting, onCell, onRefused } = props;
  const { input, x } = state;
  const cells = x.map((value, index) => {
    const place = placeIn(index, input);
    const found = met.find(({ input: { row, column } }) => row === place.row && column === place.column);
    const label = fill(words[found ? 'cellTimes' : 'cell'] ?? '', { ...place, value, times: found?.factor ?? 0 });
    return { value, label, state: found ? 'is-read' : '' };
  });
  return (
    <Part part="x" name={words['input'] ?? ''} side={input} columns={Math.max(3, input)}>
      <EditablePlane
        id={id}
        words={words}
        part="x"
        label={fill(words['inputLabel'] ?? '', { n: input })}
        side={input}
        sized="cells"
        cells={cells}
        active={active}
        onActive={onActive}
        onPoint={onPoint}
        onCell={onCell}
        onRefused={onRefused}
      >
        <Slider
          id={`${id}-i`}
          part="x"
          label={words['size'] ?? ''}
          symbol="i′"
          limits={limits.input}
          value={input}
          onValue={(value) => onSetting('input', value)}
        />
      </EditablePlane>
    </Part>
  );
}
