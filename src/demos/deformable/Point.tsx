/** The kernel, and the chosen sampling point: how far it has moved, and in the second version what it counts. */
import { Grid } from '../../figure/Grid.tsx';
import { Part } from '../../figure/Part.tsx';
import { Rich } from '../../figure/Rich.tsx';
import { Slider } from '../../figure/Slider.tsx';
import type { Say } from '../../figure/useFigure.ts';
import { printed } from '../../figure/words.ts';
import * as model from './model.ts';

const { farthest, kernel, kernelSide } = model;
const inTenths = (tenths: number): string => printed(tenths / 10);

interface Props {
  readonly id: string;
  readonly say: Say;
  readonly state: model.DeformableState;
  readonly onLook: (point: number) => void;
  readonly onState: (next: model.DeformableState, kind: string) => void;
}

export function Point({ id, say, state, onLook, onState }: Props) {
  const { offsets, modulated, mask, point } = state;
  const [dr, dc] = [offsets[2 * point] ?? 0, offsets[2 * point + 1] ?? 0];
  const move = (row: number, column: number) => onState(model.movedTo(state, point, row, column), `move${point}`);
  return (
    <Part part="w" name={say('kernel')} side={kernelSide} columns={4}>
      <div class="plane">
        <Grid
          id={`${id}-w`}
          part="w"
          label={say('kernelLabel')}
          rows={kernelSide}
          columns={kernelSide}
          cells={kernel.map((weight, k) => ({
            value: weight,
            label: say('kernelCell', { row: Math.floor(k / kernelSide), column: k % kernelSide, value: weight, k }),
            state: k === point ? 'is-now' : 'is-read',
          }))}
          active={point}
          onActive={onLook}
          selectable
        />
      </div>
      <p class="reach__now">
        <Rich text={`[${say('nowPoint', { k: point })}](role:g)`} />
      </p>
      <div class="ctls">
        <Slider
          id={`${id}-dr`}
          part="g"
          label={say('rowOffset')}
          symbol="Δr"
          limits={[-farthest, farthest]}
          value={dr}
          shown={inTenths(dr)}
          onValue={(next) => move(next, dc)}
        />
        <Slider
          id={`${id}-dc`}
          part="g"
          label={say('columnOffset')}
          symbol="Δc"
          limits={[-farthest, farthest]}
          value={dc}
          shown={inTenths(dc)}
          onValue={(next) => move(dr, next)}
        />
        {modulated && (
          <Slider
            id={`${id}-m`}
            part="g"
            label={say('modulation')}
            symbol="m"
            limits={[0, model.fullMask]}
            value={mask[point] ?? 0}
            shown={inTenths(mask[point] ?? 0)}
            onValue={(next) => onState(model.withMask(state, next), `mask${point}`)}
          />
        )}
      </div>
      <div class="picks">
        <button type="button" disabled={dr === 0 && dc === 0} onClick={() => move(0, 0)}>
          {say('pointBack')}
        </button>
        <button
          type="button"
          disabled={offsets.every((tenths) => tenths === 0)}
          onClick={() => onState({ ...state, offsets: model.regular }, 'grid')}
        >
          {say('backToGrid')}
        </button>
      </div>
    </Part>
  );
}
