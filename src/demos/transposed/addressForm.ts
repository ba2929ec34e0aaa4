/**
 * The state in the address, as `?transposed=` and these fields, joined by dots, each only where it differs from the default:
 *
 *   i2 input size   k3 kernel size   s2 stride   p0 padding   o0 output padding   y2-2 output cell, row and column from 0
 *   t6 side the solver is asked about   n1 seed of the decoders   e0 step of their training   fconstant what they are fed
 *   bwebgpu backend   x… w… cells in row order, one character each (a is −1, i is −9)
 *
 * A field that means nothing gives its default and is named; settings that don't fit together are brought to ones that do.
 */
import { cellsFrom, cellsText, differingText, fieldReader, wholeIn } from '../../figure/address.ts';
import { feeds } from './decoder.ts';
import {
  defaults,
  firstInput,
  firstKernel,
  fitted,
  leastTarget,
  limits,
  outputSide,
  type Refusal,
  type Setting,
  settled,
  type TransposedState,
} from './model.ts';

export interface Reading {
  readonly state: TransposedState;
  /** Fields that were not taken, as they stand in the address. */
  readonly ignored: readonly string[];
  readonly refusals: readonly Refusal[];
}

const settings: readonly (readonly [letter: string, setting: Setting])[] = [
  ['i', 'input'],
  ['k', 'kernel'],
  ['s', 'stride'],
  ['p', 'padding'],
  ['o', 'outputPadding'],
];

/** Reads any text at all. Never throws, and the state it returns is always possible. */
export function fromAddress(text: string): Reading {
  const { take, ignored } = fieldReader(text, 'ikspoxwytnefb');
  const sizes = { ...defaults };
  for (const [letter, setting] of settings) sizes[setting] = take(letter, (value) => wholeIn(value, limits[setting]), defaults[setting]);
  const { state: whole, refusals } = fitted({
    ...sizes,
    x: take('x', (value) => cellsFrom(value, sizes.input ** 2), firstInput(sizes.input)),
    w: take('w', (value) => cellsFrom(value, sizes.kernel ** 2), firstKernel(sizes.kernel)),
    seed: take('n', (value) => wholeIn(value, limits.seed), defaults.seed),
    step: take('e', (value) => wholeIn(value, limits.step), defaults.step),
    feed: take('f', (value) => feeds.find((name) => name === value), defaults.feed),
    backend: take('b', (value) => (['cpu', 'webgpu'] as const).find((name) => name === value), defaults.backend),
  });
  const last = outputSide(whole) - 1;
  const place = take(
    'y',
    (value) => {
      const [row, column, ...rest] = value.split('-').map((part) => wholeIn(part, [0, last]));
      return row === undefined || column === undefined || rest.length > 0 ? undefined : { row, column };
    },
    { row: defaults.row, column: defaults.column },
  );
  const target = take('t', (value) => wholeIn(value, [leastTarget(whole), limits.target[1]]), defaults.target);
  return { state: settled({ ...whole, ...place, target }), ignored, refusals };
}

/** The text that `fromAddress` reads back as this state; '' for the default. */
export function toAddress(state: TransposedState): string {
  const { x, w, backend } = state;
  const plain = settled({ ...state, row: defaults.row, column: defaults.column, target: defaults.target });
  return differingText([
    ...settings.map(([letter, setting]) => [letter, String(state[setting]), String(defaults[setting])] as const),
    ['y', `${state.row}-${state.column}`, `${plain.row}-${plain.column}`],
    ['t', String(state.target), String(plain.target)],
    ['n', String(state.seed), String(defaults.seed)],
    ['e', String(state.step), String(defaults.step)],
    ['f', state.feed, defaults.feed],
    ['b', backend, defaults.backend],
    ['x', cellsText(x), cellsText(firstInput(state.input))],
    ['w', cellsText(w), cellsText(firstKernel(state.kernel))],
  ]);
}
