import { describe, expect, it } from 'vitest';
import type { Paper } from '../schema/paper.ts';
import { authorLine, bibtexOf, paperAddress, shortReference } from './bibliography.ts';

const paper: Paper = {
  id: 'dilated-2016',
  title: 'Multi-Scale Context Aggregation by Dilated Convolutions',
  authors: ['Fisher Yu', 'Vladlen Koltun'],
  authorsComplete: true,
  year: 2016,
  venue: 'ICLR 2016',
  arxiv: '1511.07122',
  topics: ['dilated-convolution'],
  contribution: { zh: '上下文模块', en: 'The context module' },
  origin: 'named',
  confidence: { biblio: 'verified' },
};

describe('bibtexOf', () => {
  it('gives an entry that a LaTeX document can cite by the paper id', () => {
    const entry = bibtexOf(paper);
    expect(entry).toMatch(/^@inproceedings\{dilated-2016,/);
    expect(entry).toContain('author = {Yu, Fisher and Koltun, Vladlen}');
    expect(entry).toContain('year = {2016}');
  });
});

describe('authorLine', () => {
  it('names four authors and shortens longer or incomplete lists', () => {
    expect(authorLine({ authors: ['A', 'B', 'C', 'D'], authorsComplete: true })).toBe('A, B, C, D');
    expect(authorLine({ authors: ['A', 'B', 'C', 'D', 'E'], authorsComplete: true })).toBe('A, B, C et al.');
    expect(authorLine({ authors: ['A'], authorsComplete: false })).toBe('A et al.');
  });
});

describe('shortReference', () => {
  it('is the way papers are named in running text', () => {
    expect(shortReference(paper)).toBe('Yu & Koltun 2016');
    expect(shortReference({ authors: ['Ian J. Goodfellow', 'B', 'C'], authorsComplete: true, year: 2014 })).toBe('Goodfellow et al. 2014');
  });
});

describe('paperAddress', () => {
  it('prefers the given address, then arXiv, then the DOI', () => {
    expect(paperAddress(paper)).toBe('https://arxiv.org/abs/1511.07122');
    expect(paperAddress({ doi: '10.1109/x' })).toBe('https://doi.org/10.1109/x');
    expect(paperAddress({})).toBeUndefined();
  });
});
