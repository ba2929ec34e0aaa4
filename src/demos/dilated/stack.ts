/**
 * The stack of layers: its dilations as a list that can be put in another order, and the two layers that a dilated residual
 * network sets behind it against the grid.
 * Source of those two: Yu, Koltun & Funkhouser 2017, "Dilated Residual Networks", section 4: layers of dilation 2 and then 1
 * behind the residual stages, themselves without residual connections.
 */
import { receptiveField } from '../../nn/receptiveField.ts';
import { type DilatedState, limits } from './model.ts';

export const degridding: readonly number[] = [2, 1];

type Stack = Pick<DilatedState, 'rates' | 'degrid'>;

/** Dilations of all layers, first layer first: those of the list, then the two against the grid where they are switched on. */
export const layersOf = ({ rates, degrid }: Stack): readonly number[] => (degrid ? [...rates, ...degridding] : rates);

/** The side of the field after each layer. */
export const fieldsOf = (dilations: readonly number[], kernel: number): readonly number[] =>
  receptiveField(dilations.map((dilation) => ({ kernel, dilation }))).map(({ size }) => size);

/** The list with one item set elsewhere in it; the same list where nothing moves, or there is no such place. */
export function moved(rates: readonly number[], from: number, to: number): readonly number[] {
  const rate = rates[from];
  if (rate === undefined || from === to || to < 0 || to >= rates.length) return rates;
  return rates.toSpliced(from, 1).toSpliced(to, 0, rate);
}

/** The list without one item; the last one left stays. */
export const without = (rates: readonly number[], at: number): readonly number[] =>
  rates.length > limits.layers[0] ? rates.toSpliced(at, 1) : rates;
