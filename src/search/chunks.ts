import type { Entry } from './extract.ts';
import type { Chunk, ChunkEntry, ChunkSection } from './format.ts';

/**
 * Cuts the words of all sections into chunks of about equal size. A page is cut between sections, never inside one, and its
 * title is repeated in each of its chunks, so that one chunk is enough to show a hit.
 */
export function textChunks(entries: readonly Entry[], characters: number): { first: number; chunk: Chunk }[] {
  const chunks: { first: number; chunk: { entries: ChunkEntry[] } }[] = [];
  let size = Number.POSITIVE_INFINITY;
  let number = 0;
  for (const entry of entries) {
    let open: (ChunkEntry & { sections: ChunkSection[] }) | undefined;
    for (const section of entry.sections) {
      // Half a chunk too long is nearer to the wanted size than a chunk of one short section after a long one.
      if (size + section.text.length / 2 > characters && size > 0) {
        chunks.push({ first: number, chunk: { entries: [] } });
        size = 0;
        open = undefined;
      }
      if (!open) {
        const { path, record, title, subtitle, glyph } = entry;
        open = {
          first: number,
          path,
          ...(record === undefined ? {} : { record }),
          title,
          ...(subtitle === undefined ? {} : { subtitle }),
          ...(glyph === undefined ? {} : { glyph }),
          sections: [],
        };
        chunks.at(-1)?.chunk.entries.push(open);
        size += title.length;
      }
      const math = section.formulas.map(({ tree }) => tree);
      open.sections.push({
        id: section.id,
        heading: section.headings.join(' › '),
        text: section.text,
        ...(math.length === 0 ? {} : { math }),
      });
      size += section.text.length + JSON.stringify(math).length / 6;
      number++;
    }
  }
  return chunks;
}
