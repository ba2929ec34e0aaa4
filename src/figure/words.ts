/** Sentences and numbers as a figure prints them: in the page and at build time by the same functions. */

/** Words of one language, by key; a demo adds its own to those every figure needs. */
export type Words = Readonly<Record<string, string>>;

/** `fill('{n} of {total}', { n: 5, total: 9 })` is `5 of 9`. A name without a value stays visible, so that it is noticed. */
export const fill = (template: string, values: Readonly<Record<string, string | number>>): string =>
  template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : typeof value === 'number' ? printed(value) : value;
  });

/** With a true minus sign. */
export const printed = (value: number): string => String(value).replace('-', '−');

/** Three significant digits are more than a clock in a page can tell apart. */
export const milliseconds = (value: number): string => `${value >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)))} ms`;

/** A difference between two results: an exact zero is worth saying, anything else has two digits. */
export function difference(value: number): string {
  if (value === 0) return '0';
  if (!Number.isFinite(value)) return '∞';
  const [digits, exponent] = value.toExponential(1).split('e') as [string, string];
  const power = Number(exponent);
  return power === 0 ? digits : `${digits} × 10${superscript(power)}`;
}

const superscript = (power: number): string =>
  (power < 0 ? '⁻' : '') + [...String(Math.abs(power))].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]).join('');
