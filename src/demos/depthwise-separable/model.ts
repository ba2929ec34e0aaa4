/**
 * The state of the figure: two channels of 4×4, a 3×3 kernel for each, a 3×2 matrix that mixes the two results into three
 * outputs, whether a ReLU stands between the steps, and which cell of which output is followed.
 */
import { cellsFrom, cellsText, differingText, fieldReader, wholeIn } from '../../figure/address.ts';

export const inChannels = 2;
export const outChannels = 3;
export const side = 4;
export const kernel = 3;
/** Of z and of y. */
export const outSide = side - kernel + 1;

export const backends = ['cpu', 'webgpu'] as const;

/** x: [2, 4, 4]; d: [2, 3, 3]; p: [3, 2]; all in row order, whole and within ±9. */
export interface Cells {
  readonly x: readonly number[];
  readonly d: readonly number[];
  readonly p: readonly number[];
}
export type Plane = keyof Cells;

export interface SeparableState extends Cells {
  readonly relu: boolean;
  /** The output that is followed, and its cell in row order. */
  readonly output: number;
  readonly cell: number;
  readonly backend: (typeof backends)[number];
}

const laplacian = [0, 1, 0, 1, -4, 1, 0, 1, 0];
const second = [0, 1, 2, 0, 1, 3, 0, 1, 2, 0, 1, 1, 0, 1, 1, 2];

/** Numbers to begin with: the note's example, and a kernel with its negative, from which a ReLU can take nothing away. */
export const presets = {
  note: {
    x: [1, 2, 0, 1, 3, 1, 1, 0, 0, 2, 1, 2, 1, 0, 2, 1, ...second],
    d: [1, 0, -1, 1, 0, -1, 1, 0, -1, ...laplacian],
    p: [1, 1, 2, -1, -1, 2],
  },
  twins: { x: [...second, ...second], d: [...laplacian, ...laplacian.map((value) => 0 - value)], p: [1, -1, 1, 0, 0, 1] },
} as const satisfies Readonly<Record<string, Cells>>;
export type PresetName = keyof typeof presets;
// Object.keys forgets the names; they are those of the record above.
export const presetNames = Object.keys(presets) as readonly PresetName[];

export const defaults: SeparableState = { ...presets.note, relu: false, output: 0, cell: 1, backend: 'cpu' };

export const presetOf = (state: Cells): PresetName | undefined =>
  presetNames.find((name) => (['x', 'd', 'p'] as const).every((plane) => cellsText(presets[name][plane]) === cellsText(state[plane])));

export const withCell = (state: SeparableState, plane: Plane, index: number, value: number): SeparableState =>
  state[plane][index] === value ? state : { ...state, [plane]: state[plane].map((old, at) => (at === index ? value : old)) };

/**
 * The state in the address: x, d, p cells in row order, one character each (a is −1, i is −9), a1 for the ReLU, o output,
 * y its cell, b backend. Reads any text at all; what means nothing gives its default and is named.
 */
export function fromAddress(text: string): { readonly state: SeparableState; readonly ignored: readonly string[] } {
  const { take, ignored } = fieldReader(text, 'xdpaoyb');
  const cells = (plane: Plane) => take(plane, (value) => cellsFrom(value, defaults[plane].length), defaults[plane]);
  const state: SeparableState = {
    x: cells('x'),
    d: cells('d'),
    p: cells('p'),
    relu: take('a', (value) => (value === '1' ? true : undefined), defaults.relu),
    output: take('o', (value) => wholeIn(value, [0, outChannels - 1]), defaults.output),
    cell: take('y', (value) => wholeIn(value, [0, outSide * outSide - 1]), defaults.cell),
    backend: take('b', (value) => backends.find((name) => name === value), defaults.backend),
  };
  return { state, ignored };
}

/** The text that `fromAddress` reads back as this state; '' for the default. */
export const toAddress = (state: SeparableState): string =>
  differingText([
    ...(['x', 'd', 'p'] as const).map((plane) => [plane, cellsText(state[plane]), cellsText(defaults[plane])] as const),
    ['a', state.relu ? '1' : '0', '0'],
    ['o', String(state.output), String(defaults.output)],
    ['y', String(state.cell), String(defaults.cell)],
    ['b', state.backend, defaults.backend],
  ]);
