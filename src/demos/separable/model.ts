/**
 * The state of the figure: a kernel K, how many of its singular terms are kept, and the picture they are laid over. A state is
 * always possible: every change goes through a function of this file.
 */
import { cellsFrom, cellsText, differingText, fieldReader, wholeIn } from '../../figure/address.ts';
import { type Picture, pictureFrom, pictureText } from '../../figure/pictureState.ts';
import type { SceneName } from '../../figure/scenes.ts';
import { type KernelName, kernels } from './kernels.ts';

export const backends = ['cpu', 'webgpu'] as const;

export interface SeparableState {
  /** Side of the square kernel. */
  readonly kernel: number;
  /** kernel² numbers in row order, whole and within ±9. */
  readonly w: readonly number[];
  /** Terms that are kept, 1 to `kernel`. */
  readonly terms: number;
  readonly picture: Picture;
  readonly backend: (typeof backends)[number];
}

/** The picture: grey, small enough that its pixels can be told apart. */
export const size = { side: 32, channels: 1 } as const;
export const scenes = ['shapes', 'hills', 'stripes', 'dot'] as const satisfies readonly SceneName[];

export const limits = { kernel: [2, 7], cell: [-9, 9] } as const;

/** Two terms make this disc, and one is nearly enough: something to see at either setting. */
export const defaults: SeparableState = {
  kernel: 5,
  w: kernels.disc,
  terms: 1,
  picture: { kind: 'scene', scene: 'shapes' },
  backend: 'cpu',
};

export const withCell = (state: SeparableState, index: number, value: number): SeparableState =>
  state.w[index] === value ? state : { ...state, w: state.w.map((old, at) => (at === index ? value : old)) };

/** Another side: what is in both stays where it was, counted from the middle as well as that goes; new cells are 0. */
export function withSide(state: SeparableState, asked: number): SeparableState {
  const [least, most] = limits.kernel;
  const kernel = Math.min(most, Math.max(least, Math.round(asked)));
  if (Number.isNaN(kernel) || kernel === state.kernel) return state;
  const shift = Math.trunc((kernel - state.kernel) / 2);
  const old = (row: number, column: number) =>
    row < 0 || column < 0 || row >= state.kernel || column >= state.kernel ? 0 : (state.w[row * state.kernel + column] ?? 0);
  const w = Array.from({ length: kernel * kernel }, (_, at) => old(Math.floor(at / kernel) - shift, (at % kernel) - shift));
  return { ...state, kernel, w, terms: Math.min(state.terms, kernel) };
}

export function withKernel(state: SeparableState, name: KernelName): SeparableState {
  const w = kernels[name];
  const kernel = Math.sqrt(w.length);
  return { ...state, kernel, w, terms: 1 };
}

export const withTerms = (state: SeparableState, terms: number): SeparableState => ({
  ...state,
  terms: Math.min(state.kernel, Math.max(1, Math.round(terms) || 1)),
});

/**
 * The state in the address: k side of the kernel, w its cells in row order, one character each (a is −1, i is −9), r terms kept,
 * p picture (a scene's name or a drawing), b backend. Reads any text at all; what means nothing gives its default and is named.
 */
export function fromAddress(text: string): { readonly state: SeparableState; readonly ignored: readonly string[] } {
  const { take, ignored } = fieldReader(text, 'kwrpb');
  const kernel = take('k', (value) => wholeIn(value, limits.kernel), defaults.kernel);
  const start = withSide(defaults, kernel);
  const state: SeparableState = {
    kernel,
    w: take('w', (value) => cellsFrom(value, kernel * kernel), start.w),
    terms: take('r', (value) => wholeIn(value, [1, kernel]), defaults.terms),
    picture: take('p', (value) => pictureFrom(value, size, scenes), defaults.picture),
    backend: take('b', (value) => backends.find((name) => name === value), defaults.backend),
  };
  return { state, ignored };
}

/** The text that `fromAddress` reads back as this state; '' for the default. */
export const toAddress = ({ kernel, w, terms, picture, backend }: SeparableState): string =>
  differingText([
    ['k', String(kernel), String(defaults.kernel)],
    ['w', cellsText(w), cellsText(withSide(defaults, kernel).w)],
    ['r', String(terms), String(defaults.terms)],
    // A picture of the reader's own is never written down: the default stands for it.
    ['p', pictureText(picture) ?? '', pictureText(picture) === undefined ? '' : (pictureText(defaults.picture) ?? '')],
    ['b', backend, defaults.backend],
  ]);
