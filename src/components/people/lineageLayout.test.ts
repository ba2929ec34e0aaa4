import { describe, expect, it } from 'vitest';
import { lineage } from '../../model/lineage.ts';
import { drawLineage } from './lineageLayout.ts';

const tree = lineage([
  { id: 'a', names: { en: 'Anna Advisor', aliases: [] }, advisors: [], students: ['Sam Student', 'Sue Student'] },
  { id: 'b', names: { en: 'Bob Alone', aliases: [] }, advisors: ['Eve Elder'], students: [] },
]);
const drawing = drawLineage(
  tree,
  tree.scholars.map(({ name }) => name),
);

describe('drawLineage', () => {
  it('stands advisors above their students', () => {
    const y = (name: string) => drawing.scholars.find((scholar) => scholar.name === name)?.y ?? Number.NaN;
    expect(y('Anna Advisor')).toBeLessThan(y('Sam Student'));
    expect(y('Eve Elder')).toBeLessThan(y('Bob Alone'));
    expect(y('Anna Advisor')).toBe(y('Eve Elder'));
  });

  it('lets no two names overlap, and keeps all inside the drawing', () => {
    for (const [index, one] of drawing.scholars.entries()) {
      expect(one.x - one.width / 2).toBeGreaterThanOrEqual(0);
      expect(one.x + one.width / 2).toBeLessThanOrEqual(drawing.width);
      for (const other of drawing.scholars.slice(index + 1)) {
        if (other.y === one.y) expect(Math.abs(other.x - one.x)).toBeGreaterThan((one.width + other.width) / 2);
      }
    }
  });

  it('draws one line for each pair', () => {
    expect(drawing.edges).toHaveLength(3);
  });
});
