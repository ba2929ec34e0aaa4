import { z } from 'astro/zod';
import { id, localised, sentence } from './localised.ts';

/** A word of the field: it feeds the glossary, the cards in the text and the synonyms of the search. */
export const term = z.strictObject({
  id,
  topic: id,
  name: localised,
  aliases: z.strictObject({
    zh: z.array(sentence).default([]),
    /** Traditional Chinese forms, Taiwan's words among them. */
    hant: z.array(sentence).default([]),
    en: z.array(sentence).default([]),
  }),
  definition: localised,
  seeAlso: z.array(id).default([]),
  /** The note that explains the term, where there is one. */
  note: id.optional(),
  /** A caution, for example that the word has two meanings. */
  caution: localised.optional(),
});
export type Term = z.infer<typeof term>;
