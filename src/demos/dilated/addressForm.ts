/**
 * The state in the address, as `?dilated=` and these fields, joined by dots, each only where it differs from the default:
 *
 *   i7 input size   k3 kernel size   d2 dilation   s1 stride   p0 padding   y1-1 output cell, row and column from 0
 *   r2-2-2 dilations of the stack   g1 layers against the grid   ldiagonal, lpoint what the stack filters   bwebgpu backend
 *   x… w… cells in row order, one character each (a is −1, i is −9)
 *
 * A field that means nothing gives its default and is named; settings that don't fit together are brought to ones that do.
 */
import { cellsFrom, cellsText, fieldsOf, fieldsText, wholeIn } from '../../figure/address.ts';
import { lineKinds } from './line.ts';
import {
  backends,
  type DilatedState,
  defaults,
  firstInput,
  firstKernel,
  fitted,
  limits,
  outputSide,
  type Refusal,
  type Setting,
  settled,
  validRates,
} from './model.ts';

export interface Reading {
  readonly state: DilatedState;
  /** Fields that were not taken, as they stand in the address. */
  readonly ignored: readonly string[];
  readonly refusals: readonly Refusal[];
}

const settings: readonly (readonly [letter: string, setting: Setting])[] = [
  ['i', 'input'],
  ['k', 'kernel'],
  ['d', 'dilation'],
  ['s', 'stride'],
  ['p', 'padding'],
];

/** Reads any text at all. Never throws, and the state it returns is always possible. */
export function fromAddress(text: string): Reading {
  const { fields, strange } = fieldsOf(text, 'ikdspxwyrglb');
  const ignored = [...strange];
  const take = <Value>(letter: string, parse: (text: string) => Value | undefined, otherwise: Value): Value => {
    const field = fields.find((candidate) => candidate.letter === letter);
    if (field === undefined) return otherwise;
    const value = parse(field.text);
    if (value === undefined) ignored.push(field.whole);
    return value ?? otherwise;
  };

  const sizes = { ...defaults };
  for (const [letter, setting] of settings) sizes[setting] = take(letter, (value) => wholeIn(value, limits[setting]), defaults[setting]);
  const { state: whole, refusals } = fitted({
    ...sizes,
    x: take('x', (value) => cellsFrom(value, sizes.input ** 2), firstInput(sizes.input)),
    w: take('w', (value) => cellsFrom(value, sizes.kernel ** 2), firstKernel(sizes.kernel)),
    rates: take('r', (value) => validRates(value.split('-').map((rate) => wholeIn(rate, limits.rate) ?? 0)), defaults.rates),
    degrid: take('g', (value) => (value === '1' ? true : undefined), defaults.degrid),
    line: take('l', (value) => lineKinds.find((kind) => kind === value), defaults.line),
    backend: take('b', (value) => backends.find((name) => name === value), defaults.backend),
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
  return { state: settled({ ...whole, ...place }), ignored, refusals };
}

/** The text that `fromAddress` reads back as this state; '' for the default. */
export function toAddress(state: DilatedState): string {
  const { x, w, rates, degrid, line, backend } = state;
  const plain = settled({ ...state, row: defaults.row, column: defaults.column });
  const all: readonly (readonly [letter: string, text: string, plain: string])[] = [
    ...settings.map(([letter, setting]) => [letter, String(state[setting]), String(defaults[setting])] as const),
    ['y', `${state.row}-${state.column}`, `${plain.row}-${plain.column}`],
    ['r', rates.join('-'), defaults.rates.join('-')],
    ['g', degrid ? '1' : '0', '0'],
    ['l', line, defaults.line],
    ['b', backend, defaults.backend],
    ['x', cellsText(x), cellsText(firstInput(state.input))],
    ['w', cellsText(w), cellsText(firstKernel(state.kernel))],
  ];
  return fieldsText(all.filter(([, text, standard]) => text !== standard).map(([letter, text]) => [letter, text]));
}
