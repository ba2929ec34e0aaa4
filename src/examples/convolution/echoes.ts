/** One dimension: a response as the sum of echoes, what the order of the factors changes, and what brackets change. */
import type { Localised } from '../../schema/localised.ts';
import type { Example, ExampleTable } from '../example.ts';
import { convolve, correlate, from0, type Sequence, spread } from './line.ts';

const x = from0(2, 1, 3);
const w = from0(1, 4, 2);
const y = convolve(x, w);

const same = (text: string): Localised => ({ zh: text, en: text });
const indices = (first: number, last: number): readonly Localised[] =>
  Array.from({ length: last - first + 1 }, (_, i) => same(`${first + i}`.replace('-', '−')));
const row = (name: string, sequence: Sequence, first: number, last: number) => [name, ...spread(sequence, first, last)];

const shiftedName = (m: number): string => (m === 0 ? 'x[0]·w[n]' : `x[${m}]·w[n − ${m}]`);
const echo = (value: number, m: number): Sequence => ({ start: m, values: w.values.map((weight) => value * weight) });

const echoTable: ExampleTable = {
  caption: {
    zh: `x = (${x.values.join(', ')})，w = (${w.values.join(', ')})：每个输入激起一份回声，竖着相加`,
    en: `x = (${x.values.join(', ')}), w = (${w.values.join(', ')}): each input sets off one echo; add down the columns`,
  },
  columns: [same('n'), ...indices(0, 4)],
  rows: [...x.values.map((value, m) => row(shiftedName(m), echo(value, m), 0, 4)), row('y[n]', y, 0, 4)],
};

/** y[n] written out: the indices of x count up, those of w count down. */
function sample(n: number): string {
  const terms = x.values.flatMap((value, m) => (w.values[n - m] === undefined ? [] : [{ m, value, weight: w.values[n - m] }]));
  const named = terms.map(({ m }) => `\\x{x}[${m}]\\,\\w{w}[${n - m}]`).join('+');
  const filled = terms.map(({ value, weight }) => `\\x{${value}}\\cdot\\w{${weight}}`).join('+');
  return `\\y{y}[${n}]=${named}=${filled}=\\y{${y.values[n]}}`;
}

const orderTable: ExampleTable = {
  caption: { zh: '还是这个x和w：对调两个因子', en: 'The same x and w, with the factors exchanged' },
  columns: [same('n'), ...indices(-2, 4)],
  rows: [
    row('x ∗ w', y, -2, 4),
    row('w ∗ x', convolve(w, x), -2, 4),
    row('x ⋆ w', correlate(x, w), -2, 4),
    row('w ⋆ x', correlate(w, x), -2, 4),
  ],
};

const f = from0(1, 3, 2);
const v = from0(1, 2);
const h = from0(3, 1);

const bracketTable: ExampleTable = {
  caption: {
    zh: `f = (${f.values.join(', ')})，v = (${v.values.join(', ')})，h = (${h.values.join(', ')})，下标都从0起`,
    en: `f = (${f.values.join(', ')}), v = (${v.values.join(', ')}), h = (${h.values.join(', ')}), all starting at index 0`,
  },
  columns: [same('n'), ...indices(-2, 4)],
  rows: [
    row('(f ∗ v) ∗ h', convolve(convolve(f, v), h), -2, 4),
    row('f ∗ (v ∗ h)', convolve(f, convolve(v, h)), -2, 4),
    row('(f ⋆ v) ⋆ h', correlate(correlate(f, v), h), -2, 4),
    row('f ⋆ (v ⋆ h)', correlate(f, correlate(v, h)), -2, 4),
    row('f ⋆ (v ∗ h)', correlate(f, convolve(v, h)), -2, 4),
  ],
};

// The law of a sum: the ways to throw each total with two dice, and with three.
const die = { start: 1, values: Array<number>(6).fill(1) };
const twoDice = convolve(die, die);
const threeDice = convolve(twoDice, die);
const waysOfTwo = (total: number): number => twoDice.values[total - twoDice.start] ?? 0;
const faces = [1, 2, 3, 4, 5, 6];
/** Three dice that make ten: what the third shows leaves a total for the other two. */
const diceSum =
  `c_3[10]=\\sum_{m=1}^{6}c_2[10-m]=${faces.map((m) => waysOfTwo(10 - m)).join('+')}` + `=${threeDice.values[10 - threeDice.start]}`;

// Digits, the units first: the product of two numbers before anything is carried.
const digits = (n: number): Sequence => from0(...[...String(n)].reverse().map(Number));
const [a, b] = [213, 142];
const columns = convolve(digits(a), digits(b)).values;

// Exercise: a difference of neighbours but one, valid part only.
const ramp = from0(1, 4, 9, 16);
const difference = from0(1, 0, -1);
const printedList = (values: readonly number[]): string => values.join(', ').replaceAll('-', '−');

export const echoes = {
  values: {
    diceWays: twoDice.values.join(', '),
    threeDiceAll: threeDice.values.reduce((sum, ways) => sum + ways, 0),
    digitsA: a,
    digitsB: b,
    digitColumns: [...columns].reverse().join(', '),
    digitProduct: columns.reduce((sum, digit, place) => sum + digit * 10 ** place, 0),
    differenceConvolved: printedList(convolve(ramp, difference).values.slice(2, 4)),
    differenceCorrelated: printedList(correlate(ramp, difference).values.slice(2, 4)),
  },
  formulas: { sample: sample(2), dice: diceSum },
  tables: { echoes: echoTable, order: orderTable, brackets: bracketTable },
} satisfies Example;
