/** A number as the site prints it: a true minus sign, and thousands set apart by commas. */
export function printed(value: number | string): string {
  if (typeof value === 'string') return value;
  const text = Number.isInteger(value) && Math.abs(value) >= 1000 ? value.toLocaleString('en-US') : String(value);
  return text.replace('-', '−');
}
