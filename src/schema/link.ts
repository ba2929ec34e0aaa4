import { z } from 'astro/zod';
import { httpsUrl, id, isoDate, localised, sentence } from './localised.ts';

export const linkKinds = [
  'article',
  'paper',
  'code',
  'question',
  'homepage',
  'tool',
  'video',
  'course',
  'book',
  'dataset',
  'reference',
] as const;
export const linkLevels = ['introductory', 'intermediate', 'advanced'] as const;

/** One record for one address on the web, with the reason to open it. */
export const link = z.strictObject({
  id,
  /** The address to open today. */
  url: httpsUrl,
  /** The address as the notes of 2017 gave it, where it differs from `url`. */
  originalUrl: httpsUrl.optional(),
  title: localised,
  kind: z.enum(linkKinds),
  /** The language of what is behind the address. */
  lang: z.enum(['zh', 'en']),
  topics: z.array(id).min(1),
  year: z.int().min(1900).max(2100).optional(),
  author: sentence.optional(),
  /** One sentence: what a reader gets from opening it. */
  why: localised,
  level: z.enum(linkLevels),
  origin: z.enum(['seed', 'added']),
  /** Where a copy can be looked for when the address is gone. */
  archive: httpsUrl.optional(),
  /** A newer address of the same work, only where that is certain. */
  successor: httpsUrl.optional(),
  papers: z.array(id).default([]),
  people: z.array(id).default([]),
  /** What is uncertain about the record. */
  note: localised.optional(),
  added: isoDate,
});
export type Link = z.infer<typeof link>;

/** What a machine last saw at an address; hand-written files never hold it. */
export const linkHealth = z.strictObject({
  state: z.enum(['answers', 'moved', 'gone', 'not-checked']),
  checked: isoDate.nullable(),
  /** Where the address redirected to, when it moved. */
  location: httpsUrl.nullable(),
});
export type LinkHealth = z.infer<typeof linkHealth>;
