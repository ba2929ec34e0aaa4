import { z } from 'astro/zod';
import { id, localised } from './localised.ts';

/** A reading path: notes in an order, with the reason for each step and for the order as a whole. */
export const path = z.strictObject({
  /** Where the path stands in lists, from 1. */
  position: z.int().min(1),
  title: localised,
  /** One sentence for lists, search results and the page's description. */
  description: localised,
  /** For whom it is, and what they know already. */
  audience: localised,
  /** Why the notes come in this order. */
  order: localised,
  /** What each note gives at this place, and what the next one needs of it. */
  steps: z.array(z.strictObject({ note: id, why: localised })).min(2),
});
export type Path = z.infer<typeof path>;
