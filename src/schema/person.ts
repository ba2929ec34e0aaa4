import { z } from 'astro/zod';
import { claimId } from './claim.ts';
import { httpsUrl, id, localised, sentence } from './localised.ts';

const confidence = z.enum(['high', 'medium', 'low']);
/** A year, a month or a day; null where it was not found. */
const moment = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'must be a quoted date like "1995", "2017-01" or "1976-07-03"')
  .nullable();
const span = { from: moment, to: moment, confidence, source: localised.optional() };

/** The dated facts about a person; the prose stands beside them in zh.mdx and en.mdx. */
export const person = z.strictObject({
  names: z.strictObject({ zh: sentence.optional(), en: sentence, aliases: z.array(sentence).default([]) }),
  born: z.strictObject({ date: moment, place: localised.optional(), confidence, source: localised.optional() }).optional(),
  education: z.array(z.strictObject({ degree: localised, field: localised.optional(), institution: localised, ...span })).default([]),
  /** `ongoing` tells an open end from an end that was not found. */
  positions: z
    .array(z.strictObject({ role: localised, organisation: localised, ongoing: z.boolean().default(false), ...span }))
    .default([]),
  knownFor: localised,
  advisors: z.array(sentence).default([]),
  students: z.array(sentence).default([]),
  homepage: httpsUrl.optional(),
  /** Paper ids. */
  works: z.array(id).default([]),
  honours: z.array(localised).default([]),
  /** What the notes of 2017 said of the person, and what holds. */
  corrections: z
    .array(
      z.strictObject({
        said: localised,
        fact: localised,
        verdict: z.enum(['correct', 'imprecise', 'outdated', 'wrong', 'unverified']),
        confidence,
      }),
    )
    .default([]),
  /** Claims of the old notes that this page settles: C25, C26 … */
  claims: z.array(claimId).default([]),
  topics: z.array(id).default(['people']),
});
export type Person = z.infer<typeof person>;

/** Front matter of a person's prose. */
export const personPage = z.strictObject({
  /** One or two sentences under the name. */
  lede: sentence,
});
