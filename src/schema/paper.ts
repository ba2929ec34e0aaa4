import { z } from 'astro/zod';
import { httpsUrl, id, localised, sentence } from './localised.ts';

/** A bibliographic record; BibTeX and the lists of references are made from it. */
export const paper = z.strictObject({
  id,
  title: sentence,
  authors: z.array(sentence).min(1),
  /** False where the list stops before the last author. */
  authorsComplete: z.boolean(),
  /** The year of the venue, not of the preprint. */
  year: z.int().min(1900).max(2100),
  venue: sentence,
  pages: sentence.optional(),
  arxiv: z
    .string()
    .regex(/^(\d{4}\.\d{4,5}|[a-z-]+(\.[A-Z]{2})?\/\d{7})$/, 'must be an arXiv id like 1406.2661')
    .optional(),
  doi: z
    .string()
    .regex(/^10\.\d{4,9}\/\S+$/, 'must be a DOI like 10.1109/CVPR.2009.5206848')
    .optional(),
  url: httpsUrl.optional(),
  code: httpsUrl.optional(),
  topics: z.array(id).min(1),
  /** What the paper brought, in one clause. */
  contribution: localised,
  /** How the record came to these notes. */
  origin: z.enum(['named', 'implied', 'added', 'people']),
  /** What was read to check each part of the record. */
  confidence: z.strictObject({ biblio: sentence, ids: sentence.optional(), code: sentence.optional(), contribution: sentence.optional() }),
  note: localised.optional(),
});
export type Paper = z.infer<typeof paper>;
