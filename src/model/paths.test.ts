import { describe, expect, it } from 'vitest';
import { pathsThrough } from './paths.ts';
import type { ReadingPath } from './site.ts';

const both = { zh: '甲', en: 'A' };
const path = (id: string, ...notes: string[]): ReadingPath => ({
  id,
  position: 1,
  title: both,
  description: both,
  audience: both,
  order: both,
  steps: notes.map((note) => ({ note, why: both })),
});
const paths = [path('first', 'convolution', 'receptive-field', 'gan'), path('second', 'gan', 'deconvolution')];

describe('pathsThrough', () => {
  it('finds every path that comes to a note, with the steps before and after', () => {
    expect(pathsThrough(paths, 'gan').map(({ path: { id }, step, previous, next }) => [id, step, previous, next])).toEqual([
      ['first', 3, 'receptive-field', undefined],
      ['second', 1, undefined, 'deconvolution'],
    ]);
  });

  it('finds none for a note on no path', () => {
    expect(pathsThrough(paths, 'fine-tuning')).toEqual([]);
  });
});
