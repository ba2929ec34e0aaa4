/** Kernels to begin with: whole numbers within ±9. What is a column times a row is written as that. */

const times = (column: readonly number[], row: readonly number[]): number[] => column.flatMap((v) => row.map((h) => v * h + 0));
const drawn = (...rows: readonly string[]): number[] => [...rows.join('')].map((mark) => (mark === '#' ? 1 : 0));

/** In the order of their buttons: first those of rank 1. */
export const kernels = {
  box: times([1, 1, 1], [1, 1, 1]),
  blur: times([1, 2, 3, 2, 1], [1, 2, 3, 2, 1]),
  sobel: times([1, 2, 1], [-1, 0, 1]),
  checks: times([1, -1, 1, -1, 1], [1, -1, 1, -1, 1]),
  laplacian: [0, 1, 0, 1, -4, 1, 0, 1, 0],
  disc: drawn('.###.', '#####', '#####', '#####', '.###.'),
  bigDisc: drawn('..###..', '.#####.', '#######', '#######', '#######', '.#####.', '..###..'),
  diagonal: drawn('#....', '.#...', '..#..', '...#.', '....#'),
} as const satisfies Readonly<Record<string, readonly number[]>>;

export type KernelName = keyof typeof kernels;
// Object.keys forgets the names; they are those of the record above.
export const kernelNames = Object.keys(kernels) as readonly KernelName[];

/** The preset that has exactly these cells. */
export const kernelNamed = (cells: readonly number[]): KernelName | undefined =>
  kernelNames.find((name) => kernels[name].length === cells.length && kernels[name].every((value, at) => value === cells[at]));
