/** The input plane x: what the selected output reads is lit, zeros of the padding stand around it. */
import { EditablePlane } from '../../figure/EditablePlane.tsx';
import { Part } from '../../figure/Part.tsx';
import { placeIn } from '../../figure/places.ts';
import { Slider } from '../../figure/Slider.tsx';
import { fill } from '../../figure/words.ts';
import { limits, span } from './model.ts';
import type { Edited } from './plane.ts';

export function Input({
  id,
  words,
  state,
  taps,
  active,
  onActive,
  onPoint,
  onSetting,
  onCell,
  onRefused,
}: Edited & { onPoint: (index: number | undefined) => void }) {
  const { input, padding, stride, x } = state;
  const window = { row: stride * state.row - padding, column: stride * state.column - padding, size: span(state) };
  const cells = x.map((value, index) => {
    const place = placeIn(index, input);
    const tap = taps.find(({ row, column }) => row === place.row && column === place.column);
    const label = fill(words[tap ? 'cellRead' : 'cell'] ?? '', { ...place, value, weight: tap?.weight ?? 0 });
    return { value, label, state: tap ? 'is-read' : '' };
  });
  return (
    <Part part="x" name={words['input'] ?? ''} side={input} columns={input + 2 * padding}>
      <EditablePlane
        id={id}
        words={words}
        part="x"
        label={fill(words['inputLabel'] ?? '', { rows: input, columns: input, padding })}
        side={input}
        cells={cells}
        padding={padding}
        paddingRead={taps.filter(({ padded }) => padded)}
        window={window}
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
          symbol="i"
          limits={limits.input}
          value={input}
          onValue={(value) => onSetting('input', value)}
        />
        <Slider
          id={`${id}-p`}
          part="x"
          label={words['padding'] ?? ''}
          symbol="p"
          limits={limits.padding}
          value={padding}
          onValue={(value) => onSetting('padding', value)}
        />
      </EditablePlane>
    </Part>
  );
}
