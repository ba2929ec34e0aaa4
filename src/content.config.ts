import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { notePage } from './schema/note.ts';
import { prosePage } from './schema/page.ts';
import { personPage } from './schema/person.ts';

// The records (papers, links, terms …) are read by src/records, which knows their lines; here stands only the prose.
export const collections = {
  notes: defineCollection({ loader: glob({ base: './content/notes', pattern: '*/{zh,en}.mdx' }), schema: notePage }),
  people: defineCollection({ loader: glob({ base: './content/people', pattern: '*/{zh,en}.mdx' }), schema: personPage }),
  pages: defineCollection({ loader: glob({ base: './content/pages', pattern: '*/{zh,en}.mdx' }), schema: prosePage }),
};
