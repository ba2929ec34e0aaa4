/** What is emitted beside the site for reading without a network: one entry for each file that belongs to it. */
export interface Manifest {
  /** Changes with any file. */
  readonly build: string;
  /** The size of all files together, as they are stored. */
  readonly bytes: number;
  /** The address below the base, the beginning of the content's SHA-256 in hexadecimal, the size in bytes. */
  readonly files: readonly (readonly [path: string, hash: string, bytes: number])[];
}

/** How many hexadecimal digits of a hash are kept: enough to tell two versions of one file apart. */
export const hashLength = 12;

/** Stands in the pages for the size in megabytes, which is known only when all of them are built. */
export const sizeMark = '[offline-megabytes]';

/** What the page asks of the worker. */
export type Ask =
  /** A page was opened; `visited` names what it loaded before the worker was there to see it. */
  | { readonly ask: 'hello'; readonly visited: readonly string[] }
  /** Store the whole site, and delete it. */
  | { readonly ask: 'keep' | 'drop' };

/** What the worker tells every open page about the whole site: how far it is stored. */
export interface Told {
  readonly state: 'off' | 'filling' | 'kept' | 'interrupted' | 'full' | 'dropped';
  /** From 0 to 1, while it is being filled. */
  readonly share?: number;
}
