/**
 * How much of a picture repeats with the stride: for stride 2 that is the period of two cells, across, down, or both at once.
 * Of the spectrum Y of the picture's middle, those are the three frequencies (0, ½), (½, 0) and (½, ½) in cycles per cell:
 *
 *   E = (|Y(0, ½)|² + |Y(½, 0)|² + |Y(½, ½)|²) / Σ |Y|²
 *
 * Under a constant input a decoder of stride 2 repeats every two cells, so that all the rest is the mean.
 */
import { fft2d } from '../../nn/ops/fft2d.ts';
import { tensor } from '../../nn/tensor.ts';

/** Cells at every edge that the zeros of the padding reach. */
const rim = 4;

/** E of the middle of a side × side plane, from 0 to 1. */
export function share(values: ArrayLike<number>, side: number): number {
  const size = side - 2 * rim;
  const half = size / 2;
  const middle = Float32Array.from({ length: size ** 2 }, (_, at) => values[(rim + Math.floor(at / size)) * side + rim + (at % size)] ?? 0);
  const { data } = fft2d.forward({ x: tensor([size, size], middle) });
  const energy = (row: number, column: number) => {
    const at = row * size + column;
    return (data[at] ?? 0) ** 2 + (data[size ** 2 + at] ?? 0) ** 2;
  };
  const whole = data.reduce((sum, value) => sum + value ** 2, 0);
  return whole === 0 ? 0 : (energy(0, half) + energy(half, 0) + energy(half, half)) / whole;
}
