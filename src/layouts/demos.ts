/** The figures there are, found by their folders: each brings a meta.ts. */
import type { Localised } from '../schema/localised.ts';

export interface DemoMeta {
  readonly id: string;
  readonly title: Localised;
  /** One sentence: what the reader does and sees. */
  readonly summary: Localised;
  readonly topics: readonly string[];
  /** The note the figure belongs to. */
  readonly note?: string;
  /** A specimen in the form of a note's: seven rows of seven. */
  readonly glyph: readonly string[];
  /** False for a figure that is no page of its own, like the one on the cover. */
  readonly inGallery: boolean;
}

const files = import.meta.glob<{ meta: DemoMeta }>('../demos/*/meta.ts', { eager: true });

export const listDemos = (): readonly DemoMeta[] => Object.values(files).map(({ meta }) => meta);
