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

  it('begins a new line of families before the drawing is too wide to see', () => {
    const many = lineage(
      Array.from({ length: 12 }, (_, index) => ({
        id: `p${index}`,
        names: { en: `Person Number ${index}`, aliases: [] },
        advisors: [`Advisor Number ${index}`],
        students: [],
      })),
    );
    const wide = drawLineage(
      many,
      many.scholars.map(({ name }) => name),
    );
    expect(wide.width).toBeLessThan(1000);
    for (const [index, one] of wide.scholars.entries()) {
      for (const other of wide.scholars.slice(index + 1)) {
        if (other.y === one.y) expect(Math.abs(other.x - one.x)).toBeGreaterThan((one.width + other.width) / 2);
      }
    }
  });

  it('stands an advisor over the middle of their students, so that lines of several advisors do not cross', () => {
    const joint = lineage([
      { id: 'a', names: { en: 'Anna', aliases: [] }, advisors: [], students: ['First', 'Second', 'Third'] },
      { id: 'f', names: { en: 'First', aliases: [] }, advisors: ['Zoe'], students: [] },
    ]);
    const placed = drawLineage(
      joint,
      joint.scholars.map(({ name }) => name),
    ).scholars;
    const x = (name: string) => placed.find((scholar) => scholar.name === name)?.x ?? Number.NaN;
    expect(x('Zoe')).toBeLessThan(x('Anna'));
  });
});
