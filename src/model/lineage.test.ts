import { describe, expect, it } from 'vitest';
import { generations, lineage } from './lineage.ts';

const people = [
  {
    id: 'fei-fei-li',
    names: { en: 'Fei-Fei Li', zh: '李飞飞', aliases: ['Li Fei-Fei'] },
    advisors: ['Pietro Perona'],
    students: ['Andrej Karpathy', 'Jia Deng'],
  },
  { id: 'andrej-karpathy', names: { en: 'Andrej Karpathy', aliases: [] }, advisors: ['Li Fei-Fei'], students: [] },
];

describe('lineage', () => {
  const tree = lineage(people);

  it('knows a scholar by any of the names and links those with a page', () => {
    expect(tree.scholars.map(({ name }) => name).sort()).toEqual(['Andrej Karpathy', 'Fei-Fei Li', 'Jia Deng', 'Pietro Perona']);
    expect(tree.scholars.find(({ name }) => name === 'Fei-Fei Li')?.id).toBe('fei-fei-li');
    expect(tree.scholars.find(({ name }) => name === 'Jia Deng')?.id).toBeUndefined();
  });

  it('has each pair once, though both records tell it', () => {
    expect(tree.edges).toHaveLength(3);
  });

  it('stands advisors above students', () => {
    const level = generations(tree);
    for (const [advisor, student] of tree.edges) expect(level[advisor]).toBeLessThan(level[student] ?? 0);
  });
});
