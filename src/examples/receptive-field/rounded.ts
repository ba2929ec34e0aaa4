/** A number for a table, to `digits` decimals. */
export const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));
