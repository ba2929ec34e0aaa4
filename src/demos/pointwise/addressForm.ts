/**
 * The state in the address, as `?pointwise=` and these fields, joined by dots, each only where it differs from the default:
 *
 *   xwheel a scene   w… and v10 the first matrix and its divisor   m… and n10 the second   l2 layers   arelu activation
 *   y14-9 pixel, row and column from 0   bwebgpu backend
 */
import { cellsFrom, cellsText, differingText, fieldReader, wholeIn } from '../../figure/address.ts';
import { pictureFrom, pictureText } from '../../figure/pictureState.ts';
import { backends, defaults, divisors, type PointwiseState, scenes, size } from './model.ts';

/** Reads any text at all. Never throws, and the state it returns is always possible. */
export function fromAddress(text: string): { readonly state: PointwiseState; readonly ignored: readonly string[] } {
  const { take, ignored } = fieldReader(text, 'xwvmnlayb');
  const matrix = (cells: string, divisor: string, standard: PointwiseState['first']) => ({
    w: take(cells, (value) => cellsFrom(value, 9), standard.w),
    divisor: take(divisor, (value) => wholeIn(value, divisors), standard.divisor),
  });
  const place = take(
    'y',
    (value) => {
      const [row, column, ...rest] = value.split('-').map((part) => wholeIn(part, [0, size.side - 1]));
      return row === undefined || column === undefined || rest.length > 0 ? undefined : { row, column };
    },
    { row: defaults.row, column: defaults.column },
  );
  const state: PointwiseState = {
    picture: take('x', (value) => pictureFrom(value, size, scenes), defaults.picture),
    first: matrix('w', 'v', defaults.first),
    second: matrix('m', 'n', defaults.second),
    layers: take('l', (value) => ([1, 2] as const).find((layers) => String(layers) === value), defaults.layers),
    activation: take('a', (value) => (['none', 'relu'] as const).find((name) => name === value), defaults.activation),
    ...place,
    backend: take('b', (value) => backends.find((name) => name === value), defaults.backend),
  };
  return { state, ignored };
}

/** The text that `fromAddress` reads back as this state, but for a picture the reader brought; '' for the default. */
export function toAddress(state: PointwiseState): string {
  const standardPicture = pictureText(defaults.picture) ?? '';
  const place = ({ row, column }: PointwiseState) => `${row}-${column}`;
  return differingText([
    ['x', pictureText(state.picture) ?? standardPicture, standardPicture],
    ['w', cellsText(state.first.w), cellsText(defaults.first.w)],
    ['v', String(state.first.divisor), String(defaults.first.divisor)],
    ['m', cellsText(state.second.w), cellsText(defaults.second.w)],
    ['n', String(state.second.divisor), String(defaults.second.divisor)],
    ['l', String(state.layers), String(defaults.layers)],
    ['a', state.activation, defaults.activation],
    ['y', place(state), place(defaults)],
    ['b', state.backend, defaults.backend],
  ]);
}
