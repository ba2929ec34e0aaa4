/** The kernel w, which is the stamp: the weights that reach the selected output are lit. */
import { EditablePlane } from '../../figure/EditablePlane.tsx';
import { Part } from '../../figure/Part.tsx';
import { placeIn } from '../../figure/places.ts';
import { Slider } from '../../figure/Slider.tsx';
import { fill } from '../../figure/words.ts';
import { limits } from './model.ts';
import type { Edited } from './shown.ts';

export function Kernel({ id, words, state, met, active, onActive, onSetting, onCell, onRefused }: Edited) {
  const { kernel, stride, w } = state;
  const cells = w.map((value, index) => {
    const place = placeIn(index, kernel);
    const found = met.find(({ weight: { row, column } }) => row === place.row && column === place.column);
    const label = fill(words[found ? 'cellTimes' : 'cell'] ?? '', { ...place, value, times: found?.value ?? 0 });
    return { value, label, state: found ? 'is-read' : '' };
  });
  return (
    <Part part="w" name={words['kernel'] ?? ''} side={kernel} columns={Math.max(3, kernel)}>
      <EditablePlane
        id={id}
        words={words}
        part="w"
        label={fill(words['kernelLabel'] ?? '', { n: kernel })}
        side={kernel}
        sized="cells"
        cells={cells}
        active={active}
        onActive={onActive}
        onCell={onCell}
        onRefused={onRefused}
      >
        <Slider
          id={`${id}-k`}
          part="w"
          label={words['size'] ?? ''}
          symbol="k"
          limits={limits.kernel}
          value={kernel}
          onValue={(value) => onSetting('kernel', value)}
        />
        <Slider
          id={`${id}-s`}
          part="w"
          label={words['stride'] ?? ''}
          symbol="s"
          limits={limits.stride}
          value={stride}
          onValue={(value) => onSetting('stride', value)}
        />
      </EditablePlane>
    </Part>
  );
}
