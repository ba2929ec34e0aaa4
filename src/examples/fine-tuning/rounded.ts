/** A number for a table, to `digits` decimals, never minus zero. */
export const rounded = (value: number, digits: number): number => Number(value.toFixed(digits)) + 0;
