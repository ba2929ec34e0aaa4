import type { APIRoute } from 'astro';
import { bibtexOf } from '../model/bibliography.ts';
import { loadSite } from '../model/load.ts';

/** The whole bibliography as one BibTeX file. */
export const GET: APIRoute = async () =>
  new Response(`${(await loadSite()).papers.map(bibtexOf).join('\n\n')}\n`, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
