/** The one thing worth noticing in a state of the figure. */
interface Seen {
  /** Position of the noise slider: 0 is none. */
  readonly noise: number;
  readonly iterations: number;
  readonly best: number;
  /** In decibels; what has not been computed yet is left out. */
  readonly rated: {
    readonly seen: number;
    readonly transposed: number;
    readonly now: number | undefined;
    readonly top: number | undefined;
  };
}
export type Sight = 'seesExact' | 'seesOver' | 'seesAdjoint' | 'seesHelps';

/** From here on the loss is seen in the picture. */
const worthSaying = 0.5;

export function noticed({ noise, iterations, best, rated: { seen, transposed, now, top } }: Seen): Sight {
  if (noise === 0) return 'seesExact';
  if (now !== undefined && top !== undefined && iterations > best && top - now > worthSaying) return 'seesOver';
  return transposed < seen ? 'seesAdjoint' : 'seesHelps';
}
