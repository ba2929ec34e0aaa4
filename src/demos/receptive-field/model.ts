/**
 * The state of the figure: a stack of layers, the one that is looked at, and what its weights are. A state is always possible:
 * a change that would make the field larger than can be drawn is refused, with the reason.
 */
import type { BackendName } from '../../figure/backends.ts';
import { type ReceptiveField, receptiveField } from '../../nn/receptiveField.ts';
import { type Layer, type Network, networkNames, networks } from './networks.ts';

export const weightKinds = ['equal', 'random'] as const;
export type Weights = (typeof weightKinds)[number];

export interface FieldState {
  readonly layers: readonly Layer[];
  /** The layer that is looked at and edited. */
  readonly selected: number;
  readonly weights: Weights;
  /** The reader asked for the stack to be trained; another stack has to be asked for anew. */
  readonly trained: boolean;
  readonly backend: BackendName;
}

export type Setting = 'kernel' | 'stride' | 'dilation' | 'padding';

export const limits = {
  kernel: [1, 11],
  stride: [1, 4],
  dilation: [1, 16],
  padding: [0, 16],
} as const satisfies Record<Setting, readonly [number, number]>;

export const mostLayers = 60;
/** Larger fields are neither computed nor drawn. */
export const mostCells = 2048;

export const defaults: FieldState = { layers: networks.eight, selected: 7, weights: 'equal', trained: false, backend: 'cpu' };

/** A change that was not made, and the size of field it would have led to. */
export interface Refusal {
  readonly size: number;
}
export interface Outcome {
  readonly state: FieldState;
  readonly refusal?: Refusal | undefined;
}

/** The field before any layer and after each: one entry more than there are layers. */
export const fields = (layers: readonly Layer[]): ReceptiveField[] => [{ size: 1, jump: 1, start: 0 }, ...receptiveField(layers)];

export const lastField = (layers: readonly Layer[]): ReceptiveField => fields(layers).at(-1) ?? { size: 1, jump: 1, start: 0 };

export const networkOf = ({ layers }: FieldState): Network | undefined =>
  networkNames.find((name) => networks[name].length === layers.length && layersText(networks[name]) === layersText(layers));

/** One text for equal stacks. */
export const layersText = (layers: readonly Layer[]): string =>
  layers
    .map(({ kind, kernel, stride, dilation, padding }) =>
      [
        kind === 'conv' ? 'c' : 'm',
        kernel,
        stride === 1 ? '' : `s${stride}`,
        dilation === 1 ? '' : `d${dilation}`,
        padding === 0 ? '' : `p${padding}`,
      ].join(''),
    )
    .join('-');

export const choose = (state: FieldState, name: Network): FieldState => ({
  ...state,
  layers: networks[name],
  selected: networks[name].length - 1,
  trained: false,
});

export function withSetting(state: FieldState, setting: Setting, asked: number): Outcome {
  const [least, most] = limits[setting];
  const value = Math.min(most, Math.max(least, Math.round(asked)));
  const layers = state.layers.map((layer, at) => (at === state.selected && !Number.isNaN(value) ? { ...layer, [setting]: value } : layer));
  return within(state, { ...state, layers });
}

/** A layer after the selected one, which is then selected. */
export function withLayer(state: FieldState, kind: Layer['kind']): Outcome {
  if (state.layers.length >= mostLayers) return { state };
  const fresh: Layer =
    kind === 'conv' ? { kind, kernel: 3, stride: 1, dilation: 1, padding: 1 } : { kind, kernel: 2, stride: 2, dilation: 1, padding: 0 };
  const at = state.selected + 1;
  return within(state, { ...state, layers: state.layers.toSpliced(at, 0, fresh), selected: at });
}

export function withoutLayer(state: FieldState): FieldState {
  if (state.layers.length <= 1) return state;
  const layers = state.layers.toSpliced(state.selected, 1);
  return { ...state, layers, selected: Math.min(state.selected, layers.length - 1), trained: false };
}

export const select = (state: FieldState, selected: number): FieldState => ({
  ...state,
  selected: Math.min(state.layers.length - 1, Math.max(0, selected)),
});

/** Whether a stack can be drawn. */
export const fits = (layers: readonly Layer[]): boolean => lastField(layers).size <= mostCells;

function within(before: FieldState, after: FieldState): Outcome {
  return fits(after.layers) ? { state: { ...after, trained: false } } : { state: before, refusal: { size: lastField(after.layers).size } };
}
