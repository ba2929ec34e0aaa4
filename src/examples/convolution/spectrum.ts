/**
 * The convolution theorem on four points, where the transform of integers is made of whole numbers and i.
 *
 *   F{x ⊛ w} = F{x} · F{w}        ⊛ is circular: indices are taken modulo N
 */
import { type Complex, complex, fft, multiplyInto } from '../../nn/fft.ts';
import type { Localised } from '../../schema/localised.ts';
import type { Example, ExampleTable } from '../example.ts';
import { convolve, from0 } from './line.ts';

const x = [2, 1, 3];
const w = [1, 4, 2];

/** The transform of real numbers followed by zeros up to `length`. */
export function transform(values: readonly number[], length: number): Complex {
  const signal = complex(length);
  signal.re.set(values);
  fft(signal);
  return signal;
}

/** By way of the transform: the circular convolution of two lists padded to `length`. */
export function circular(a: readonly number[], b: readonly number[], length: number): readonly number[] {
  const product = transform(a, length);
  multiplyInto(product, transform(b, length));
  fft(product, true);
  return [...product.re];
}

// Exact on four points but for the cosine of a right angle, which float64 puts at 6·10⁻¹⁷.
const whole = (value: number): number => Math.round(value) + 0;

/** A Gaussian integer as it is written: 4, −1 − i, −3 + 5i. */
export function gaussian(re: number, im: number): string {
  const [a, b] = [whole(re), whole(im)];
  const size = Math.abs(b) === 1 ? 'i' : `${Math.abs(b)}i`;
  if (b === 0) return `${a}`.replace('-', '−');
  if (a === 0) return `${b < 0 ? '−' : ''}${size}`;
  return `${a} ${b < 0 ? '−' : '+'} ${size}`.replace('-', '−');
}

const written = ({ re, im }: Complex): readonly string[] => [...re].map((value, f) => gaussian(value, im[f] ?? 0));
const same = (text: string): Localised => ({ zh: text, en: text });
const product = transform(x, 4);
multiplyInto(product, transform(w, 4));
const linear = convolve(from0(...x), from0(...w)).values;
const wrapped = circular(x, w, 4).map(whole);

const theorem: ExampleTable = {
  caption: {
    zh: 'N = 4：上面三行的下标是频率q，下面两行是位置n',
    en: 'N = 4: the index is a frequency q in the first three rows and a position n in the last two',
  },
  columns: [same(''), ...[0, 1, 2, 3, 4].map((n) => same(`${n}`))],
  rows: [
    ['X[q]', ...written(transform(x, 4)), null],
    ['W[q]', ...written(transform(w, 4)), null],
    ['X[q] · W[q]', ...written(product), null],
    [{ zh: '逆变换', en: 'inverse transform' }, ...wrapped, null],
    ['x ∗ w', ...linear],
  ],
};

export const spectrum = {
  values: {
    wrappedFirst: wrapped[0] ?? 0,
    linearFirst: linear[0] ?? 0,
    linearLast: linear.at(-1) ?? 0,
    linearLength: linear.length,
    // Exercise: 100 samples and 5 taps.
    longLinear: 100 + 5 - 1,
    longSpoiled: 5 - 1,
  },
  tables: { theorem },
} satisfies Example;
