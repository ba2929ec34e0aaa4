/** The figures there are, found by their folders: each brings a meta.ts, and for the gallery a thumbnail.ts. */
import type { Localised } from '../schema/localised.ts';
import type { Plate } from '../schema/plate.ts';

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

const thumbnails = import.meta.glob<{ thumbnail: () => readonly Plate[] }>('../demos/*/thumbnail.ts', { eager: true });

/** Drawn from what the figure computes first. @throws where a figure of the gallery brings none */
export function thumbnailOf({ id }: DemoMeta): readonly Plate[] {
  const file = thumbnails[`../demos/${id}/thumbnail.ts`];
  if (file === undefined) throw new Error(`the figure "${id}" is in the gallery, but src/demos/${id}/thumbnail.ts is missing`);
  return file.thumbnail();
}
