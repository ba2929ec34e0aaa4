import { describe, expect, it } from 'vitest';
import { cellsRead, draw, sheets, span, topSize } from './model.ts';

describe('the pyramid', () => {
  const list = sheets({ row: 2, column: 1 });

  it('opens to 1, 9, 13 and 15 cells a side', () => {
    expect(list.map(span)).toEqual([1, 9, 13, 15]);
  });

  it('reads 1, 9, 49 and 225 cells', () => {
    expect(list.map(cellsRead)).toEqual([1, 9, 49, 225]);
  });

  it('keeps every field on its sheet, whichever cell is chosen', () => {
    for (let row = 0; row < topSize; row++) {
      for (let column = 0; column < topSize; column++) {
        for (const sheet of sheets({ row, column })) {
          expect(sheet.rows[0]).toBeGreaterThanOrEqual(0);
          expect(sheet.rows.at(-1)).toBeLessThan(sheet.size);
          expect(sheet.columns.at(-1)).toBeLessThan(sheet.size);
        }
      }
    }
  });

  it('draws a target for each cell of the top sheet', () => {
    expect(draw(list).targets).toHaveLength(topSize * topSize);
  });
});
