import type { Localised } from '../schema/localised.ts';

/** The four roles that colours stand for: input, kernel, output, and offsets, gates or gradients. */
export type Role = 'x' | 'w' | 'y' | 'g';

/** A computed table. Cells are numbers (set right-aligned) or short texts; `null` is drawn as an empty cell. */
export interface ExampleTable {
  readonly caption: Localised;
  readonly columns: readonly Localised[];
  readonly rows: readonly (readonly (number | string | Localised | null)[])[];
}

/** A grid of numbers. `null` draws a hole of a dilated kernel or an inserted zero. */
export interface ExampleGrid {
  readonly role: Role;
  readonly name: Localised;
  readonly cells: readonly (readonly (number | null)[])[];
  /** Cells [row, column] the current output reads; drawn with the role's fill and edge. */
  readonly read?: readonly (readonly [number, number])[];
  /** The one cell being computed. */
  readonly current?: readonly [number, number];
}

export interface ExampleGrids {
  /** Read out by a screen reader in place of the drawing, and shown as the caption. */
  readonly caption: Localised;
  readonly grids: readonly ExampleGrid[];
}

/**
 * What a note's numbers are: computed when the site is built, by the library that also runs the figures.
 * A note refers to an entry by name, so that no result is typed by hand and both languages show the same one.
 */
export interface Example {
  readonly values?: Readonly<Record<string, number | string>>;
  /** TeX; may use the role macros \x \w \y \g. */
  readonly formulas?: Readonly<Record<string, string>>;
  readonly tables?: Readonly<Record<string, ExampleTable>>;
  readonly grids?: Readonly<Record<string, ExampleGrids>>;
}
