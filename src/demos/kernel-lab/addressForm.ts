/**
 * The state in the address, as `?kernel-lab=` and these fields, joined by dots, each only where it differs from the default:
 *
 *   xshapes a scene, x-… a drawing   k3 kernel size   w… its cells   v9 divisor   d1 dilation   s1 stride   p0 padding
 *   y17-5 output pixel, row and column from 0   bwebgpu backend
 */
import { cellsFrom, cellsText, differingText, fieldReader, wholeIn } from '../../figure/address.ts';
import { pictureFrom, pictureText } from '../../figure/pictureState.ts';
import { resized } from './kernels.ts';
import { backends, defaults, type LabState, limits, outputSide, type Setting, scenes, settled, size } from './model.ts';

const settings: readonly (readonly [letter: string, setting: Setting])[] = [
  ['k', 'kernel'],
  ['v', 'divisor'],
  ['d', 'dilation'],
  ['s', 'stride'],
  ['p', 'padding'],
];

/** Reads any text at all. Never throws, and the state it returns is always possible. */
export function fromAddress(text: string): { readonly state: LabState; readonly ignored: readonly string[] } {
  const { take, ignored } = fieldReader(text, 'xkwvdspyb');
  const sizes = { ...defaults };
  for (const [letter, setting] of settings) sizes[setting] = take(letter, (value) => wholeIn(value, limits[setting]), defaults[setting]);
  const whole: LabState = {
    ...sizes,
    picture: take('x', (value) => pictureFrom(value, size, scenes), defaults.picture),
    w: take('w', (value) => cellsFrom(value, sizes.kernel ** 2), resized(defaults.w, defaults.kernel, sizes.kernel)),
    backend: take('b', (value) => backends.find((name) => name === value), defaults.backend),
  };
  const last = outputSide(whole) - 1;
  const place = take(
    'y',
    (value) => {
      const [row, column, ...rest] = value.split('-').map((part) => wholeIn(part, [0, last]));
      return row === undefined || column === undefined || rest.length > 0 ? undefined : { row, column };
    },
    { row: defaults.row, column: defaults.column },
  );
  return { state: settled({ ...whole, ...place }), ignored };
}

/** The text that `fromAddress` reads back as this state, but for a picture the reader brought; '' for the default. */
export function toAddress(state: LabState): string {
  const plain = settled({ ...state, row: defaults.row, column: defaults.column });
  const standardPicture = pictureText(defaults.picture) ?? '';
  return differingText([
    ['x', pictureText(state.picture) ?? standardPicture, standardPicture],
    ...settings.map(([letter, setting]) => [letter, String(state[setting]), String(defaults[setting])] as const),
    ['w', cellsText(state.w), cellsText(resized(defaults.w, defaults.kernel, state.kernel))],
    ['y', `${state.row}-${state.column}`, `${plain.row}-${plain.column}`],
    ['b', state.backend, defaults.backend],
  ]);
}
