import { z } from 'astro/zod';
import { claimId } from './claim.ts';
import { id, isoDate, sentence } from './localised.ts';

/** A specimen: seven rows of seven dots, what one output reads. Letters are the roles x, w, y, g; a dot is paper. */
const glyph = z.array(z.string().regex(/^[.xwyg]{7}$/, 'must be seven of . x w y g')).length(7);

/** Facts of a note that both languages share (note.yaml). */
export const noteFacts = z.strictObject({
  /** The shelf number shown in lists, for example C3. */
  code: z.string().regex(/^[A-Z]\d+$/),
  topics: z.array(id).min(1),
  glyph,
  /** Claims of the old notes that this note settles: C59, C60 … */
  claims: z.array(claimId).default([]),
  updated: isoDate,
});
export type NoteFacts = z.infer<typeof noteFacts>;

/** Front matter of one language of a note. */
export const notePage = z.strictObject({
  title: sentence,
  /** One sentence for lists, search results and the page's description. */
  description: sentence,
  /** Other names of the subject in this language, for search. */
  aliases: z.array(sentence).default([]),
});
export type NotePage = z.infer<typeof notePage>;
