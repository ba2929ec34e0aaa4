/** The kernel w, spread by its dilation: the holes are drawn, but they hold nothing and cost nothing. */
import { EditablePlane } from '../../figure/EditablePlane.tsx';
import { Part } from '../../figure/Part.tsx';
import { placeIn } from '../../figure/places.ts';
import { Slider } from '../../figure/Slider.tsx';
import { fill } from '../../figure/words.ts';
import { limits, span } from './model.ts';
import type { Edited } from './plane.ts';

export function Kernel({ id, words, state, taps, active, onActive, onSetting, onCell, onRefused }: Edited) {
  const { kernel, dilation, stride, w } = state;
  const cells = w.map((value, index) => {
    const tap = taps[index];
    const label = fill(words[tap?.padded ? 'cellWeightPadding' : 'cellWeight'] ?? '', {
      ...placeIn(index, kernel),
      value,
      times: tap?.value ?? 0,
    });
    return { value, label, state: 'is-read' };
  });
  return (
    <Part part="w" name={words['kernel'] ?? ''} side={kernel} columns={span(state)}>
      <EditablePlane
        id={id}
        words={words}
        part="w"
        label={fill(words['kernelLabel'] ?? '', { rows: kernel, columns: kernel, dilation })}
        side={kernel}
        cells={cells}
        spacing={dilation}
        active={active}
        onActive={onActive}
        onCell={onCell}
        onRefused={onRefused}
      >
        <Slider
          id={`${id}-k`}
          part="w"
          label={words['kernelSize'] ?? ''}
          symbol="k"
          limits={limits.kernel}
          value={kernel}
          onValue={(value) => onSetting('kernel', value)}
        />
        <Slider
          id={`${id}-d`}
          part="w"
          label={words['dilation'] ?? ''}
          symbol="d"
          limits={limits.dilation}
          value={dilation}
          onValue={(value) => onSetting('dilation', value)}
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
