/**
 * A paper as a reference: the printed line, CSL-JSON, and BibTeX. BibTeX is made by citation-js, which knows the rules of
 * escaping and of names better than we would.
 */
import { Cite, plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import type { Paper } from '../schema/paper.ts';

// Our ids hold hyphens, which BibTeX allows in keys and citation-js would strip.
plugins.config.get('@bibtex').format.checkLabel = false;

/** Where the paper can be opened: its own address, else arXiv, else the DOI. */
export function paperAddress(paper: Pick<Paper, 'url' | 'arxiv' | 'doi'>): string | undefined {
  if (paper.url !== undefined) return paper.url;
  if (paper.arxiv !== undefined) return `https://arxiv.org/abs/${paper.arxiv}`;
  return paper.doi === undefined ? undefined : `https://doi.org/${paper.doi}`;
}

/** Up to `most` authors in full, then "et al."; a list known to be incomplete also ends so. */
export function authorLine(paper: Pick<Paper, 'authors' | 'authorsComplete'>, most = 4): string {
  const shown = paper.authors.slice(0, paper.authors.length > most ? most - 1 : most);
  const more = shown.length < paper.authors.length || !paper.authorsComplete;
  return shown.join(', ') + (more ? ' et al.' : '');
}

/** "Goodfellow et al. 2014": for cards and search results. */
export function shortReference(paper: Pick<Paper, 'authors' | 'authorsComplete' | 'year'>): string {
  const family = (name: string) => name.split(' ').at(-1) ?? name;
  const [first = '', second] = paper.authors;
  const many = paper.authors.length > 2 || !paper.authorsComplete;
  const who = many ? `${family(first)} et al.` : second === undefined ? family(first) : `${family(first)} & ${family(second)}`;
  return `${who} ${paper.year}`;
}

/** CSL-JSON, the exchange form of reference managers. */
export function cslOf(paper: Paper): Record<string, unknown> {
  const book = /press|wiley|mit press|book/i.test(paper.venue) && paper.pages === undefined && paper.arxiv === undefined;
  const journal = /\d+\(\d+\)|transactions|journal|magazine|IJCV|PAMI|distill|nature|science/i.test(paper.venue);
  const type = book ? 'book' : journal ? 'article-journal' : /^arXiv/i.test(paper.venue) ? 'article' : 'paper-conference';
  const volume = /\s(\d+)\((\d+)\)$/.exec(paper.venue);
  return {
    id: paper.id,
    'citation-key': paper.id,
    type,
    title: paper.title,
    author: paper.authors.map((name) => {
      const parts = name.split(' ');
      return parts.length === 1 ? { literal: name } : { given: parts.slice(0, -1).join(' '), family: parts.at(-1) };
    }),
    issued: { 'date-parts': [[paper.year]] },
    ...(type === 'book'
      ? { publisher: paper.venue }
      : { 'container-title': volume === null ? paper.venue : paper.venue.slice(0, volume.index) }),
    ...(volume === null ? {} : { volume: volume[1], issue: volume[2] }),
    ...(paper.pages === undefined ? {} : { page: paper.pages }),
    ...(paper.doi === undefined ? {} : { DOI: paper.doi }),
    ...(paperAddress(paper) === undefined ? {} : { URL: paperAddress(paper) }),
  };
}

/** One BibTeX entry; its key is the paper's id. */
export const bibtexOf = (paper: Paper): string => new Cite([cslOf(paper)]).format('bibtex').trim();
