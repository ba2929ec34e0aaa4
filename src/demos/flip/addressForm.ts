/**
 * The state in the address, as `?flip=` and these fields, joined by dots, each only where it differs from the default:
 *
 *   w… kernel cells   rconvolution rule   i12 place of the 1   y1-1 output cell, row and column from 0
 *   xshapes a scene, x-… a drawing   t40 training step   bwebgpu backend
 */
import { cellsFrom, cellsText, differingText, fieldReader, wholeIn } from '../../figure/address.ts';
import { pictureFrom, pictureText } from '../../figure/pictureState.ts';
import { backends, defaults, type FlipState, kernelSide, planeSide, rules, scenes, size } from './model.ts';
import { lastStep } from './training.ts';

/** Reads any text at all. Never throws, and the state it returns is always possible. */
export function fromAddress(text: string): { readonly state: FlipState; readonly ignored: readonly string[] } {
  const { take, ignored } = fieldReader(text, 'wriyxtb');
  const place = take(
    'y',
    (value) => {
      const [row, column, ...rest] = value.split('-').map((part) => wholeIn(part, [0, planeSide - 1]));
      return row === undefined || column === undefined || rest.length > 0 ? undefined : { row, column };
    },
    { row: defaults.row, column: defaults.column },
  );
  const state: FlipState = {
    w: take('w', (value) => cellsFrom(value, kernelSide ** 2), defaults.w),
    rule: take('r', (value) => rules.find((name) => name === value), defaults.rule),
    impulse: take('i', (value) => wholeIn(value, [0, planeSide ** 2 - 1]), defaults.impulse),
    ...place,
    picture: take('x', (value) => pictureFrom(value, size, scenes), defaults.picture),
    step: take('t', (value) => wholeIn(value, [0, lastStep]), defaults.step),
    backend: take('b', (value) => backends.find((name) => name === value), defaults.backend),
  };
  return { state, ignored };
}

/** The text that `fromAddress` reads back as this state, but for a picture the reader brought; '' for the default. */
export function toAddress(state: FlipState): string {
  const standardPicture = pictureText(defaults.picture) ?? '';
  return differingText([
    ['w', cellsText(state.w), cellsText(defaults.w)],
    ['r', state.rule, defaults.rule],
    ['i', String(state.impulse), String(defaults.impulse)],
    ['y', `${state.row}-${state.column}`, `${defaults.row}-${defaults.column}`],
    ['x', pictureText(state.picture) ?? standardPicture, standardPicture],
    ['t', String(state.step), String(defaults.step)],
    ['b', state.backend, defaults.backend],
  ]);
}
