/** Two decimals with a true minus sign, so that numbers below one another line up. */
export const fixed = (value = 0): string =>
  value
    .toFixed(2)
    .replace(/^-(?=0\.00$)/, '')
    .replace('-', '−');
