import { z } from 'astro/zod';
import { id, localised } from './localised.ts';

/** A subject of the site: what notes, papers, links and terms are gathered under. */
export const topic = z.strictObject({
  id,
  name: localised,
  /** Two to four sentences that open the topic's page. */
  introduction: localised,
});
export type Topic = z.infer<typeof topic>;
