import { describe, expect, it } from 'vitest';
import { person } from '../../schema/person.ts';
import { axisYears, lifeRows, yearOf } from './lifeRows.ts';

const both = (text: string) => ({ zh: text, en: text });
const someone = person.parse({
  names: { en: 'Some One' },
  knownFor: both('work'),
  education: [{ degree: both('PhD'), institution: both('A'), from: null, to: '2005', confidence: 'high' }],
  positions: [
    { role: both('now'), organisation: both('C'), from: '2019-03', to: null, ongoing: true, confidence: 'medium' },
    { role: both('first'), organisation: both('B'), from: '2005', to: '2006', confidence: 'high' },
    { role: both('end not found'), organisation: both('D'), from: '2008', to: null, confidence: 'high' },
  ],
});

describe('lifeRows', () => {
  const rows = lifeRows(someone, 'en');

  it('orders degrees and posts by time, a degree without a start by its end', () => {
    expect(rows.map(({ title }) => title)).toEqual(['PhD', 'first', 'end not found', 'now']);
  });

  it('leaves an unknown start unknown', () => {
    expect(rows[0]?.start).toBeUndefined();
  });

  it('lets an ongoing post go on, and claims nothing about an end that was not found', () => {
    expect(rows[3]?.end).toBe(Number.POSITIVE_INFINITY);
    expect(rows[2]?.end).toBe(2009);
  });

  it('spans the axis in steps of five years', () => {
    expect(axisYears(rows, 2026)).toEqual([2005, 2010, 2015, 2020, 2025]);
  });
});

describe('yearOf', () => {
  it('reads years and months', () => {
    expect(yearOf('2017-07')).toBe(2017.5);
    expect(yearOf(null)).toBeUndefined();
  });
});
