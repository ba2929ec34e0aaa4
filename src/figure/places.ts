/** Cells of a plane by row and column, and by their index in row order. */
import type { Place } from './Grid.tsx';

/** Row and column of a cell in a plane with so many columns. */
export const placeIn = (index: number, columns: number): Place => ({ row: Math.floor(index / columns), column: index % columns });

/** The index of a place in a square plane, or of the nearest cell there is. */
export const nearestIndex = ({ row, column }: Place, side: number): number => Math.min(row, side - 1) * side + Math.min(column, side - 1);
