import { z } from 'astro/zod';
import { sentence } from './localised.ts';

/** Front matter of a page of prose that is neither a note nor a person: the page about the site, the page on lineage. */
export const prosePage = z.strictObject({
  title: sentence,
  /** One sentence under the title, and the page's description. */
  lede: sentence,
});
