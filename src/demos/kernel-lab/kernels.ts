/** Kernels that every course shows, as whole numbers over a divisor, and kernels of another size made from one at hand. */
export interface KernelPreset {
  readonly name: 'identity' | 'box' | 'gauss' | 'sharpen' | 'sobelX' | 'sobelY' | 'laplace' | 'emboss';
  /** Three rows of three. */
  readonly w: readonly number[];
  readonly divisor: number;
}

export const kernelPresets: readonly KernelPreset[] = [
  { name: 'identity', w: [0, 0, 0, 0, 1, 0, 0, 0, 0], divisor: 1 },
  { name: 'box', w: [1, 1, 1, 1, 1, 1, 1, 1, 1], divisor: 9 },
  { name: 'gauss', w: [1, 2, 1, 2, 4, 2, 1, 2, 1], divisor: 16 },
  { name: 'sharpen', w: [0, -1, 0, -1, 5, -1, 0, -1, 0], divisor: 1 },
  { name: 'sobelX', w: [-1, 0, 1, -2, 0, 2, -1, 0, 1], divisor: 1 },
  { name: 'sobelY', w: [-1, -2, -1, 0, 0, 0, 1, 2, 1], divisor: 1 },
  { name: 'laplace', w: [0, 1, 0, 1, -4, 1, 0, 1, 0], divisor: 1 },
  { name: 'emboss', w: [-2, -1, 0, -1, 1, 1, 0, 1, 2], divisor: 1 },
];

/** The kernel on a square of another size, its middle in the middle: new cells hold 0, cells that fall outside are gone. */
export function resized(w: readonly number[], from: number, to: number): number[] {
  // Half a cell is rounded up when growing and when shrinking, so that growing and shrinking by one undo each other.
  const shift = Math.floor(to / 2) - Math.floor(from / 2);
  return Array.from({ length: to * to }, (_, index) => {
    const [row, column] = [Math.floor(index / to) - shift, (index % to) - shift];
    return row < 0 || column < 0 || row >= from || column >= from ? 0 : (w[row * from + column] ?? 0);
  });
}
