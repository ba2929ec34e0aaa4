/**
 * The state in the address, as `?deconvolution=` and these fields, joined by dots, each only where it differs from the default:
 *
 *   xshapes a scene   hmotion point spread   n3 noise, k8 ratio K, each as a position of its slider   t20 iterations
 *   f16-28 frequency, row and column from 0   bwebgpu backend
 */
import { differingText, fieldReader, wholeIn } from '../../figure/address.ts';
import { pictureFrom, pictureText } from '../../figure/pictureState.ts';
import { blurNames } from './blurs.ts';
import { backends, type DeconvolutionState, defaults, limits, scenes, size } from './model.ts';

/** Reads any text at all. Never throws, and the state it returns is always possible. */
export function fromAddress(text: string): { readonly state: DeconvolutionState; readonly ignored: readonly string[] } {
  const { take, ignored } = fieldReader(text, 'xhnktfb');
  const place = take(
    'f',
    (value) => {
      const [row, column, ...rest] = value.split('-').map((part) => wholeIn(part, limits.place));
      return row === undefined || column === undefined || rest.length > 0 ? undefined : { row, column };
    },
    { row: defaults.row, column: defaults.column },
  );
  const state: DeconvolutionState = {
    picture: take('x', (value) => pictureFrom(value, size, scenes), defaults.picture),
    blur: take('h', (value) => blurNames.find((name) => name === value), defaults.blur),
    noise: take('n', (value) => wholeIn(value, limits.noise), defaults.noise),
    ratio: take('k', (value) => wholeIn(value, limits.ratio), defaults.ratio),
    iterations: take('t', (value) => wholeIn(value, limits.iterations), defaults.iterations),
    ...place,
    backend: take('b', (value) => backends.find((name) => name === value), defaults.backend),
  };
  return { state, ignored };
}

/** The text that `fromAddress` reads back as this state, but for a picture the reader brought; '' for the default. */
export function toAddress(state: DeconvolutionState): string {
  const standardPicture = pictureText(defaults.picture) ?? '';
  return differingText([
    ['x', pictureText(state.picture) ?? standardPicture, standardPicture],
    ['h', state.blur, defaults.blur],
    ['n', String(state.noise), String(defaults.noise)],
    ['k', String(state.ratio), String(defaults.ratio)],
    ['t', String(state.iterations), String(defaults.iterations)],
    ['f', `${state.row}-${state.column}`, `${defaults.row}-${defaults.column}`],
    ['b', state.backend, defaults.backend],
  ]);
}
